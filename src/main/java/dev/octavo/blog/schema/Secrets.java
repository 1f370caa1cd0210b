package dev.octavo.blog.schema;

import dev.octavo.lib.data.Node;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Problems;
import java.util.regex.Pattern;

/**
 * Refuses what looks like a secret in a file that others can read. Problems do not quote its line, and other mistakes in it
 * are not reported, since output ends up in logs.
 */
final class Secrets {
    // Anywhere in a key, as in "github-token", "githubToken", "AWS_SECRET_ACCESS_KEY".
    private static final String NAME =
            "(?i).*(passw|passphrase|secret|token|credential|private-?_?key|access-?_?key|api-?_?key).*";
    // Only as a whole word: "author" and "keep" are not secrets.
    private static final String WORD = "(?i)(.*[-_])?(pass|pwd|auth|key|sas|pat|bearer)";
    private static final Pattern KEY = Pattern.compile(NAME + "|" + WORD);
    // An HTTP header, and the prefixes of tokens from GitHub, GitLab, Slack and AWS. "Bearer $NAME" is not a secret.
    private static final Pattern VALUE =
            Pattern.compile("(?is).*authorization:\\s*(bearer|basic|token)\\s+[a-z0-9._~+/=-]{8,}.*"
                    + "|(?s).*\\b(gh[a-z]_|github_pat_|glpat-|xox[a-z]-)[A-Za-z0-9_-]{12,}.*"
                    + "|(?s).*\\b(AKIA|ASIA)[A-Z0-9]{16}\\b.*");

    // The user in an http URL is often a token.
    private static final Pattern WITH_PASSWORD =
            Pattern.compile("(?i)[a-z][a-z0-9+.-]*://[^@/\\s]*:[^@/\\s]+@.*|https?://[^@/\\s]+@.*");
    private static final Pattern SCP_WITH_PASSWORD =
            Pattern.compile("(?!.*://)[^@/:\\s]+:\\S*@[A-Za-z0-9.-]+([:/].*)?");

    private static final String REMEDY = "take it out, and make a new one if the file was ever shared; Octavo takes"
            + " secrets from the environment, the SSH agent, Git's credential helper, or you";

    private Secrets() {}

    /** Reports all entries that are secrets, by name or by value; true if there are any. */
    static boolean areRefused(Node.Mapping mapping, Problems problems) {
        return mapping.entries().stream()
                        .filter(entry -> isRefused(entry, problems))
                        .count()
                > 0;
    }

    /**
     * {@code mapping} without the entries whose names mark them as secrets, which are reported. Values are not checked, since
     * texts outside {@code publish} may well be about tokens.
     */
    static Node.Mapping withoutSecretKeys(Node.Mapping mapping, Problems problems) {
        return new Node.Mapping(
                mapping.syntax(),
                mapping.entries().stream()
                        .filter(entry -> !KEY.matcher(entry.key()).matches() || !isRefused(entry, problems))
                        .toList(),
                mapping.location());
    }

    /** Reports an entry that is a secret, by name or by value; true if it is. */
    static boolean isRefused(Node.Entry entry, Problems problems) {
        boolean named = KEY.matcher(entry.key()).matches();
        boolean address = entry.key().equals("sftp") || entry.key().equals("git");
        boolean like = address
                && entry.value() instanceof Node.Scalar written
                && SCP_WITH_PASSWORD.matcher(written.text()).matches();
        if (!named && !like && !isSecret(entry.value())) {
            return false;
        }
        Location place = entry.keyLocation();
        String what = named ? " is a secret" : " holds a password or a token";
        problems.add(ProblemKind.SECRET
                .error(
                        "\"" + entry.key() + "\" in line " + place.line() + what + ", which has no place in this file",
                        Location.file(place.path()))
                .hint(REMEDY));
        return true;
    }

    /** Whether a value is a secret or contains one. */
    private static boolean isSecret(Node value) {
        if (value instanceof Node.Mapping keys) {
            return keys.entries().stream().anyMatch(entry -> isSecret(entry.value()));
        }
        if (value instanceof Node.Sequence list) {
            return list.items().stream().anyMatch(Secrets::isSecret);
        }
        return value instanceof Node.Scalar scalar
                && (WITH_PASSWORD.matcher(scalar.text()).matches()
                        || VALUE.matcher(scalar.text()).matches());
    }
}

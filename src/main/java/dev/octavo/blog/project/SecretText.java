package dev.octavo.blog.project;

import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds private keys and access tokens in small text files, just before these are copied to the site. */
public final class SecretText {
    private static final int MOST_BYTES = 64_000;
    private static final Set<String> KINDS = Set.of(("txt json jsonl js mjs css csv tsv xml html htm yaml yml toml ini"
                    + " conf cfg cnf properties config mobileconfig asc pub py rb pl php sh bash ps1 bat java go rs ts md map"
                    + " ipynb")
            .split(" ", -1));
    private static final List<SecretText> ALL = List.of(
            new SecretText(
                    "a private key",
                    "PRIVATE KEY",
                    "-----BEGIN [A-Z ]*PRIVATE KEY(?: BLOCK)?-----[\\s\\S]{0,200}?[A-Za-z0-9+/=]{40}"),
            new SecretText("a private key", "\"private_key\"", "\"private_key\"\\s*:\\s*\"[^\"]{20}"),
            new SecretText("an access key of AWS", "AKIA", "\\bAKIA[0-9A-Z]{16}\\b(?<!EXAMPLE)"),
            new SecretText("an access key of AWS", "ASIA", "\\bASIA[0-9A-Z]{16}\\b(?<!EXAMPLE)"),
            new SecretText("an access token of GitHub", "ghp_", "\\bghp_[0-9A-Za-z]{36}"),
            new SecretText("an access token of GitHub", "github_pat_", "\\bgithub_pat_\\w{36}"),
            new SecretText("an access token of Slack", "xox", "\\bxox[baprs]-[0-9A-Za-z-]{10}"),
            new SecretText("a secret key of Stripe", "sk_live_", "\\bsk_live_[0-9A-Za-z]{16}"),
            new SecretText("an API key of Google", "AIza", "\\bAIza[\\w-]{35}"),
            new SecretText("a password", "<key>Password</key>", "<key>Password</key>\\s*<string>[^<]"));

    private final String what;
    private final String part;
    private final Pattern whole;

    /** @param part what such a secret contains, for which a search is quick */
    private SecretText(String what, String part, String whole) {
        this.what = what;
        this.part = part;
        this.whole = Pattern.compile(whole);
    }

    /**
     * Returns a warning for each kind of secret in a file of the author's.
     *
     * @throws SnapshotChanged if the file has changed
     */
    public static List<Problem> in(Project project, SourcePath file) {
        String name = file.fileName();
        String extension = SourcePath.extension(name);
        boolean text = name.indexOf('.') < 0 || KINDS.contains(extension);
        if (!text || !project.isOwn(project.file(file)) || project.size(file) > MOST_BYTES) {
            return List.of();
        }
        // Of these bytes, only ASCII matters, and a search in Latin-1 is the quickest.
        byte[] bytes = project.look(file, in -> in.readNBytes(MOST_BYTES));
        String content = new String(bytes, StandardCharsets.ISO_8859_1);
        // Maps and Firebase of Google need a key in pages, and say that it is no secret there.
        boolean page = Set.of("js", "mjs", "html", "htm").contains(extension);
        return ALL.stream()
                .filter(secret -> !(page && secret.part.equals("AIza")))
                .flatMap(secret -> secret.find(file, content))
                .distinct()
                .toList();
    }

    private Stream<Problem> find(SourcePath file, String content) {
        Matcher secret = whole.matcher(content);
        if (content.indexOf(part) < 0 || !secret.find()) {
            return Stream.empty();
        }
        int line =
                Location.in(file.value(), content, secret.start(), secret.end()).line();
        // Without its line, which would be printed: logs of a build are read by others.
        return Stream.of(Problem.warning(
                        "this file, which is published, contains " + what + " in line " + line,
                        Location.file(file.value()))
                .hint("take the file out of the site's folder; where it was online before, have the secret replaced"
                        + " too: others may know it; if everybody may have it, add " + file.value()
                        + " to \"publish-files\" in content/site.yaml"));
    }
}

package dev.octavo.publish.git;

import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.publish.git.around.CleanText;
import dev.octavo.publish.git.around.RemotePlace;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What it means to the author where Git fails: the fact and the remedy, in words of ours for what is common.
 *
 * @param tried by what the server was to know us
 */
record Failure(RemotePlace place, String branch, String tried) {
    private static final Pattern UNKNOWN = Pattern.compile(
            "could not read (Username|Password) for|Authentication failed for|terminal prompts disabled");
    private static final Pattern ASKED = Pattern.compile("(?:read \\w+|failed) for '(https?://)(?:[^@/']*@)?([^/']*)");
    private static final String LATER = "publish again later: what stands there is whole";
    private static final String REMOTE = "remote: ";

    /** What Git says, what it means, and what helps. PLACE, HOST and SAID stand for what they say. */
    private record Saying(Pattern said, String fact, String remedy) {
        static Saying of(String said, String fact, String remedy) {
            return new Saying(Pattern.compile(said), fact, remedy);
        }
    }

    // The first that fits counts.
    private static final List<Saying> SAYINGS = List.of(
            Saying.of(
                    "REMOTE HOST IDENTIFICATION HAS CHANGED",
                    "HOST shows another key than the one that is known here: somebody may be in between",
                    "ask who runs the server; if the key was changed on purpose, ssh-keygen -R HOST forgets the old one"),
            Saying.of(
                    "Host key verification failed",
                    "the server HOST is not known here, so nobody can tell whether it is the right one",
                    "connect once with \"ssh HOST\" and compare the fingerprint that it shows with the one that the"
                            + " server's owner tells; or name a file of known servers in OCTAVO_SSH_KNOWN_HOSTS"),
            Saying.of(
                    "Permission denied \\(|Too many authentication failures",
                    "HOST does not let us in over SSH: SAID",
                    "let the server know your key (at GitHub: Settings, SSH keys), and see whether \"ssh HOST\" lets"
                            + " you in; OCTAVO_SSH_KEY names another key"),
            Saying.of(
                    "Could not resolve host|Name or service not known|Could not resolve proxy",
                    "nobody knows the host HOST",
                    "see whether \"repository\" is spelt right and the network is there"),
            Saying.of(
                    "(?i)timed out|timeout|Operation too slow|transfer rate too low",
                    "PLACE did not answer in time",
                    LATER),
            Saying.of(
                    "(?i)Connection refused|Failed to connect|Couldn't connect|Could not connect|No route to host"
                            + "|Network is unreachable",
                    "HOST takes no connections at that port",
                    "see whether \"repository\" is right, the server runs, and a proxy, if there is one, is right, too"),
            Saying.of(
                    "(?i)wrong version number|unexpected TLS packet|packet length too long|unknown protocol",
                    "HOST does not speak TLS at that port",
                    "write http:// or mend the port in \"repository\""),
            Saying.of(
                    "(?i)certificate",
                    "HOST does not prove that it is HOST: SAID",
                    "where the server is your own, let Git trust its certificate: git config --global"
                            + " http.https://HOST/.sslCAInfo FILE; otherwise somebody may be in between"),
            Saying.of(
                    "(?i)exceeds GitHub's file size limit|pack exceeds maximum|maximum allowed (pack )?size",
                    "PLACE takes nothing that large: SAID",
                    "take large files out of the site, or raise the server's limit (receive.maxInputSize)"),
            Saying.of(
                    "error: 413|HTTP 413",
                    "HOST takes no upload that large",
                    "raise its limit (client_max_body_size, in nginx), or publish over SSH"),
            Saying.of("error: 429|HTTP 429", "HOST was asked too often", "wait some minutes and publish again"),
            Saying.of(
                    "error: 403|HTTP 403|Permission to .* denied|Write access to repository not granted",
                    "HOST does not let us write to PLACE with what TRIED holds",
                    "give the token the right to write there (at GitHub: contents, read and write), or use another"),
            Saying.of("(?:error:|HTTP) (5\\d\\d)", "HOST failed with HTTP NUMBER: SAID", LATER),
            Saying.of(
                    "not valid: could not determine hash algorithm|not valid: is this a git repository"
                            + "|invalid server response|protocol error: bad line length|no DAV locking support",
                    "PLACE is no Git repository, but something else",
                    "see whether \"repository\" is spelt right"),
            Saying.of(
                    "repository '.*' not found|does not appear to be a git repository|Repository not found"
                            + "|project you were looking for could not be found|No such repository",
                    "there is no Git repository at PLACE",
                    "see whether \"repository\" is spelt right, or make one there; a private one is only shown to those"
                            + " who may see it"),
            Saying.of(
                    "(?i)hung up|early EOF|RPC failed|Connection reset|Broken pipe|connection was closed|Empty reply"
                            + "|unexpected disconnect|closed by (remote|UNKNOWN)|Recv failure|transfer closed"
                            + "|kex_exchange_identification|Connection closed|unexpectedly",
                    "the line to PLACE broke: SAID",
                    "publish again: what stands there is whole"));

    /** Whether the server wants to know who we are, and does not know us by what it was told. */
    static boolean isUnknown(String errors) {
        return UNKNOWN.matcher(errors).find();
    }

    /** The host that the server sent us to, which would have to be told our password. */
    static Optional<String> elsewhere(String errors, RemotePlace place) {
        Matcher asked = ASKED.matcher(errors);
        return asked.find() && !place.described().startsWith(asked.group(1) + asked.group(2) + "/")
                ? Optional.of(asked.group(1) + asked.group(2))
                : Optional.empty();
    }

    /** What is told of what Git says; empty where there are no words of ours for it. */
    Optional<ProblemException> known(String errors) {
        Optional<String> elsewhere = elsewhere(errors, place);
        if (elsewhere.isPresent()) {
            return Optional.of(problem(
                    place.host() + " sends us to " + elsewhere.get() + ", which asks who we are",
                    "write the URL there as \"repository\", if you trust it: no password goes to another server"));
        }
        if (isUnknown(errors)) {
            return Optional.of(problem(
                    place.host() + " does not know us by what was tried: " + tried,
                    "set OCTAVO_GIT_TOKEN to a token that may write there, and OCTAVO_GIT_USER where the server wants"
                            + " a name; or let Git's credential helper know it"));
        }
        for (Saying saying : SAYINGS) {
            Matcher said = saying.said().matcher(errors);
            if (said.find()) {
                String number = said.groupCount() > 0 ? String.valueOf(said.group(1)) : "";
                return Optional.of(
                        problem(filled(saying.fact(), number, errors), filled(saying.remedy(), number, errors)));
            }
        }
        return Optional.empty();
    }

    private String filled(String text, String number, String errors) {
        return text.replace("HOST", place.host().isEmpty() ? "this machine" : place.host())
                .replace("PLACE", place.described())
                .replace("TRIED", tried)
                .replace("NUMBER", number)
                .replace("SAID", CleanText.of(errors));
    }

    /** What is told where there are no words of ours. */
    ProblemException any(String errors) {
        return problem(
                "Git cannot reach " + place.described() + ": " + CleanText.of(errors),
                "mend what Git says and publish again: what stands there is whole");
    }

    /**
     * What is told where the server took the files but not the commit.
     *
     * @param why as Git says it: {@code [remote rejected] (pre-receive hook declined)}
     */
    ProblemException rejected(String why, String errors) {
        String reason =
                CleanText.of(why.replaceFirst("^\\[remote rejected] \\(?", "").replaceFirst("\\)$", ""));
        String said = CleanText.of(errors.lines()
                .filter(line -> line.startsWith(REMOTE))
                .map(line -> line.substring(REMOTE.length()))
                .collect(Collectors.joining("\n")));
        String fact = "the server did not let the branch " + branch + " of " + place.described() + " be changed: "
                + reason + (said.isEmpty() ? "" : ". It says: " + said);
        if (said.contains("file size limit")) {
            return problem(fact, "make the file smaller, or put it somewhere else and link to it");
        }
        return problem(
                fact,
                reason.contains("non-fast-forward")
                        ? "keep the history of the branch, with \"history: kept\" in content/site.yaml, or let the server"
                                + " take other commits (receive.denyNonFastForwards)"
                        : "if the branch is protected, allow whoever publishes to push to it, or publish to another"
                                + " branch");
    }

    private static ProblemException problem(String fact, String remedy) {
        return new ProblemException(Problem.error(fact).hint(remedy));
    }
}

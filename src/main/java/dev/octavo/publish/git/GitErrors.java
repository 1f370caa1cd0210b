package dev.octavo.publish.git;

import dev.octavo.lib.problem.KnownMessage;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.publish.ssh.Programs;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Explains failures of Git to the author.
 *
 * @param tried the credentials that were tried, for messages
 */
record GitErrors(RemoteRepository place, String branch, String tried) {
    private static final Pattern ASKED = Pattern.compile("(?:read \\w+|failed) for '(https?://)(?:[^@/']*@)?([^/']*)");
    private static final String REMOTE = "remote: ";

    /** Whether the server requires a login, and has not accepted the one sent. */
    static boolean isLoginNeeded(String errors) {
        return KnownMessage.table("git").get(0).pattern().matcher(errors).find();
    }

    /** The URL of another host that the server redirects to and that asks for a login; empty if there is none. */
    static Optional<String> redirectHost(String errors, RemoteRepository place) {
        Matcher login = ASKED.matcher(errors);
        return login.find() && !place.description().startsWith(login.group(1) + login.group(2) + "/")
                ? Optional.of(login.group(1) + login.group(2))
                : Optional.empty();
    }

    /** The explanation of a common failure; empty if there is none for it. */
    Optional<ProblemException> explained(String errors) {
        return redirectHost(errors, place)
                .map(elsewhere -> ProblemException.of(
                        place.host() + " sends us to " + elsewhere + ", which asks who we are",
                        "write the URL there as \"repository\", if you trust it: no password goes to another server"))
                .or(() -> KnownMessage.meaning("git", errors, name -> switch (name) {
                    case "host" -> place.host().isEmpty() ? "this machine" : place.host();
                    case "place" -> place.description();
                    case "tried" -> tried;
                    default -> Programs.summary(errors);
                }));
    }

    /** The exception for any other failure, with Git's own message. */
    ProblemException unexplained(String errors) {
        return ProblemException.of(
                "Git cannot reach " + place.description() + ": " + Programs.summary(errors),
                "fix what Git reports and publish again: the site there is intact");
    }

    /**
     * Explains why the server received the files but rejected the commit.
     *
     * @param why Git's message: {@code [remote rejected] (pre-receive hook declined)}
     */
    ProblemException rejected(String why, String errors) {
        String reason = Programs.summary(
                why.replaceFirst("^\\[remote rejected] \\(?", "").replaceFirst("\\)$", ""));
        String serverMessage = Programs.summary(errors.lines()
                .filter(line -> line.startsWith(REMOTE))
                .map(line -> line.substring(REMOTE.length()))
                .collect(Collectors.joining("\n")));
        String message = reason + (serverMessage.isEmpty() ? "" : ". It says: " + serverMessage);
        return KnownMessage.meaning(
                        "git-rejection", message, name -> name.equals("branch") ? place.description(branch) : message)
                .orElseThrow();
    }
}

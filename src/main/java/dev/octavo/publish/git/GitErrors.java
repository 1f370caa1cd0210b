package dev.octavo.publish.git;

import dev.octavo.problem.ProblemException;
import dev.octavo.problem.Saying;
import dev.octavo.publish.ssh.Programs;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Explains a failure of Git to the author: the fact and the remedy, in our own words for common failures.
 *
 * @param tried by what the server was to know us
 */
record GitErrors(RemoteRepository place, String branch, String tried) {
    private static final Pattern ASKED = Pattern.compile("(?:read \\w+|failed) for '(https?://)(?:[^@/']*@)?([^/']*)");
    private static final String REMOTE = "remote: ";

    /** Whether the server wants to know who we are, and does not know us by what it was told. */
    static boolean isLoginNeeded(String errors) {
        return Saying.table("git").get(0).said().matcher(errors).find();
    }

    /** The host that the server sent us to, which would have to be told our password. */
    static Optional<String> redirectHost(String errors, RemoteRepository place) {
        Matcher asked = ASKED.matcher(errors);
        return asked.find() && !place.description().startsWith(asked.group(1) + asked.group(2) + "/")
                ? Optional.of(asked.group(1) + asked.group(2))
                : Optional.empty();
    }

    /** What is told of what Git says; empty where there are no words of ours for it. */
    Optional<ProblemException> explained(String errors) {
        return redirectHost(errors, place)
                .map(elsewhere -> ProblemException.of(
                        place.host() + " sends us to " + elsewhere + ", which asks who we are",
                        "write the URL there as \"repository\", if you trust it: no password goes to another server"))
                .or(() -> Saying.meaning("git", errors, name -> switch (name) {
                    case "host" -> place.host().isEmpty() ? "this machine" : place.host();
                    case "place" -> place.description();
                    case "tried" -> tried;
                    default -> Programs.summary(errors);
                }));
    }

    /** What is told where there are no words of ours. */
    ProblemException unexplained(String errors) {
        return ProblemException.of(
                "Git cannot reach " + place.description() + ": " + Programs.summary(errors),
                "fix what Git reports and publish again: the site there is intact");
    }

    /**
     * What is told where the server took the files but not the commit.
     *
     * @param why as Git says it: {@code [remote rejected] (pre-receive hook declined)}
     */
    ProblemException rejected(String why, String errors) {
        String reason = Programs.summary(
                why.replaceFirst("^\\[remote rejected] \\(?", "").replaceFirst("\\)$", ""));
        String serverMessage = Programs.summary(errors.lines()
                .filter(line -> line.startsWith(REMOTE))
                .map(line -> line.substring(REMOTE.length()))
                .collect(Collectors.joining("\n")));
        String message = reason + (serverMessage.isEmpty() ? "" : ". It says: " + serverMessage);
        return Saying.meaning("git-rejection", message, name -> name.equals("branch") ? place.description(branch) : message)
                .orElseThrow();
    }
}

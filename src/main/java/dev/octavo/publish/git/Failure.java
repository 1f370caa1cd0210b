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
record Failure(RemotePlace place, String branch, String tried) {
    private static final Pattern ASKED = Pattern.compile("(?:read \\w+|failed) for '(https?://)(?:[^@/']*@)?([^/']*)");
    private static final String REMOTE = "remote: ";

    /** Whether the server wants to know who we are, and does not know us by what it was told. */
    static boolean isUnknown(String errors) {
        return Saying.table("git").get(0).said().matcher(errors).find();
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
        return elsewhere(errors, place)
                .map(elsewhere -> ProblemException.of(
                        place.host() + " sends us to " + elsewhere + ", which asks who we are",
                        "write the URL there as \"repository\", if you trust it: no password goes to another server"))
                .or(() -> Saying.meaning("git", errors, name -> switch (name) {
                    case "host" -> place.host().isEmpty() ? "this machine" : place.host();
                    case "place" -> place.described();
                    case "tried" -> tried;
                    default -> Programs.inOneLine(errors);
                }));
    }

    /** What is told where there are no words of ours. */
    ProblemException any(String errors) {
        return ProblemException.of(
                "Git cannot reach " + place.described() + ": " + Programs.inOneLine(errors),
                "fix what Git reports and publish again: the site there is intact");
    }

    /**
     * What is told where the server took the files but not the commit.
     *
     * @param why as Git says it: {@code [remote rejected] (pre-receive hook declined)}
     */
    ProblemException rejected(String why, String errors) {
        String reason = Programs.inOneLine(
                why.replaceFirst("^\\[remote rejected] \\(?", "").replaceFirst("\\)$", ""));
        String said = Programs.inOneLine(errors.lines()
                .filter(line -> line.startsWith(REMOTE))
                .map(line -> line.substring(REMOTE.length()))
                .collect(Collectors.joining("\n")));
        String words = reason + (said.isEmpty() ? "" : ". It says: " + said);
        return Saying.meaning("git-rejection", words, name -> name.equals("branch") ? place.described(branch) : words)
                .orElseThrow();
    }
}

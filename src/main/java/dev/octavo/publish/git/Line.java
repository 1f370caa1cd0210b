package dev.octavo.publish.git;

import dev.octavo.problem.ProblemException;
import dev.octavo.work.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.io.function.IOConsumer;

/**
 * The line to a branch of a repository, wherever that is. Every method throws an error for the author if the other side
 * fails.
 *
 * @param patience for how many seconds the other side may say nothing
 */
record Line(Cache cache, RemotePlace place, String branch, Logins logins, long patience) {
    private static final String HEADS = "refs/heads/";
    private static final Pattern WRITING = Pattern.compile("Writing objects: +\\d+% \\((\\d+)/(\\d+)\\).*");
    // A server that takes a pack unpacks it and asks its hooks before it says anything.
    private static final int PATIENCE_FOR_HOOKS = 10;

    /** The newest commit of the branch there; empty where there is no such branch. */
    Optional<String> head() throws IOException {
        return done(asked(patience, line -> {}, List.of("ls-remote", "--", place.url(), HEADS + branch)))
                .lines()
                .map(line -> line.split("\t", 2))
                .filter(line -> line.length == 2 && line[1].equals(HEADS + branch))
                .map(line -> line[0])
                .findFirst();
    }

    /**
     * Brings the newest commits of the branch here, with all their files.
     *
     * @param depth how many, as git-fetch(1) is told
     */
    void fetch(String depth) throws IOException {
        String what = "+" + HEADS + branch + ":" + Cache.HEAD;
        done(asked(patience, line -> {}, List.of("fetch", "--quiet", "--no-tags", depth, "--", place.url(), what)));
    }

    /**
     * Makes {@code commit} the newest of the branch there, if {@code expected} still is.
     *
     * @param expected empty where there was no such branch
     * @param replaces whether {@code commit} does not stand on {@code expected}
     * @throws ProblemException where another is the newest meanwhile; nothing has changed then
     */
    void push(String commit, Optional<String> expected, boolean replaces, Progress progress) throws IOException {
        List<String> arguments = new ArrayList<>();
        if (replaces && expected.isPresent()) {
            // Only in a repository that is not whole does Git look at the files of a commit that the new one does not
            // stand on, to send none of them again (git-pack-objects(1), --shallow).
            Path shallow = cache.folder().resolve("octavo-shallow");
            Files.writeString(shallow, expected.get() + "\n");
            arguments.addAll(List.of("--shallow-file", shallow.toString()));
        }
        arguments.addAll(List.of(
                "push",
                "--porcelain",
                "--progress",
                "--no-verify",
                "--force-with-lease=" + HEADS + branch + ":" + expected.orElse(""),
                "--",
                place.url(),
                commit + ":" + HEADS + branch));
        GitProgram.Ended<String> ended = asked(patience * PATIENCE_FOR_HOOKS, line -> tell(line, progress), arguments);
        if (!ended.isDone() && !hasArrived(commit, expected)) {
            throw refused(ended);
        }
    }

    private static void tell(String line, Progress progress) {
        Matcher writing = WRITING.matcher(line);
        if (writing.matches()) {
            progress.at("sending", Integer.parseInt(writing.group(1)), Integer.parseInt(writing.group(2)));
        }
    }

    /** Whether the branch is at a commit: the line may have broken before that could be said. */
    private boolean hasArrived(String commit, Optional<String> expected) throws IOException {
        Optional<String> now;
        try {
            now = head();
        } catch (ProblemException unreachable) {
            return false; // what is told is the first failure
        }
        if (now.isPresent() && !now.equals(expected) && !now.equals(Optional.of(commit))) {
            throw moved();
        }
        return now.equals(Optional.of(commit));
    }

    private RuntimeException refused(GitProgram.Ended<String> ended) {
        String reason = ended.said()
                .lines()
                .filter(line -> line.startsWith("!"))
                .map(line -> line.substring(line.lastIndexOf('\t') + 1))
                .findFirst()
                .orElse("");
        return reason.startsWith("[rejected]")
                ? moved()
                : reason.startsWith("[remote rejected]")
                        ? failure().rejected(reason, logins.hidden(ended.errors()))
                        : meaning(ended);
    }

    /** What is told where another push was quicker. */
    ProblemException moved() {
        return ProblemException.of(
                place.described(branch) + " moved while this was being published",
                "publish again; what was put there meanwhile was not touched");
    }

    private String done(GitProgram.Ended<String> ended) {
        if (!ended.isDone()) {
            throw meaning(ended);
        }
        return ended.said();
    }

    private RuntimeException meaning(GitProgram.Ended<String> ended) {
        String errors = logins.hidden(ended.errors());
        IOException disk = new IOException(
                errors.lines().filter(line -> !line.startsWith("remote: ")).collect(Collectors.joining("\n")));
        return failure()
                .known(errors)
                .<RuntimeException>map(problem -> problem)
                .orElseGet(() -> Cache.isRefusal(disk)
                        ? Cache.refusal("write", cache.folder(), disk)
                        : cache.isWhole() ? failure().any(errors) : new Cache.Damage(errors));
    }

    private Failure failure() {
        return new Failure(place, branch, logins.tried());
    }

    private GitProgram.Ended<String> asked(long seconds, Consumer<String> heard, List<String> arguments) {
        while (true) {
            List<String> all =
                    new ArrayList<>(List.of("-c", "http.lowSpeedLimit=1", "-c", "http.lowSpeedTime=" + seconds));
            all.addAll(logins.arguments());
            all.addAll(arguments);
            GitProgram.Ended<String> ended =
                    logins.program().run(cache.folder(), all, IOConsumer.noop(), GitProgram.TEXT, heard);
            if (ended.isDone()) {
                logins.accepted();
                return ended;
            }
            boolean unknown = Failure.isUnknown(ended.errors());
            if (!unknown || Failure.elsewhere(ended.errors(), place).isPresent() || !logins.next()) {
                return ended;
            }
        }
    }
}

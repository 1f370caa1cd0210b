package dev.octavo.publish.git;

import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.work.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.io.function.IOConsumer;

/**
 * The branch in the remote repository. Methods throw exceptions for the author if the server fails.
 *
 * @param timeout for how many seconds the server may send nothing
 */
record RemoteBranch(
        BranchCache cache, RemoteRepository repository, String branch, GitCredentials credentials, long timeout) {
    private static final String HEADS = "refs/heads/";
    private static final Pattern WRITING = Pattern.compile("Writing objects: +\\d+% \\((\\d+)/(\\d+)\\).*");
    // After a server has received a pack, it unpacks it and runs hooks before it responds.
    private static final int HOOK_TIMEOUT_FACTOR = 10;

    /** The newest commit of the branch; empty if there is no such branch. */
    Optional<String> head() throws IOException {
        return requireSuccess(run(timeout, List.of("ls-remote", "--", repository.url(), HEADS + branch)))
                .lines()
                .map(line -> line.split("\t", 2))
                .filter(line -> line.length == 2 && line[1].equals(HEADS + branch))
                .map(line -> line[0])
                .findFirst();
    }

    /**
     * Fetches the newest commits of the branch, with all their files.
     *
     * @param depth how many, as an option of git-fetch(1)
     */
    void fetch(String depth) throws IOException {
        String what = "+" + HEADS + branch + ":" + BranchCache.HEAD;
        requireSuccess(run(timeout, List.of("fetch", "--quiet", "--no-tags", depth, "--", repository.url(), what)));
    }

    /**
     * Makes {@code commit} the newest one of the branch, if {@code expected} still is.
     *
     * @param expected empty if there was no such branch
     * @param replaces whether {@code expected} is not the parent of {@code commit}
     * @throws ProblemException if another commit is the newest by now; nothing has changed then
     */
    void push(String commit, Optional<String> expected, boolean replaces, Progress progress) throws IOException {
        Map<String, String> environment = Map.of();
        if (replaces && expected.isPresent()) {
            // Only in a shallow repository does Git look at the files of a commit that is not an ancestor of the new
            // one, to send none of them again (git-pack-objects(1), --shallow). By HTTP, another process of Git sends
            // them, which gets no option, but has the same environment.
            Path shallow = cache.folder().resolve("octavo-shallow");
            Files.writeString(shallow, expected.get() + "\n");
            environment = Map.of("GIT_SHALLOW_FILE", shallow.toString());
        }
        List<String> arguments = List.of(
                "push",
                "--porcelain",
                "--progress",
                "--no-verify",
                "--force-with-lease=" + HEADS + branch + ":" + expected.orElse(""),
                "--",
                repository.url(),
                commit + ":" + HEADS + branch);
        GitProgram.Result<String> result =
                run(timeout * HOOK_TIMEOUT_FACTOR, environment, line -> reportProgress(line, progress), arguments);
        if (!result.isSuccess() && !hasArrived(commit, expected)) {
            throw refused(result);
        }
    }

    private static void reportProgress(String line, Progress progress) {
        Matcher writing = WRITING.matcher(line);
        if (writing.matches()) {
            progress.at("sending", Integer.parseInt(writing.group(1)), Integer.parseInt(writing.group(2)));
        }
    }

    /** Whether the branch is at a commit: the connection may have broken before the server confirmed it. */
    private boolean hasArrived(String commit, Optional<String> expected) throws IOException {
        Optional<String> now;
        try {
            now = head();
        } catch (ProblemException unreachable) {
            return false; // report the first failure
        }
        if (now.isPresent() && !now.equals(expected) && !now.equals(Optional.of(commit))) {
            throw movedMeanwhile();
        }
        return now.equals(Optional.of(commit));
    }

    private RuntimeException refused(GitProgram.Result<String> result) {
        String reason = result.output()
                .lines()
                .filter(line -> line.startsWith("!"))
                .map(line -> line.substring(line.lastIndexOf('\t') + 1))
                .findFirst()
                .orElse("");
        return reason.startsWith("[rejected]")
                ? movedMeanwhile()
                : reason.startsWith("[remote rejected]")
                        ? failure().rejected(reason, credentials.redacted(result.errors()))
                        : explained(result);
    }

    /** The exception if another push was faster. */
    ProblemException movedMeanwhile() {
        return ProblemException.of(
                repository.description(branch) + " moved while this was being published",
                "publish again; what was put there meanwhile was not touched");
    }

    private String requireSuccess(GitProgram.Result<String> result) {
        if (!result.isSuccess()) {
            throw explained(result);
        }
        return result.output();
    }

    private RuntimeException explained(GitProgram.Result<String> result) {
        String errors = credentials.redacted(result.errors());
        IOException disk = new IOException(
                errors.lines().filter(line -> !line.startsWith("remote: ")).collect(Collectors.joining("\n")));
        return failure()
                .explained(errors)
                .<RuntimeException>map(problem -> problem)
                .orElseGet(() -> BranchCache.isRefusal(disk)
                        ? BranchCache.refusal("write", cache.folder(), disk)
                        : cache.isWhole() ? failure().unexplained(errors) : new BranchCache.Damage(errors));
    }

    private GitErrors failure() {
        return new GitErrors(repository, branch, credentials.tried());
    }

    private GitProgram.Result<String> run(long seconds, List<String> arguments) {
        return run(seconds, Map.of(), line -> {}, arguments);
    }

    private GitProgram.Result<String> run(
            long seconds, Map<String, String> environment, Consumer<String> onErrorLine, List<String> arguments) {
        while (true) {
            List<String> all =
                    new ArrayList<>(List.of("-c", "http.lowSpeedLimit=1", "-c", "http.lowSpeedTime=" + seconds));
            all.addAll(credentials.arguments());
            all.addAll(arguments);
            GitProgram.Result<String> result = credentials
                    .program()
                    .with(environment)
                    .run(cache.folder(), all, IOConsumer.noop(), GitProgram.TEXT, onErrorLine);
            if (result.isSuccess()) {
                credentials.accepted();
                return result;
            }
            boolean loginNeeded = GitErrors.isLoginNeeded(result.errors());
            if (!loginNeeded
                    || GitErrors.redirectHost(result.errors(), repository).isPresent()
                    || !credentials.next()) {
                return result;
            }
        }
    }
}

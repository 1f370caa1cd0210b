package dev.octavo.publish.git;

import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.publish.git.around.GitProgram;
import dev.octavo.publish.git.around.RemotePlace;
import dev.octavo.work.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The line to a branch of a repository, wherever that is. Every method ends in words where the other side does not do its part. */
final class Line {
    private static final String HEADS = "refs/heads/";
    private static final int ID_DIGITS = 40;
    private static final Pattern WRITING = Pattern.compile("Writing objects: +\\d+% \\((\\d+)/(\\d+)\\).*");
    // A server that takes a pack unpacks it and asks its hooks before it says anything.
    private static final int PATIENCE_FOR_HOOKS = 10;

    private final Cache cache;
    private final RemotePlace place;
    private final String branch;
    private final Logins logins;
    private final long patience;

    /**
     * The line to {@code branch} at {@code place}. Nothing is opened yet.
     *
     * @param patience for how many seconds the other side may say nothing
     */
    Line(Cache cache, RemotePlace place, String branch, Logins logins, long patience) {
        this.cache = cache;
        this.place = place;
        this.branch = branch;
        this.logins = logins;
        this.patience = Math.max(1, patience);
    }

    /** The newest commit of the branch there; empty where there is no such branch. */
    Optional<String> head() throws IOException {
        String end = "\t" + HEADS + branch;
        return done(asked(patience, line -> {}, List.of("ls-remote", "--", place.url(), HEADS + branch)))
                .lines()
                .filter(line -> line.endsWith(end) && line.length() >= ID_DIGITS + end.length())
                .map(line -> line.substring(0, line.length() - end.length()))
                .findFirst();
    }

    /**
     * Brings the newest commits of the branch here, with all their files.
     *
     * @param depth how many
     */
    void fetch(int depth) throws IOException {
        String what = "+" + HEADS + branch + ":" + Cache.HEAD;
        done(asked(
                patience,
                line -> {},
                List.of("fetch", "--quiet", "--no-tags", "--depth=" + depth, "--", place.url(), what)));
    }

    /**
     * Makes {@code commit} the newest of the branch there, if {@code expected} still is.
     *
     * @param expected empty where there was no such branch
     * @param replaces whether {@code commit} does not stand on {@code expected}
     * @return the commit that stands there, which holds the same files
     * @throws ProblemException where another is the newest meanwhile; nothing has changed then
     */
    String push(String commit, Optional<String> expected, boolean replaces, Progress progress) throws IOException {
        GitProgram.Ended<String> ended;
        Optional<byte[]> shallow =
                Files.exists(cache.shallow()) ? Optional.of(Files.readAllBytes(cache.shallow())) : Optional.empty();
        if (replaces && expected.isPresent()) {
            // Only in a repository that is not whole does Git look at the files of a commit that the new one does not
            // stand on, to send none of them again (git-pack-objects(1), --shallow).
            Files.writeString(cache.shallow(), expected.get() + "\n");
        }
        try {
            ended = asked(
                    patience * PATIENCE_FOR_HOOKS,
                    line -> tell(line, progress),
                    List.of(
                            "push",
                            "--porcelain",
                            "--progress",
                            "--no-verify",
                            "--force-with-lease=" + HEADS + branch + ":" + expected.orElse(""),
                            "--",
                            place.url(),
                            commit + ":" + HEADS + branch));
        } finally {
            if (shallow.isPresent()) {
                Files.write(cache.shallow(), shallow.get());
            } else {
                Files.deleteIfExists(cache.shallow());
            }
        }
        return ended.isDone() ? commit : arrived(commit, expected).orElseThrow(() -> refused(ended));
    }

    private static void tell(String line, Progress progress) {
        Matcher writing = WRITING.matcher(line);
        if (writing.matches()) {
            progress.at("sending", Integer.parseInt(writing.group(1)), Integer.parseInt(writing.group(2)));
        }
    }

    /** The commit that stands there where it has the files of ours: the line may have broken before anybody could say so. */
    private Optional<String> arrived(String commit, Optional<String> expected) throws IOException {
        Optional<String> now;
        try {
            now = head();
        } catch (ProblemException unreachable) {
            return Optional.empty(); // what is told is the first failure
        }
        if (now.isEmpty() || now.equals(expected)) {
            return Optional.empty();
        }
        if (!now.get().equals(commit)) {
            fetch(1);
            String wanted = cache.ask("rev-parse", commit + "^{tree}");
            if (!wanted.equals(cache.ask("rev-parse", Cache.HEAD + "^{tree}"))) {
                throw moved();
            }
        }
        return now;
    }

    private RuntimeException refused(GitProgram.Ended<String> ended) {
        Optional<String> reason = ended.said()
                .lines()
                .filter(line -> line.startsWith("!"))
                .map(line -> line.substring(line.lastIndexOf('\t') + 1))
                .findFirst();
        if (reason.filter(why -> why.startsWith("[rejected]")).isPresent()) {
            return moved();
        }
        return reason.filter(why -> why.startsWith("[remote rejected]"))
                .<RuntimeException>map(why -> failure().rejected(why, logins.hidden(ended.errors())))
                .orElseGet(() -> meaning(ended));
    }

    /** What is told where somebody else was quicker. */
    ProblemException moved() {
        return new ProblemException(Problem.error(
                        "the branch " + branch + " of " + place.described() + " moved while this was being published")
                .hint("publish again; what somebody else put there was not touched"));
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
                .orElseGet(() -> CacheDisk.isRefusal(disk)
                        ? CacheDisk.failure("write", cache.folder(), disk)
                        : cache.isWhole() ? failure().any(errors) : new CacheDamage(errors));
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
                    cache.run(logins.program(), all, GitProgram.Feed.NOTHING, GitProgram.Reading.TEXT, heard);
            if (ended.isDone()) {
                logins.accepted();
            }
            if (ended.isDone() || !Failure.isUnknown(ended.errors())) {
                return ended;
            }
            if (Failure.elsewhere(ended.errors(), place).isPresent() || !logins.next()) {
                return ended;
            }
        }
    }
}

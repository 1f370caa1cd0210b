package dev.octavo.publish.git;

import dev.octavo.disk.ProcessLock;
import dev.octavo.problem.ProblemException;
import dev.octavo.publish.git.around.CleanText;
import dev.octavo.publish.git.around.GitProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A bare repository beside the site that remembers what stands at a branch, so that only what is new has to be fetched and
 * sent. All of it but the past of a branch without history can be fetched again, so one that is damaged, or somebody
 * else's, is thrown away.
 */
final class Cache implements AutoCloseable {
    /** The newest commit of the branch there. */
    static final String HEAD = "refs/octavo/head";
    /** The commit that is being made. */
    static final String NEXT = "refs/octavo/next";
    /** Commits that the branch held before. */
    private static final String PAST = "refs/octavo/past/";

    private static final ProcessLock.Purpose PURPOSE = new ProcessLock.Purpose(
            "another publishing",
            "goes from this site to the same branch",
            "wait until it has ended, and publish again");
    private static final int MOST_PAST = 10;

    private final GitProgram git;
    private final Path folder;
    private final String place;
    private final ProcessLock lock;

    private Cache(GitProgram git, Path folder, String place, ProcessLock lock) {
        this.git = git;
        this.folder = folder;
        this.place = place;
        this.lock = lock;
    }

    /**
     * Opens the one in {@code folder}, or makes it.
     *
     * @param place the branch that it is for; one of another branch is somebody else's
     * @throws ProblemException where the disk does not let that be, or another publishing uses it
     */
    static Cache open(GitProgram git, Path folder, String place) {
        try {
            Files.createDirectories(folder.resolve("..").normalize());
            ProcessLock lock = ProcessLock.take(folder.resolveSibling(folder.getFileName() + ".lock"), PURPOSE);
            boolean done = false;
            try {
                Cache cache = new Cache(git, folder, place, lock);
                if (cache.isOurs()) {
                    cache.sweep();
                } else {
                    cache.renew();
                }
                done = true;
                return cache;
            } finally {
                if (!done) {
                    lock.release();
                }
            }
        } catch (IOException e) {
            throw CacheDisk.failure("write", folder, e);
        } catch (CacheDamage e) {
            throw CacheDisk.failure("write", folder, new IOException(e.getMessage(), e));
        }
    }

    private boolean isOurs() {
        try {
            return Files.isDirectory(folder.resolve("objects"))
                    && Files.isDirectory(folder.resolve("refs"))
                    && Files.readString(folder.resolve("HEAD")).startsWith("ref: ")
                    && Files.readString(folder.resolve("config")).contains(place);
        } catch (IOException e) {
            return false;
        }
    }

    /** Deletes what a killed publishing left there: we have the lock, so no other publishing is at work. */
    void sweep() throws IOException {
        delete(false);
    }

    /** Deletes files. A {@code git} whose Octavo was killed may still be renaming and deleting its own meanwhile. */
    private void delete(boolean all) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (all || (attributes.isRegularFile() && isLeft(String.valueOf(file.getFileName())))) {
                    if (attributes.isRegularFile()) {
                        file.toFile().setWritable(true); // Git's packs are read-only, and Windows would keep them
                    }
                    Files.deleteIfExists(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                return e instanceof NoSuchFileException ? FileVisitResult.CONTINUE : super.visitFileFailed(file, e);
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e) throws IOException {
                if (all) {
                    visited.toFile().delete(); // unless such a git has put something there again
                }
                return super.postVisitDirectory(visited, e);
            }
        });
    }

    private static boolean isLeft(String name) {
        return name.endsWith(".lock")
                || name.endsWith(".keep")
                || name.startsWith("tmp_")
                || name.startsWith("fast_import_crash_");
    }

    /** Throws all of it away and begins anew. */
    void renew() throws IOException {
        if (Files.isSymbolicLink(folder) || Files.isRegularFile(folder)) {
            Files.delete(folder);
        } else if (Files.exists(folder)) {
            delete(true);
        }
        Files.createDirectories(folder);
        ask("init", "--quiet", "--bare", "--template=");
        ask("config", "octavo.place", place); // at last: a half-made one is made anew
    }

    Path folder() {
        return folder;
    }

    /** How {@code git ARGUMENTS} ends there. */
    <T> GitProgram.Ended<T> run(
            GitProgram program,
            List<String> arguments,
            GitProgram.Feed feed,
            GitProgram.Reading<T> reading,
            Consumer<String> heard) {
        List<String> all = new ArrayList<>(List.of("--git-dir=" + folder));
        all.addAll(arguments);
        return program.run(folder, all, feed, reading, heard);
    }

    /** What {@code git ARGUMENTS} says of what lies here. */
    String ask(String... arguments) throws IOException {
        return ask(List.of(arguments), GitProgram.Feed.NOTHING, GitProgram.Reading.TEXT);
    }

    /** The same, with what it reads. */
    <T> T ask(List<String> arguments, GitProgram.Feed feed, GitProgram.Reading<T> reading) throws IOException {
        GitProgram.Ended<T> ended = run(git, arguments, feed, reading, line -> {});
        if (!ended.isDone()) {
            throw failure(ended.errors());
        }
        return ended.said();
    }

    /** What it says; empty where it knows no such thing. */
    Optional<String> find(String... arguments) {
        GitProgram.Ended<String> ended =
                run(git, List.of(arguments), GitProgram.Feed.NOTHING, GitProgram.Reading.TEXT, line -> {});
        return ended.isDone() ? Optional.of(ended.said().strip()) : Optional.empty();
    }

    /** What it means that something went wrong that has to do with nothing but this disk. */
    static IOException failure(String errors) {
        IOException said = new IOException(CleanText.of(errors).replace("Out of diskspace", "no space left"));
        if (CacheDisk.isRefusal(said)) {
            return said;
        }
        throw new CacheDamage(String.valueOf(said.getMessage()));
    }

    /** Whether a commit is here. */
    boolean has(String commit) {
        return find("cat-file", "-e", commit + "^{commit}").isPresent();
    }

    /** Gives a commit a name, whatever had it before. */
    void name(String name, String commit) throws IOException {
        ask("update-ref", "--no-deref", name, commit);
    }

    /** The file that lists the commits whose parents exist, but are not here. */
    Path shallow() {
        return folder.resolve("shallow");
    }

    /**
     * Remembers a commit that the branch holds no longer, so that it can be gone back to; only the last few.
     */
    void remember(String commit) throws IOException {
        List<Long> before = ask("for-each-ref", "--format=%(refname)", PAST)
                .lines()
                .map(name -> name.substring(PAST.length()))
                .filter(digits -> digits.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .toList();
        long next = before.stream().mapToLong(Long::longValue).max().orElse(0) + 1;
        name(PAST + next, commit);
        for (long number : before) {
            if (number <= next - MOST_PAST) {
                ask("update-ref", "-d", PAST + number);
            }
        }
    }

    /** Puts what many publishings have left into one file, and deletes what nothing needs any more; if that fails, the next
     * publishing does it. */
    void tidy() {
        find(
                "-c",
                "gc.auto=500",
                "-c",
                "gc.autoPackLimit=20",
                "-c",
                "gc.autoDetach=false",
                "gc",
                "--auto",
                "--quiet",
                "--prune=now");
    }

    /** Whether everything is here that should be, with the bytes that it should have. */
    boolean isWhole() {
        return find("fsck", "--full", "--no-dangling", "--no-progress").isPresent();
    }

    /** The bytes of a file. */
    byte[] bytes(String id) throws IOException {
        return ask(List.of("cat-file", "blob", id), GitProgram.Feed.NOTHING, in -> in.readAllBytes());
    }

    /** A commit: its headers, an empty line, its message. */
    String commit(String id) throws IOException {
        return ask(
                List.of("cat-file", "commit", id),
                GitProgram.Feed.NOTHING,
                in -> new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        try {
            lock.release();
        } catch (IOException e) {
            throw CacheDisk.failure("close", folder, e);
        }
    }
}

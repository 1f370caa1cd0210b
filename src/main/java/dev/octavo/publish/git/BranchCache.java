package dev.octavo.publish.git;

import dev.octavo.disk.DiskException;
import dev.octavo.disk.ProcessLock;
import dev.octavo.hash.Sha256;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.publish.ssh.Programs;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.io.FileUtils;
import org.apache.commons.io.filefilter.RegexFileFilter;
import org.apache.commons.io.filefilter.TrueFileFilter;
import org.apache.commons.io.function.IOConsumer;
import org.apache.commons.io.function.IOFunction;

/**
 * A bare repository beside the site that remembers what stands at a branch, so that only what is new has to be fetched
 * and sent. All of it but the past of a branch without history can be fetched again, so one that is damaged, or of
 * another branch, is thrown away.
 *
 * @param git the program, which is led there
 * @param folder of the repository
 * @param place the branch that it is for
 */
record BranchCache(GitProgram git, Path folder, String place, ProcessLock lock) implements AutoCloseable {
    /** The newest commit of the branch there. Its reflog remembers what stood there before, for 90 days. */
    static final String HEAD = "refs/octavo/head";
    /** The commit that is being made. */
    static final String NEXT = "refs/octavo/next";

    private static final ProcessLock.Purpose PURPOSE = new ProcessLock.Purpose(
            "another publishing",
            "goes from this site to the same branch",
            "wait until it has ended, and publish again");
    private static final int DIGITS = 12;
    private static final RegexFileFilter LEFT = new RegexFileFilter(".*\\.(lock|keep)|tmp_.*|fast_import_crash_.*");
    // What systems say when they refuse something. Any other failure means that something is missing or was changed.
    private static final Pattern REFUSAL = Pattern.compile("(?i)no space left|not enough space|read-only file system"
            + "|quota exceeded|too many open files|input/output error|permission denied");

    /** The repository lacks something that it should hold, or holds something else: it can be made anew. */
    static final class Damage extends RuntimeException {
        private static final long serialVersionUID = 1;

        Damage(String said) {
            super(said);
        }
    }

    /**
     * Opens the one of a branch, or makes it.
     *
     * @param caches the folder that holds those of all branches
     * @param repository as the author names it
     * @throws ProblemException where the disk does not let that be, or another publishing uses it
     */
    static BranchCache open(GitProgram git, Path caches, String repository, String branch) {
        String sum = Sha256.of(repository + " " + branch).hex().substring(0, DIGITS);
        String place = branch.replaceAll("[^A-Za-z0-9_-]+", "-") + "-" + sum;
        Path folder = caches.resolve(place);
        try {
            Files.createDirectories(caches);
            ProcessLock lock = ProcessLock.take(caches.resolve(place + ".lock"), PURPOSE);
            BranchCache cache = new BranchCache(git.with(Map.of("GIT_DIR", folder.toString())), folder, place, lock);
            try {
                if (cache.isOurs()) {
                    cache.sweep();
                } else {
                    cache.renew();
                }
                return cache;
            } catch (IOException | RuntimeException e) {
                lock.release();
                throw e;
            }
        } catch (IOException e) {
            throw refusal("write", folder, e);
        } catch (Damage e) {
            throw refusal("write", folder, new IOException(e.getMessage(), e));
        }
    }

    private boolean isOurs() {
        return Files.isDirectory(folder) && tryRun("config", "octavo.place").equals(Optional.of(place));
    }

    /**
     * Deletes what a killed publishing left there. The lock keeps other publishings out, but not a {@code git} that the
     * killed one started: it may still be renaming and deleting its own files.
     */
    void sweep() {
        FileUtils.listFiles(folder.toFile(), LEFT, TrueFileFilter.INSTANCE).forEach(FileUtils::deleteQuietly);
    }

    void renew() throws IOException {
        if (Files.isSymbolicLink(folder)) {
            Files.delete(folder); // the next line would empty what it leads to
        }
        FileUtils.deleteQuietly(folder.toFile());
        Files.createDirectories(folder);
        run("init", "--quiet", "--bare", "--template=");
        run("config", "octavo.place", place); // last, so that a half-made repository is made again
    }

    /** What {@code git ARGUMENTS} says of what lies here. */
    String run(String... arguments) throws IOException {
        return run(List.of(arguments), IOConsumer.noop(), GitProgram.TEXT).strip();
    }

    /** The same, with what it reads. */
    <T> T run(List<String> arguments, IOConsumer<OutputStream> feed, IOFunction<InputStream, T> reading)
            throws IOException {
        GitProgram.Result<T> ended = git.run(folder, arguments, feed, reading, line -> {});
        if (ended.isSuccess()) {
            return ended.output();
        }
        String errors = Programs.summary(ended.errors()).replace("Out of diskspace", "no space left");
        IOException said = new IOException(errors);
        if (isRefusal(said)) {
            throw said;
        }
        throw new Damage(errors);
    }

    /** What it says; empty where it knows no such thing. */
    Optional<String> tryRun(String... arguments) {
        GitProgram.Result<String> ended = git.run(folder, arguments);
        return ended.isSuccess() ? Optional.of(ended.output().strip()) : Optional.empty();
    }

    boolean has(String commit) {
        return tryRun("cat-file", "-e", commit + "^{commit}").isPresent();
    }

    /** Remembers the newest commit there, and the one before. */
    void remember(String commit) throws IOException {
        run("update-ref", "--no-deref", "--create-reflog", HEAD, commit);
    }

    /**
     * Puts what many publishings have left into one file, and deletes what nothing needs any more; if that fails, the
     * next publishing does it.
     */
    void tidy() {
        String settings = "-c gc.auto=500 -c gc.autoPackLimit=20 -c gc.autoDetach=false"
                + " -c gc.reflogExpireUnreachable=90.days";
        tryRun((settings + " gc --auto --quiet --prune=now").split(" ", -1));
    }

    /** Whether everything is here that should be, with the bytes that it should have. */
    boolean isWhole() {
        return tryRun("fsck", "--full", "--no-reflogs", "--no-dangling", "--no-progress")
                .isPresent();
    }

    byte[] bytes(String id) throws IOException {
        return run(List.of("cat-file", "blob", id), IOConsumer.noop(), InputStream::readAllBytes);
    }

    static boolean isRefusal(IOException e) {
        return (e instanceof FileSystemException && !(e instanceof NoSuchFileException))
                || REFUSAL.matcher(String.valueOf(e.getMessage())).find();
    }

    /**
     * What the author is told where the disk does not do its part.
     *
     * @param verb what could not be done: {@code write}
     */
    static ProblemException refusal(String verb, Path folder, IOException e) {
        Problem fault = DiskException.of(verb, folder, e).problem();
        return ProblemException.of(
                fault.message(),
                "mend that and publish again; the folder holds what can be fetched again, and may be deleted");
    }

    @Override
    public void close() {
        try {
            lock.release();
        } catch (IOException e) {
            throw refusal("close", folder, e);
        }
    }
}

package dev.octavo.publish.git;

import dev.octavo.build.disk.DiskException;
import dev.octavo.build.disk.ProcessLock;
import dev.octavo.lib.hash.Sha256;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
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
 * A local bare repository that caches a branch, so that only new objects are fetched and sent. Everything in it can be
 * fetched again, except the past of a branch without history, so a damaged cache is replaced.
 *
 * @param git Git, with this repository as its GIT_DIR
 * @param folder the repository's folder
 * @param place the name of the folder, which identifies repository and branch
 */
record BranchCache(GitProgram git, Path folder, String place, ProcessLock lock) implements AutoCloseable {
    /** The newest commit of the branch. Its reflog keeps earlier commits for 90 days. */
    static final String HEAD = "refs/octavo/head";
    /** The commit that is being created. */
    static final String NEXT = "refs/octavo/next";

    private static final ProcessLock.Purpose PURPOSE = new ProcessLock.Purpose(
            "another octavo publish",
            "goes from this site to the same branch",
            "wait until it has ended, and publish again");
    private static final int DIGITS = 12;
    private static final RegexFileFilter LEFT = new RegexFileFilter(".*\\.(lock|keep)|tmp_.*|fast_import_crash_.*");
    // Messages of systems that refuse an operation. Any other failure means that the repository is damaged.
    private static final Pattern REFUSAL = Pattern.compile("(?i)no space left|not enough space|read-only file system"
            + "|quota exceeded|too many open files|input/output error|permission denied");

    /** An object of the repository is missing or wrong: the repository can be created again. */
    static final class Damage extends RuntimeException {
        private static final long serialVersionUID = 1;

        Damage(String failure) {
            super(failure);
        }
    }

    /**
     * Opens or creates the cache of a branch.
     *
     * @param caches the folder for the caches of all branches
     * @param repository as written by the author
     * @throws ProblemException if the folder cannot be written to, or another publishing uses it
     */
    static BranchCache open(GitProgram git, Path caches, String repository, String branch) {
        String hash = Sha256.of(repository + " " + branch).hex().substring(0, DIGITS);
        String place = branch.replaceAll("[^A-Za-z0-9_-]+", "-") + "-" + hash;
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
     * Deletes temporary files of a killed publishing. The lock keeps other publishings out, but a {@code git} that the
     * killed one started may still be renaming and deleting its own files, so failures are ignored.
     */
    void sweep() {
        FileUtils.listFiles(folder.toFile(), LEFT, TrueFileFilter.INSTANCE).forEach(FileUtils::deleteQuietly);
    }

    void renew() throws IOException {
        if (Files.isSymbolicLink(folder)) {
            Files.delete(folder); // or the next line would delete what is in the link's target
        }
        FileUtils.deleteQuietly(folder.toFile());
        Files.createDirectories(folder);
        run("init", "--quiet", "--bare", "--template=");
        run("config", "octavo.place", place); // last, so that an incomplete repository is created again
    }

    /** The output of {@code git ARGUMENTS} in this repository, without surrounding white space. Throws if it fails. */
    String run(String... arguments) throws IOException {
        return run(List.of(arguments), IOConsumer.noop(), GitProgram.TEXT).strip();
    }

    /** The same, with input for Git and a parser for its output. */
    <T> T run(List<String> arguments, IOConsumer<OutputStream> input, IOFunction<InputStream, T> parser)
            throws IOException {
        GitProgram.Result<T> ended = git.run(folder, arguments, input, parser, line -> {});
        if (ended.isSuccess()) {
            return ended.output();
        }
        String errors = Programs.summary(ended.errors()).replace("Out of diskspace", "no space left");
        IOException failure = new IOException(errors);
        if (isRefusal(failure)) {
            throw failure;
        }
        throw new Damage(errors);
    }

    /** The output of {@code git ARGUMENTS}; empty if it fails. */
    Optional<String> tryRun(String... arguments) {
        GitProgram.Result<String> ended = git.run(folder, arguments);
        return ended.isSuccess() ? Optional.of(ended.output().strip()) : Optional.empty();
    }

    boolean has(String commit) {
        return tryRun("cat-file", "-e", commit + "^{commit}").isPresent();
    }

    /** Records the newest commit of the branch; the reflog keeps the one before. */
    void remember(String commit) throws IOException {
        run("update-ref", "--no-deref", "--create-reflog", HEAD, commit);
    }

    /** Packs the objects of many publishings and deletes unused ones. If that fails, the next publishing does it. */
    void tidy() {
        String settings = "-c gc.auto=500 -c gc.autoPackLimit=20 -c gc.autoDetach=false"
                + " -c gc.reflogExpireUnreachable=90.days";
        tryRun((settings + " gc --auto --quiet --prune=now").split(" ", -1));
    }

    /** Whether no object is missing or damaged. */
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
     * Explains to the author that the disk failed.
     *
     * @param verb the operation that failed: {@code write}
     */
    static ProblemException refusal(String verb, Path folder, IOException e) {
        Problem fault = DiskException.of(verb, folder, e).problem();
        return ProblemException.of(
                fault.message(),
                "put that right and publish again; the folder holds what can be fetched again, and may be deleted");
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

package dev.octavo.publish.folder;

import dev.octavo.disk.ProcessLock;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.publish.lock.Lock;
import dev.octavo.publish.lock.LockTerms;
import dev.octavo.publish.lock.TextLock;
import dev.octavo.work.Progress;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The right to publish into a folder of this machine: a lock of the system, which dies at once with its process, and inside
 * it the text for those who come by SFTP.
 */
record LocalLock(Path file, ProcessLock here, TextLock everywhere) implements Lock {
    /** The file of the system's lock. It stays, because deleting such a file could part two who wait for it. */
    static final String HERE = ".octavo-lock-here";

    /** Where a text is written first. Only the owner of the system's lock does that. */
    static final String PART = ".octavo-lock-part";

    /**
     * Takes it.
     *
     * @throws ProblemException where another publishing lives and has it
     */
    static LocalLock take(LocalFiles files, Path folder, LockTerms terms, Progress progress) throws IOException {
        Path file = folder.resolve(HERE);
        String place = files.described();
        ProcessLock here = ProcessLock.take(
                file,
                new ProcessLock.Purpose(
                        "another publishing", "is at work in " + place, "wait until it has ended, then publish again"));
        try {
            return new LocalLock(file, here, TextLock.take(files, place, terms, progress));
        } catch (IOException | RuntimeException e) {
            here.release();
            throw e;
        }
    }

    @Override
    public void require() throws IOException {
        if (!here.isHeld()) {
            throw new ProblemException(
                    Problem.error(file + " was deleted or replaced while it protected this publishing")
                            .hint("leave that file alone, and publish again"));
        }
        everywhere.require();
    }

    @Override
    public void check() throws IOException {
        everywhere.check();
    }

    @Override
    public void close() throws IOException {
        try {
            everywhere.close();
        } finally {
            here.release();
        }
    }
}

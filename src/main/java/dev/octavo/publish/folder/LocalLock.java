package dev.octavo.publish.folder;

import dev.octavo.disk.ProcessLock;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.publish.lock.LockTerms;
import dev.octavo.publish.lock.TextLock;
import dev.octavo.publish.release.ReleaseFiles;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The right to publish into a folder of this machine: a lock of the system, which dies with its process at once, and inside
 * it the text that those see who come by SFTP.
 */
final class LocalLock implements ReleaseFiles.Lock {
    /** The file of the system's lock. It stays, since whoever deletes such a file could part two who wait for it. */
    static final String HERE = ".octavo-lock-here";

    private final Path file;
    private final ProcessLock here;
    private final TextLock everywhere;

    private LocalLock(Path file, ProcessLock here, TextLock everywhere) {
        this.file = file;
        this.here = here;
        this.everywhere = everywhere;
    }

    /**
     * Takes it.
     *
     * @param place the folder, for the author
     * @throws ProblemException where another has it who lives
     */
    static LocalLock take(Path folder, String place, LockTerms terms) throws IOException {
        Path file = folder.resolve(HERE);
        ProcessLock here = ProcessLock.take(
                file,
                new ProcessLock.Purpose(
                        "another publishing", "is at work in " + place, "wait until it has ended, then publish again"));
        boolean done = false;
        try {
            LocalLock lock = new LocalLock(file, here, TextLock.take(new LocalLockFolder(folder), place, terms));
            done = true;
            return lock;
        } finally {
            if (!done) {
                here.release();
            }
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

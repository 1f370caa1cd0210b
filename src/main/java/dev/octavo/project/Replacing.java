package dev.octavo.project;

import dev.octavo.address.Slashes;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.locks.LockSupport;

/** Puts what is complete in the place of what was there, in one step. */
public final class Replacing {
    // On Windows scanners open what was just written, for some milliseconds, and meanwhile nothing may be renamed.
    private static final int ATTEMPTS = 10;
    private static final long PAUSE_NS = 20_000_000;

    private Replacing() {}

    /** A change of a disk that is done whole or not at all. */
    interface Step {
        void take() throws IOException;
    }

    /** Renames {@code from} to {@code to}; a file that is there is replaced. */
    public static void move(Path from, Path to) throws IOException {
        CopyOption[] how = {StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING};
        take(() -> Files.move(from, to, how), Slashes.onWindows(to) ? ATTEMPTS : 1, PAUSE_NS);
    }

    /** Takes a step, again where it is refused, at most that many times. */
    static void take(Step step, int attempts, long pauseNanos) throws IOException {
        for (int left = attempts; ; left--) {
            try {
                step.take();
                return;
            } catch (AccessDeniedException e) {
                if (left <= 1) {
                    throw e;
                }
                LockSupport.parkNanos(pauseNanos);
            }
        }
    }
}

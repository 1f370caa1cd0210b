package dev.octavo.project;

import dev.octavo.address.Slashes;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.CopyOption;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.locks.LockSupport;
import org.apache.commons.io.function.IORunnable;

/** Puts what is complete in the place of what was there, in one step. */
public final class Replacing {
    // On Windows scanners open what was just written, for some milliseconds, and meanwhile nothing may be renamed.
    private static final int ATTEMPTS = 10;
    private static final long PAUSE_NS = 20_000_000;

    private Replacing() {}

    /**
     * Writes a file that is not there yet, in a folder that is made where it is missing. Where it cannot be written whole, it
     * is not there either.
     */
    public static void create(Path file, String text) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.createFile(file);
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw named(file, e);
        }
    }

    /** Writes a file that is there anew, readable for whom it was. Where that fails, it stays as it was. */
    public static void rewrite(Path file, String text) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.copy(file, part, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
            Files.writeString(part, text);
            move(part, file);
        } catch (IOException e) {
            throw named(file, e);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Java names no file where a disk is full. */
    private static IOException named(Path file, IOException e) {
        return e instanceof FileSystemException ? e : new FileSystemException(file.toString(), null, e.getMessage());
    }

    /** Renames {@code from} to {@code to}; a file that is there is replaced. */
    public static void move(Path from, Path to) throws IOException {
        CopyOption[] how = {StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING};
        take(() -> Files.move(from, to, how), Slashes.onWindows(to) ? ATTEMPTS : 1, PAUSE_NS);
    }

    /** Takes a step, again where it is refused, at most that many times. */
    static void take(IORunnable step, int attempts, long pauseNanos) throws IOException {
        for (int left = attempts; ; left--) {
            try {
                step.run();
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

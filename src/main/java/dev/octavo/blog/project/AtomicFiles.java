package dev.octavo.blog.project;

import dev.octavo.lib.address.Slashes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.CopyOption;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.locks.LockSupport;
import org.apache.commons.io.function.IORunnable;

/** Creates and replaces files atomically. */
public final class AtomicFiles {
    // On Windows, virus scanners open new files for some milliseconds, during which they cannot be renamed.
    private static final int ATTEMPTS = 10;
    private static final long PAUSE_NS = 20_000_000;

    private AtomicFiles() {}

    /** Creates a file, and its folder if missing. If it cannot be written completely, it is deleted again. */
    public static void create(Path file, String text) throws IOException {
        create(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same with bytes. */
    public static void create(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.createFile(file);
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw named(file, e);
        }
    }

    /** Rewrites an existing file with the same permissions. If that fails, the file stays as it was. */
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

    /** Adds the file's name, which Java's exception for a full disk lacks. */
    private static IOException named(Path file, IOException e) {
        return e instanceof FileSystemException ? e : new FileSystemException(file.toString(), null, e.getMessage());
    }

    /** Renames {@code from} to {@code to}, replacing an existing file. */
    public static void move(Path from, Path to) throws IOException {
        CopyOption[] how = {StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING};
        take(() -> Files.move(from, to, how), Slashes.onWindows(to) ? ATTEMPTS : 1, PAUSE_NS);
    }

    /** Runs a step, at most {@code attempts} times while access is denied. */
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

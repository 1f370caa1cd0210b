package dev.octavo.blog.project;

import dev.octavo.lib.address.Slashes;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.CopyOption;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiPredicate;
import org.apache.commons.io.function.IORunnable;

/** Creates and replaces files atomically. */
public final class AtomicFiles {
    // On Windows, virus scanners open new files for some milliseconds, during which they cannot be renamed.
    private static final int ATTEMPTS = 10;
    private static final long PAUSE_NS = 20_000_000;

    private static final AtomicInteger PARTS = new AtomicInteger();

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
        Path part = part(file);
        try {
            write(part, file, text.getBytes(StandardCharsets.UTF_8));
            move(part, file);
        } catch (IOException e) {
            throw named(file, e);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /**
     * Rewrites an existing file with the same permissions, unless another program has saved it since it was read. On
     * Linux, the file that is replaced is looked at once more after the switch, and put back if it is a newer one. In
     * other places a save is lost if it falls between the last look and the renaming, some microseconds later.
     *
     * @param before the bytes that were read
     * @return whether the file was rewritten
     */
    public static boolean replace(Path file, byte[] before, byte[] after) throws IOException {
        return replace(file, before, after, AtomicFiles::exchange);
    }

    static boolean replace(Path file, byte[] before, byte[] after, BiPredicate<Path, Path> exchange)
            throws IOException {
        Path part = part(file);
        try {
            write(part, file, after);
            if (!Arrays.equals(before, Files.readAllBytes(file))) {
                return false;
            }
            if (!exchange.test(part, file)) {
                move(part, file);
                return true;
            }
            return keepNewest(part, file, before, after, exchange);
        } catch (IOException e) {
            throw named(file, e);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /**
     * Looks at what came out of an exchange, and puts it back if it is not what was expected but a newer save. While
     * that is put back there may be a still newer one.
     *
     * @param out the file that was taken out
     * @return whether the file still has the bytes that were first put in
     */
    private static boolean keepNewest(
            Path out, Path file, byte[] before, byte[] after, BiPredicate<Path, Path> exchange) throws IOException {
        byte[] expected = before;
        byte[] in = after;
        for (byte[] found = Files.readAllBytes(out); !Arrays.equals(found, expected); found = Files.readAllBytes(out)) {
            if (!exchange.test(out, file)) {
                move(out, file);
                return false;
            }
            expected = in;
            in = found;
        }
        return Arrays.equals(in, after);
    }

    /** Returns a new name beside {@code file}, with a dot, so that no build or preview takes it for one of the site. */
    private static Path part(Path file) {
        return file.resolveSibling(
                ".octavo-" + ProcessHandle.current().pid() + "-" + PARTS.incrementAndGet() + ".part");
    }

    /** Writes a file with the permissions of another, and flushes it, so that its name never stands for nothing. */
    private static void write(Path part, Path like, byte[] bytes) throws IOException {
        Files.copy(like, part, StandardCopyOption.COPY_ATTRIBUTES);
        try (FileChannel out = FileChannel.open(part, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            Channels.newOutputStream(out).write(bytes);
            out.force(true);
        }
    }

    /** Swaps the names of two files or folders; if not, the system cannot do it, and nothing has changed. */
    public static boolean exchange(Path one, Path other) {
        return Slashes.onDefaultFileSystem(one) && AtomicExchange.swap(one, other);
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

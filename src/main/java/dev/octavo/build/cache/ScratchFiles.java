package dev.octavo.build.cache;

import dev.octavo.lib.address.Slashes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Allocates temporary buffers for one build. Large ones are mapped from a deleted file, so that they use no heap and
 * nothing is left on disk. Safe to use from several threads.
 */
public final class ScratchFiles {
    private static final int SMALL = 1 << 20;
    private static final byte[] ZEROS = new byte[1 << 16];

    private final Path file;

    /** @param file the name of each file until it is mapped */
    public ScratchFiles(Path file) {
        this.file = file;
    }

    /** Allocates a zeroed buffer of that many bytes; it is on the heap if it is small or the file cannot be mapped. */
    public synchronized ByteBuffer buffer(int bytes) {
        if (bytes < SMALL || !isMappable(file)) {
            return ByteBuffer.allocate(bytes);
        }
        try {
            return mapped(bytes);
        } catch (IOException noRoom) {
            return ByteBuffer.allocate(bytes);
        }
    }

    // Windows cannot delete a mapped file, and Java unmaps it only when it is garbage-collected.
    static boolean isMappable(Path path) {
        return Slashes.onDefaultFileSystem(path) && !Slashes.onWindows(path);
    }

    private ByteBuffer mapped(int bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            // Written before it is mapped: on a full disk, writing to the mapped file would kill the program.
            for (int at = 0; at < bytes; at += ZEROS.length) {
                ByteBuffer zeros = ByteBuffer.wrap(ZEROS, 0, Math.min(ZEROS.length, bytes - at));
                while (zeros.hasRemaining()) {
                    channel.write(zeros);
                }
            }
            return channel.map(MapMode.READ_WRITE, 0, bytes);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}

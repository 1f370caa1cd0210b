package dev.octavo.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Makes buffers for what one build puts aside. Large ones are mapped from a file that has no name any more, so that they
 * take no memory of the program's and nothing of them stays. Safe to use from several threads.
 */
public final class Passing {
    private static final int SMALL = 1 << 20;
    private static final byte[] ZEROS = new byte[1 << 16];

    private final Path file;

    /** @param file has that name while it is made */
    public Passing(Path file) {
        this.file = file;
    }

    /** One of so many bytes, all of them 0. */
    public synchronized ByteBuffer buffer(int bytes) {
        if (bytes < SMALL || !StoredEntries.isMappable(file)) {
            return ByteBuffer.allocate(bytes);
        }
        try {
            return mapped(bytes);
        } catch (IOException noRoom) {
            return ByteBuffer.allocate(bytes);
        }
    }

    private ByteBuffer mapped(int bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            // Written before it is mapped: a program that writes to a map of a file on a full disk is killed.
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

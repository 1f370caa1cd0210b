package dev.octavo.build.cache;

import dev.octavo.build.cache.Index.Place;
import dev.octavo.lib.hash.Hash;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * A file that grows at its end while it is read. It is not mapped, because the program would crash if a mapped file
 * were cut short. Safe to use from several threads.
 */
final class AppendableFile implements AutoCloseable {
    private static final int CHUNK = 1 << 16;

    private final FileChannel channel;
    private final ByteBuffer added =
            ByteBuffer.allocateDirect(CHUNK); // not yet written; direct, since each write would copy it
    private long written;

    private AppendableFile(FileChannel channel, long written) {
        this.channel = channel;
        this.written = written;
    }

    /** @param end where it grows; what lies behind is overwritten */
    static AppendableFile open(Path file, long end, OpenOption... options) throws IOException {
        return new AppendableFile(FileChannel.open(file, options), end);
    }

    synchronized Place add(byte[] bytes, Hash checksum) throws IOException {
        long at = written + added.position();
        for (int from = 0; from < bytes.length; ) {
            if (!added.hasRemaining()) {
                flush();
            }
            int length = Math.min(added.remaining(), bytes.length - from);
            added.put(bytes, from, length);
            from += length;
        }
        return new Place(at, bytes.length, checksum);
    }

    synchronized void flush() throws IOException {
        added.flip();
        try {
            while (added.hasRemaining()) {
                written += channel.write(added, written);
            }
        } finally {
            added.compact(); // what could not be written stays
        }
    }

    /** Writes bytes before the end at which it grows, where nothing waits to be written. */
    void overwrite(long at, ByteBuffer bytes) throws IOException {
        for (long to = at; bytes.hasRemaining(); ) {
            to += channel.write(bytes, to);
        }
    }

    private synchronized void flushUpTo(long end) throws IOException {
        if (end > written && added.position() > 0) {
            flush();
        }
    }

    /** Returns the bytes there; empty if they are damaged. */
    Optional<byte[]> read(Place place) throws IOException {
        return place.at() < 0 || place.length() < 0 || place.end() < 0 // larger than any number
                ? Optional.empty()
                : Optional.of(read(place.at(), place.length()))
                        .filter(bytes -> Hash.of(bytes).equals(place.checksum()));
    }

    /** Returns the bytes at an offset, fewer if the file ends before. */
    byte[] read(long at, int length) throws IOException {
        flushUpTo(at + length);
        // A damaged place may claim gigabytes, so a long read asks for the file's size first. A short one would take
        // half as
        // long again.
        boolean isShort = length <= CHUNK;
        byte[] bytes = new byte[isShort ? length : (int) Math.max(0, Math.min(length, channel.size() - at))];
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.position() < bytes.length) {
            // In chunks, since the JDK keeps a native buffer of the size of a read for each thread.
            rest.limit(Math.min(bytes.length, rest.position() + CHUNK));
            if (channel.read(rest, at + rest.position()) < 0) {
                break;
            }
        }
        return rest.position() == bytes.length ? bytes : Arrays.copyOf(bytes, rest.position());
    }

    void cut(long size) throws IOException {
        channel.truncate(size);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

package dev.octavo.build.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;

/**
 * A file that grows at its end while it is read. It is not mapped, because the program would crash if a mapped file
 * were cut short. Safe to use from several threads.
 */
final class AppendableFile implements AutoCloseable {
    private static final int CHUNK = 1 << 16;

    private final FileChannel channel;
    private final ByteBuffer added = ByteBuffer.allocate(CHUNK); // not yet written
    private long written;

    private AppendableFile(FileChannel channel, long written) {
        this.channel = channel;
        this.written = written;
    }

    static AppendableFile open(Path file, OpenOption... options) throws IOException {
        FileChannel channel = FileChannel.open(file, options);
        return new AppendableFile(channel, channel.size());
    }

    /** Appends the bytes and returns their offset. */
    synchronized long add(byte[] bytes) throws IOException {
        long at = written + added.position();
        for (int from = 0; from < bytes.length; ) {
            if (!added.hasRemaining()) {
                flush();
            }
            int length = Math.min(added.remaining(), bytes.length - from);
            added.put(bytes, from, length);
            from += length;
        }
        return at;
    }

    synchronized void flush() throws IOException {
        added.flip();
        while (added.hasRemaining()) {
            written += channel.write(added, written);
        }
        added.clear();
    }

    private synchronized void flushUpTo(long end) throws IOException {
        if (end > written && added.position() > 0) {
            flush();
        }
    }

    /** Returns the bytes at an offset, fewer if the file ends before. */
    byte[] read(long at, int length) throws IOException {
        flushUpTo(at + length);
        byte[] bytes = new byte[(int) Math.max(0, Math.min(length, channel.size() - at))];
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.position() < bytes.length) {
            // In chunks, since the JDK keeps a native buffer of the size of a read for each thread.
            rest.limit(Math.min(bytes.length, rest.position() + CHUNK));
            if (channel.read(rest, at + rest.position()) < 0) {
                break;
            }
        }
        return bytes;
    }

    synchronized long size() {
        return written + added.position();
    }

    void cut(long size) throws IOException {
        channel.truncate(size);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

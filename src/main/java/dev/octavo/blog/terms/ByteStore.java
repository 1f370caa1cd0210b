package dev.octavo.blog.terms;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;

/** Stores byte arrays in large buffers, which may be mapped files. Safe to use from several threads. */
public final class ByteStore {
    private static final int FIRST_BUFFER = 1 << 16;
    private static final int BUFFER = 1 << 22;

    private final IntFunction<ByteBuffer> allocator;
    private final List<ByteBuffer> buffers = new CopyOnWriteArrayList<>();

    /**
     * Creates an empty store.
     *
     * @param allocator makes a buffer of that many bytes
     */
    public ByteStore(IntFunction<ByteBuffer> allocator) {
        this.allocator = allocator;
    }

    /** Stores {@code bytes} and returns the key by which {@link #get} finds them. */
    public synchronized long put(byte[] bytes) {
        int length = Integer.BYTES + bytes.length;
        if (buffers.isEmpty() || buffers.get(buffers.size() - 1).remaining() < length) {
            buffers.add(allocator.apply(Math.max(length, buffers.isEmpty() ? FIRST_BUFFER : BUFFER)));
        }
        int last = buffers.size() - 1;
        ByteBuffer buffer = buffers.get(last);
        long key = (long) last << Integer.SIZE | buffer.position();
        buffer.putInt(bytes.length).put(bytes);
        return key;
    }

    /** The bytes stored under {@code key}, as a view that must not be changed. */
    public ByteBuffer get(long key) {
        ByteBuffer buffer = buffers.get((int) (key >> Integer.SIZE));
        int start = (int) key;
        return buffer.slice(start + Integer.BYTES, buffer.getInt(start));
    }
}

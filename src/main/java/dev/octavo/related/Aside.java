package dev.octavo.related;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;

/** Puts bytes aside, in buffers that may lie on disk. Safe to use from several threads. */
final class Aside {
    private static final int FIRST = 1 << 16;
    private static final int MORE = 1 << 22;

    private final IntFunction<ByteBuffer> room;
    private final List<ByteBuffer> buffers = new CopyOnWriteArrayList<>();

    /** @param room makes buffers of so many bytes */
    Aside(IntFunction<ByteBuffer> room) {
        this.room = room;
    }

    /** Says where the bytes can be found again. */
    synchronized long put(byte[] bytes) {
        int length = Integer.BYTES + bytes.length;
        if (buffers.isEmpty() || buffers.get(buffers.size() - 1).remaining() < length) {
            buffers.add(room.apply(Math.max(length, buffers.isEmpty() ? FIRST : MORE)));
        }
        int last = buffers.size() - 1;
        ByteBuffer buffer = buffers.get(last);
        long place = (long) last << Integer.SIZE | buffer.position();
        buffer.putInt(bytes.length).put(bytes);
        return place;
    }

    byte[] get(long place) {
        ByteBuffer buffer = buffers.get((int) (place >> Integer.SIZE));
        byte[] bytes = new byte[buffer.getInt((int) place)];
        buffer.get((int) place + Integer.BYTES, bytes);
        return bytes;
    }
}

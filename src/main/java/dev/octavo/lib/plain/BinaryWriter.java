package dev.octavo.lib.plain;

import dev.octavo.lib.hash.Hash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** Encodes values as consecutive bytes. */
final class BinaryWriter {
    private static final int FIRST_SIZE = 1 << 14;
    private static final int MOST_KEPT = 1 << 20; // in bytes; a larger writer is not used again
    private static final Queue<BinaryWriter> IDLE = new ConcurrentLinkedQueue<>();
    private static final int MOST_BYTES_OF_NUMBER = 10;

    private byte[] bytes = new byte[FIRST_SIZE];
    private int at;

    private BinaryWriter() {}

    /** The bytes that {@code content} writes. Writers are used again, since a new one spends most of its time growing. */
    static byte[] written(Consumer<BinaryWriter> content) {
        BinaryWriter idle = IDLE.poll();
        BinaryWriter out = idle == null ? new BinaryWriter() : idle;
        out.at = 0;
        content.accept(out);
        byte[] written = Arrays.copyOf(out.bytes, out.at);
        if (out.bytes.length <= MOST_KEPT) {
            IDLE.add(out);
        }
        return written;
    }

    /** Writes a variable-length number, seven bits a byte, least significant first: most numbers are small. */
    void number(long value) {
        makeRoom(MOST_BYTES_OF_NUMBER);
        long rest = value;
        for (; (rest & ~0x7fL) != 0; rest >>>= 7) {
            bytes[at++] = (byte) ((rest & 0x7f) | 0x80);
        }
        bytes[at++] = (byte) rest;
    }

    void truth(boolean value) {
        makeRoom(1);
        bytes[at++] = (byte) (value ? 1 : 0);
    }

    void text(String value) {
        bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    void hash(Hash value) {
        makeRoom(2 * Long.BYTES);
        fixed(value.high());
        fixed(value.low());
    }

    /** Writes eight bytes, least significant first. */
    private void fixed(long value) {
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            bytes[at++] = (byte) (value >>> shift);
        }
    }

    /** Writes the length and the bytes. */
    void bytes(byte[] value) {
        number(value.length);
        makeRoom(value.length);
        System.arraycopy(value, 0, bytes, at, value.length);
        at += value.length;
    }

    private void makeRoom(int length) {
        if (bytes.length - at < length) {
            int most = Math.addExact(at, length);
            bytes = Arrays.copyOf(bytes, Math.max(most, (int) Math.min(2L * bytes.length, Integer.MAX_VALUE - 8)));
        }
    }
}

package dev.octavo.plain;

import dev.octavo.hash.Hash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what {@link BinaryWriter} wrote, in the same order. */
final class BinaryReader {
    private final byte[] bytes;
    private int at;

    BinaryReader(byte[] bytes) {
        this.bytes = bytes;
    }

    long number() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes[at++];
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    int count() {
        return Math.toIntExact(number());
    }

    boolean truth() {
        return bytes[at++] != 0;
    }

    String text() {
        int length = count();
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    Hash hash() {
        return new Hash(fixed(), fixed());
    }

    private long fixed() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            value |= (bytes[at++] & 0xffL) << shift;
        }
        return value;
    }

    /** As many bytes as were written. */
    byte[] bytes() {
        int length = count();
        byte[] found = Arrays.copyOfRange(bytes, at, at + length);
        at += length;
        return found;
    }
}

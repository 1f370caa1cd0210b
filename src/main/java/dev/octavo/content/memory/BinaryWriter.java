package dev.octavo.content.memory;

import dev.octavo.hash.Hash;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes values one behind the other, for {@link BinaryReader}. */
final class BinaryWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(1024);

    byte[] bytes() {
        return out.toByteArray();
    }

    /** Seven bits a byte, the least first, since most numbers are small. */
    void number(long value) {
        long rest = value;
        for (; (rest & ~0x7fL) != 0; rest >>>= 7) {
            out.write((int) ((rest & 0x7f) | 0x80));
        }
        out.write((int) rest);
    }

    void truth(boolean value) {
        out.write(value ? 1 : 0);
    }

    void text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        number(utf8.length);
        out.writeBytes(utf8);
    }

    void hash(Hash value) {
        fixed(value.high());
        fixed(value.low());
    }

    /** Eight bytes, the least first. */
    private void fixed(long value) {
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            out.write((int) (value >>> shift));
        }
    }

    <T> void optional(Optional<T> value, Consumer<T> write) {
        truth(value.isPresent());
        value.ifPresent(write);
    }

    <T> void list(List<T> values, Consumer<T> write) {
        number(values.size());
        values.forEach(write);
    }
}

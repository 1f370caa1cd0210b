package dev.octavo.binary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.hash.Hash;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Values are read as they were written. */
final class BinaryTest {
    private static final List<Long> NUMBERS =
            List.of(0L, 1L, 127L, 128L, 16_383L, 16_384L, Long.MAX_VALUE, -1L, Long.MIN_VALUE);
    private static final Hash HASH = new Hash(-3, Long.MAX_VALUE);

    @Test
    void everyKindOfValueComesBack() {
        String large = "größer 𝄞 ".repeat(100_000);
        BinaryWriter out = new BinaryWriter();
        out.list(NUMBERS, out::number);
        out.text("");
        out.text(large);
        out.truth(true);
        out.truth(false);
        out.hash(HASH);
        out.optional(Optional.of("there"), out::text);
        out.optional(Optional.<String>empty(), out::text);
        out.list(List.<String>of(), out::text);
        out.rest(new byte[] {1, -1, 0});
        BinaryReader in = new BinaryReader(out.bytes());
        assertEquals(NUMBERS, in.list(in::number));
        assertEquals("", in.text());
        assertEquals(large, in.text());
        assertEquals(true, in.truth());
        assertEquals(false, in.truth());
        assertEquals(HASH, in.hash());
        assertEquals(Optional.of("there"), in.optional(in::text));
        assertEquals(Optional.empty(), in.optional(in::text));
        assertEquals(List.of(), in.list(in::text));
        assertArrayEquals(new byte[] {1, -1, 0}, in.rest());
        assertArrayEquals(new byte[0], in.rest());
    }

    @Test
    void smallNumbersTakeAByte() {
        BinaryWriter out = new BinaryWriter();
        out.number(127);
        assertEquals(1, out.bytes().length);
    }
}

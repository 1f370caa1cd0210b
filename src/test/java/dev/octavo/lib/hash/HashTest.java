package dev.octavo.lib.hash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes in, hash out. */
final class HashTest {
    // Results of the reference implementation, MurmurHash3_x64_128 with seed 0.
    @ParameterizedTest
    @CsvSource({
        "'', 00000000000000000000000000000000",
        "abc, b4963f3f3fad78673ba2744126ca2d52",
        "hello, cbd8a7b341bd9b025b1e906a48ae1d19",
    })
    void isMurmur3(String text, String hex) {
        Hash hash = Hash.of(text.getBytes(StandardCharsets.UTF_8));
        assertEquals(hex, hash.hex());
        assertEquals(hash, Hash.parse(hex));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "zz963f3f3fad78673ba2744126ca2d52", "b4963f3f3fad78673ba2744126ca2d5200"})
    void refusesInvalidHashes(String text) {
        assertThrows(IllegalArgumentException.class, () -> Hash.parse(text));
    }

    @Test
    void isTheSameForPiecesOfAnySize() throws IOException {
        byte[] bytes = "a file that comes in pieces".getBytes(StandardCharsets.UTF_8);
        Digest digest = new Digest();
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        try (OutputStream out = digest.tee(copy)) {
            out.write(bytes, 0, 5);
            out.write(bytes[5]);
            out.write(bytes, 6, bytes.length - 6);
        }
        assertEquals(Hash.of(bytes), digest.hash());
        assertEquals(new String(bytes, StandardCharsets.UTF_8), copy.toString(StandardCharsets.UTF_8));
    }

    @Test
    void differsForTextsCutInOtherPlaces() {
        assertNotEquals(
                new Digest().add("ab").add("c").hash(),
                new Digest().add("a").add("bc").hash());
    }
}

package dev.octavo.lib.address;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;

final class NfcTest {
    @Test
    void composesDecomposedText() {
        assertEquals("größe", Nfc.of("gro\u0308ße"));
        assertEquals("Ω", Nfc.of("\u2126"));
        assertEquals("한", Nfc.of("\u1112\u1161\u11ab"));
    }

    /** Text returned without calling the normalizer is composed, alone and beside any other character. */
    @Test
    void textThatSkipsTheNormalizerIsComposed() {
        for (char a = 0; a < 0x300; a++) {
            for (char b = 0; b < 0x300; b++) {
                String text = "" + a + b;
                if (!Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
                    assertEquals("composed", text);
                }
            }
        }
    }
}

package dev.octavo.address;

import java.text.Normalizer;

/** Unicode's form C, in which names and addresses are compared: a letter with its accents is one character. */
public final class Nfc {
    /** Below it every character is in form C and combines with nothing that is (Unicode Standard Annex #15). */
    private static final char FIRST_COMBINING = 0x0300;

    private Nfc() {}

    /** {@code text} in form C. */
    public static String of(String text) {
        // Java's normalizer has to read its tables first, and most names do without.
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= FIRST_COMBINING) {
                return Normalizer.normalize(text, Normalizer.Form.NFC);
            }
        }
        return text;
    }
}

package dev.octavo.lib.address;

import java.text.Normalizer;

/** Unicode form C, in which names and addresses are compared: a letter and its accents are one character if possible. */
public final class Nfc {
    /** Characters below this one are in form C, and stay so beside any other (Unicode Standard Annex #15). */
    private static final char FIRST_COMBINING = 0x0300;

    private Nfc() {}

    public static String of(String text) {
        // Java's normalizer loads its tables first, and most names do not need them.
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= FIRST_COMBINING) {
                return Normalizer.normalize(text, Normalizer.Form.NFC);
            }
        }
        return text;
    }
}

package dev.octavo.lib.address;

import java.util.Locale;

/** Turns a title, tag or name into a part of an address: {@code "C# in Depth"} becomes {@code csharp-in-depth}. */
public final class Slug {
    private Slug() {}

    /**
     * Letters and digits of any script in lower case, with one hyphen for each run of other characters; apostrophes are
     * dropped. {@code +} and {@code #} right after a letter are spelled out, so that C, C++ and C# stay three tags.
     *
     * @return the slug; empty if {@code text} has neither a letter nor a digit
     */
    public static String of(String text) {
        String lower = Nfc.of(text).toLowerCase(Locale.ROOT);
        StringBuilder out = new StringBuilder(lower.length());
        boolean gap = false;
        boolean afterLetter = false;
        for (int i = 0; i < lower.length(); ) {
            int c = lower.codePointAt(i);
            i += Character.charCount(c);
            boolean sign = afterLetter && (c == '+' || c == '#');
            boolean letter = Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
            if (letter || sign) {
                if (gap && !out.isEmpty()) {
                    out.append('-');
                }
                gap = false;
                out.append(sign ? (c == '+' ? "plus" : "sharp") : Character.toString(c));
            } else if (c != '\'' && c != '’') {
                gap = true;
            }
            afterLetter = letter || sign;
        }
        return Nfc.of(out.toString());
    }
}

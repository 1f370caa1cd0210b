package dev.octavo.address;

import java.util.Locale;

/** The part of an address that a title, a tag or a name becomes: {@code "C# in Depth"} is {@code csharp-in-depth}. */
public final class Slug {
    private Slug() {}

    /**
     * Letters and digits of any script in lower case, one hyphen for each run of anything else. {@code +} and
     * {@code #} straight behind a letter are spelled out, so that C, C++ and C# stay three tags.
     *
     * @return the slug, empty where {@code text} has neither a letter nor a digit
     */
    public static String of(String text) {
        String wanted = Nfc.of(text).toLowerCase(Locale.ROOT);
        StringBuilder out = new StringBuilder(wanted.length());
        boolean gap = false;
        boolean afterLetter = false;
        for (int i = 0; i < wanted.length(); ) {
            int c = wanted.codePointAt(i);
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

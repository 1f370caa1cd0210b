package dev.octavo.markdown.syntax;

import java.util.Locale;

/** What GitHub makes of a heading's words, so that one can link to it. */
public final class HeadingSlug {
    private HeadingSlug() {}

    /** Letters, digits, marks and underscores stay, in lower case; blanks become hyphens; the rest goes. */
    public static String of(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.strip().toLowerCase(Locale.ROOT).codePoints().forEach(c -> {
            if (c == ' ') {
                out.append('-');
            } else if (c == '-' || isWordCharacter(c)) {
                out.appendCodePoint(c);
            }
        });
        return out.isEmpty() ? "section" : out.toString();
    }

    private static boolean isWordCharacter(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.CONNECTOR_PUNCTUATION,
                    Character.LETTER_NUMBER -> true;
            default -> Character.isAlphabetic(c) || Character.isDigit(c);
        };
    }
}

package dev.octavo.blog.markdown.syntax;

import java.util.Locale;

/** Makes ids from headings as GitHub does. */
public final class HeadingSlug {
    private HeadingSlug() {}

    /** Keeps letters, digits, combining marks, hyphens and underscores in lower case; spaces become hyphens. */
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

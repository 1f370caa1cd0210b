package dev.octavo.markdown.html;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Gives each heading of one article its own id, as GitHub does. */
public final class HeadingIds {
    private final Set<String> taken = new HashSet<>();
    /** The number that a plain id got last; without it a thousand headings of one name would take a million steps. */
    private final Map<String, Integer> numbers = new HashMap<>();

    /** An id that the author gave to an element. */
    public void take(String id) {
        taken.add(id);
    }

    /** The id of the next heading, whose words are {@code text}. */
    public String next(String text) {
        String plain = slug(text);
        String id = plain;
        while (!taken.add(id)) {
            id = plain + "-" + numbers.merge(plain, 1, Integer::sum);
        }
        return id;
    }

    /** Letters, digits, marks and underscores stay, in lower case; blanks become hyphens; the rest goes. */
    private static String slug(String text) {
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

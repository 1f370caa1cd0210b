package dev.octavo.lib.typography;

import dev.octavo.lib.loading.Resources;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The punctuation rules of a language, read from {@code languages.txt}.
 *
 * @param outer marks around a quotation
 * @param inner marks around a quotation within another
 * @param dash the dash between two parts of a sentence
 * @param spacing the spaces before colons, semicolons, exclamation and question marks
 * @param keepWithNext words, some with a full stop, that stay on one line with the name or number after them
 * @param oneLetterWords words of one letter that must not end a line
 * @param elisions words that begin with an apostrophe
 * @param groupsThousands whether spaces group digits
 * @param dottedOrdinals whether a number with a full stop stays on one line with the word after it
 */
record Conventions(
        Marks outer,
        Marks inner,
        Dash dash,
        Spacing spacing,
        Set<String> keepWithNext,
        String oneLetterWords,
        Set<String> elisions,
        boolean groupsThousands,
        boolean dottedOrdinals) {

    /** A pair of quotation marks, each with the space between it and the words. */
    record Marks(String opening, String closing) {
        /** Parses {@code «|»}; guillemets get inner spaces if the language puts spaces before other punctuation. */
        private static Marks of(String pair, Spacing spacing) {
            String[] marks = pair.split("\\|", -1);
            boolean spaced = spacing != Spacing.NONE && "«‹".contains(marks[0]);
            String within = spaced ? String.valueOf(spacing.within()) : "";
            return new Marks(marks[0] + within, within + marks[1]);
        }
    }

    /** How a dash stands between two parts of a sentence. */
    enum Dash {
        /** An em dash without spaces. */
        CLOSED_EM,
        /** An em dash between spaces. */
        EM,
        /** An en dash between spaces; an em dash if the author typed the hyphens without spaces, as on a typewriter. */
        EN,
        /** An en dash, with or without spaces. */
        EN_ALWAYS,
        /** Two em dashes, as wide as two characters. */
        DOUBLE
    }

    /** The spaces before high punctuation. */
    enum Spacing {
        NONE,
        /** Narrow before semicolons, exclamation and question marks; wide before colons. */
        FRENCH,
        /** Narrow before all of them. */
        SWISS,
        /** Before colons and within guillemets only. */
        CANADIAN;

        /** The space before {@code mark}, or 0 for none. */
        char before(char mark) {
            return switch (this) {
                case NONE -> 0;
                case FRENCH -> mark == ':' ? Chars.NO_BREAK : Chars.NARROW_NO_BREAK;
                case SWISS -> Chars.NARROW_NO_BREAK;
                case CANADIAN -> mark == ':' || mark == '»' ? Chars.NO_BREAK : 0;
            };
        }

        /** The space within guillemets. */
        char within() {
            return this == CANADIAN ? Chars.NO_BREAK : Chars.NARROW_NO_BREAK;
        }
    }

    private static final String FILE = "/typography/languages.txt";
    private static final String LIKE = "like";

    /** For text that is not typeset. */
    static final Conventions NONE = of(Map.of("quotes", "\"|\" '|'", "dash", "en-always"));

    /** The sections of {@link #FILE} by language tag. */
    private static final class Lazy {
        static final Map<String, Map<String, String>> ROWS = rows();

        private static Map<String, Map<String, String>> rows() {
            Map<String, Map<String, String>> rows = new HashMap<>();
            Resources.sections(FILE).forEach((tags, lines) -> {
                Map<String, String> row = new HashMap<>();
                for (String line : lines) {
                    String[] parts = line.split(" ", 2);
                    if (parts[0].equals(LIKE)) {
                        row.putAll(Objects.requireNonNull(rows.get(parts[1]), line));
                    } else {
                        row.put(parts[0], parts[1]);
                    }
                }
                tags.forEach(tag -> rows.put(tag, row));
            });
            return rows;
        }
    }

    static Conventions of(String tag) {
        List<String> parts = List.of(tag.toLowerCase(Locale.ROOT).split("[-_]", -1));
        String language = parts.get(0);
        Map<String, String> row = Lazy.ROWS.get(language);
        for (String part : parts.subList(1, parts.size())) {
            Map<String, String> there = part.length() == 2 ? Lazy.ROWS.get(language + "-*") : null;
            there = Lazy.ROWS.getOrDefault(language + "-" + part, there);
            if (there != null) {
                row = there;
                break;
            }
        }
        return of(row == null ? Objects.requireNonNull(Lazy.ROWS.get("*")) : row);
    }

    private static Conventions of(Map<String, String> row) {
        Spacing spacing = row.containsKey("spacing") ? Spacing.valueOf(constant(row, "spacing")) : Spacing.NONE;
        String[] quotes = Objects.requireNonNull(row.get("quotes")).split(" ", -1);
        List<String> numbers = words(row, "numbers");
        return new Conventions(
                Marks.of(quotes[0], spacing),
                Marks.of(quotes[1], spacing),
                Dash.valueOf(constant(row, "dash")),
                spacing,
                Set.copyOf(words(row, "keep")),
                row.getOrDefault("shorts", ""),
                Set.copyOf(words(row, "elided")),
                numbers.contains("thousands"),
                numbers.contains("ordinals"));
    }

    private static String constant(Map<String, String> row, String key) {
        return row.getOrDefault(key, "").toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static List<String> words(Map<String, String> row, String key) {
        String written = row.get(key);
        return written == null ? List.of() : List.of(written.split(" ", -1));
    }
}

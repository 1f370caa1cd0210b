package dev.octavo.related;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words of texts in one language, as they are compared: in lower case, without accents and the endings of inflection.
 * What is written without blanks, as Chinese is, counts in pairs of characters. Safe to use from several threads.
 */
final class Tokens {
    private static final int LONGEST = 40; // what is longer is no word
    private static final int SHORTEST_STEM = 4;
    private static final int SHORTEST_SHORT_STEM = 3; // before one letter
    private static final Comparator<String> LONGEST_FIRST =
            Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder());
    private static final Map<String, Tokens> KNOWN = new ConcurrentHashMap<>();

    private final Set<String> common;
    private final List<String> endings; // the longest first

    private Tokens(Set<String> common, List<String> endings) {
        this.common = common;
        this.endings = endings;
    }

    /** Those of texts in the language of that tag. */
    static Tokens in(String language) {
        return KNOWN.computeIfAbsent(language.split("-", 2)[0].toLowerCase(Locale.ROOT), Tokens::read);
    }

    private static Tokens read(String language) {
        return new Tokens(
                listed(language + " common ").map(Tokens::folded).collect(Collectors.toUnmodifiableSet()),
                listed(language + " endings ")
                        .map(Tokens::folded)
                        .sorted(LONGEST_FIRST)
                        .toList());
    }

    private static Stream<String> listed(String what) {
        try (InputStream in = Objects.requireNonNull(Tokens.class.getResourceAsStream("/related/words.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(what))
                    .flatMap(line -> Arrays.stream(line.substring(what.length()).split(" ")));
        } catch (IOException e) {
            throw new UncheckedIOException("could not read related/words.txt of the program", e);
        }
    }

    /**
     * Tells {@code found} each token and how it was written, in order; that is empty where it says nothing to readers. Both
     * are empty where words come between that do not count.
     */
    void each(String text, BiConsumer<String, String> found) {
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            int end = at + Character.charCount(c);
            if (!Character.isLetterOrDigit(c)) {
                at = end;
                continue;
            }
            boolean pairs = isUnspaced(c);
            while (end < text.length()) {
                c = text.codePointAt(end);
                boolean goesOn = Character.isLetterOrDigit(c)
                        ? isUnspaced(c) == pairs
                        : Character.getType(c) == Character.NON_SPACING_MARK;
                if (!goesOn) {
                    break;
                }
                end += Character.charCount(c);
            }
            if (pairs) {
                for (int pair = at; pair + 2 <= end; pair++) {
                    String both = text.substring(pair, pair + 2);
                    found.accept(both, both.codePoints().allMatch(Character::isIdeographic) ? both : "");
                    found.accept("", ""); // the next pair is about the same character
                }
            } else if (end - at <= LONGEST) {
                word(text.substring(at, end), found);
            }
            at = end;
        }
    }

    private void word(String written, BiConsumer<String, String> found) {
        String folded = folded(written);
        if (folded.length() < 2 || common.contains(folded) || isShortNumber(folded)) {
            found.accept("", "");
        } else {
            found.accept(stem(folded), written);
        }
    }

    private static boolean isShortNumber(String word) {
        return word.length() < 3
                && Character.isDigit(word.charAt(0))
                && Character.isDigit(word.charAt(word.length() - 1));
    }

    private String stem(String word) {
        for (String ending : endings) {
            int length = word.length() - ending.length();
            if (length >= (ending.length() > 1 ? SHORTEST_STEM : SHORTEST_SHORT_STEM) && word.endsWith(ending)) {
                return word.substring(0, length);
            }
        }
        return word;
    }

    private static String folded(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); i++) {
            if (lower.charAt(i) >= 0x80) {
                return Normalizer.normalize(lower, Normalizer.Form.NFKD).replaceAll("\\p{Mn}", "");
            }
        }
        return lower;
    }

    private static boolean isUnspaced(int c) {
        if (c < 0x0E00) {
            return false;
        }
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }
}

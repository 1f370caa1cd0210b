package dev.octavo.blog.terms;

import dev.octavo.lib.loading.Resources;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The specification of the tokenizer, read from {@code terms/tokenizer.txt}; the script in the browser reads the same.
 *
 * @param separators characters between words
 * @param bigrams characters each two of which are a term
 * @param marks characters that are dropped
 * @param replacements by code point
 * @param stemmers by language
 */
public record TokenizerSpec(
        Ranges separators,
        Ranges bigrams,
        Ranges marks,
        Map<Integer, String> replacements,
        Map<String, Stemmer> stemmers) {
    private static final List<String> RANGES = List.of("separators", "bigrams", "marks");
    private static final String REPLACEMENTS = "replacements";

    private static final Map<String, String> LINES = Resources.lines("/terms/tokenizer.txt")
            .filter(line -> !line.isEmpty())
            .map(line -> line.split(" ", 2))
            .collect(Collectors.toMap(line -> line[0], line -> line[1], (one, other) -> one, TreeMap::new));

    static final TokenizerSpec SHARED = new TokenizerSpec(
            Ranges.of(line(RANGES.get(0))),
            Ranges.of(line(RANGES.get(1))),
            Ranges.of(line(RANGES.get(2))),
            words(line(REPLACEMENTS))
                    .collect(Collectors.toMap(
                            pair -> pair.codePointAt(0), pair -> pair.substring(pair.indexOf('>') + 1))),
            LINES.entrySet().stream()
                    .filter(line -> line.getValue().contains("|"))
                    .collect(Collectors.toMap(Map.Entry::getKey, line -> Stemmer.of(line.getValue()))));

    private static String line(String name) {
        return Objects.requireNonNull(LINES.get(name), name);
    }

    private static Stream<String> words(String line) {
        return Stream.of(line.split(" ", -1));
    }

    /** The part of a BCP 47 tag that decides on suffixes. */
    public static String base(String language) {
        return language.split("-", 2)[0].toLowerCase(Locale.ROOT);
    }

    /**
     * A set of code points.
     *
     * @param bounds ascending: where a range begins, and what follows its last code point
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Ranges(int[] bounds) {
        static Ranges of(String written) {
            return new Ranges(words(written)
                    .map(range -> range.split("-", -1))
                    .flatMapToInt(ends -> Arrays.stream(new int[] {
                        Integer.parseInt(ends[0], 16), Integer.parseInt(ends[ends.length - 1], 16) + 1
                    }))
                    .toArray());
        }

        boolean has(int codePoint) {
            int place = Arrays.binarySearch(bounds, codePoint);
            return (place < 0 ? -1 - place : place + 1) % 2 == 1;
        }

        /** Sets those of {@code kinds} that are in a range. */
        void fill(byte[] kinds, byte kind) {
            for (int i = 0; i < bounds.length && bounds[i] < kinds.length; i += 2) {
                Arrays.fill(kinds, bounds[i], Math.min(bounds[i + 1], kinds.length), kind);
            }
        }

        /** Each range as the gap from the last code point of the one before, and its further code points, in base 36. */
        String gaps() {
            StringBuilder out = new StringBuilder();
            for (int i = 0; i < bounds.length; i += 2) {
                out.append(' ').append(Integer.toString(bounds[i] - (i == 0 ? 0 : bounds[i - 1] - 1), 36));
                int more = bounds[i + 1] - 1 - bounds[i];
                out.append(more == 0 ? "" : "-" + Integer.toString(more, 36));
            }
            return out.toString();
        }
    }

    /** Replaces a suffix. */
    record SuffixRule(String from, String to) {
        static List<SuffixRule> listOf(String written) {
            return words(written)
                    .map(rule -> rule.split(">", 2))
                    .map(rule -> new SuffixRule(rule[0], rule.length > 1 ? rule[1] : ""))
                    .toList();
        }
    }

    /** The stemmer of a language: applies the first rule that fits of each list, then drops a doubled last letter. */
    record Stemmer(List<SuffixRule> first, List<SuffixRule> last) {
        private static final int MIN_STEM = 3;

        static final Stemmer NONE = new Stemmer(List.of(), List.of());

        static Stemmer of(String written) {
            String[] lists = written.split(" \\| ", 2);
            return new Stemmer(SuffixRule.listOf(lists[0]), SuffixRule.listOf(lists[1]));
        }

        String stem(String word) {
            if (first.isEmpty()) {
                return word;
            }
            String stem = applied(last, applied(first, word));
            int end = stem.length() - 1;
            return end >= MIN_STEM && stem.charAt(end) == stem.charAt(end - 1) ? stem.substring(0, end) : stem;
        }

        private static String applied(List<SuffixRule> rules, String word) {
            for (SuffixRule rule : rules) {
                int left = word.length() - rule.from().length();
                if (left >= MIN_STEM && word.endsWith(rule.from())) {
                    return word.substring(0, left) + rule.to();
                }
            }
            return word;
        }
    }

    /** The specification as the script has it, without suffixes. */
    public static String script() {
        return Stream.concat(
                        RANGES.stream().map(name -> name + Ranges.of(line(name)).gaps()),
                        Stream.of(REPLACEMENTS + " " + line(REPLACEMENTS)))
                .collect(Collectors.joining("\n", "const TABLE = `", "`;\n"));
    }

    /** The lines with the suffixes of those languages, as the index has them. */
    public static String suffixes(Predicate<String> language) {
        return LINES.entrySet().stream()
                .filter(line -> line.getValue().contains("|") && language.test(line.getKey()))
                .map(line -> line.getKey() + " " + line.getValue())
                .collect(Collectors.joining("\n"));
    }
}

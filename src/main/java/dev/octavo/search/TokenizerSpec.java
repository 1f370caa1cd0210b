package dev.octavo.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The specification of the tokenizer, read from {@code search/tokenizer.txt}; the script in the browser reads the same.
 *
 * @param separators characters between words
 * @param bigrams characters each two of which are a term
 * @param marks characters that are dropped
 * @param replacements by code point
 * @param stemmers by language
 */
record TokenizerSpec(
        Ranges separators,
        Ranges bigrams,
        Ranges marks,
        Map<Integer, String> replacements,
        Map<String, Stemmer> stemmers) {
    static final String TEXT = Resource.lines("tokenizer.txt", "#");

    static final TokenizerSpec SHARED = parsed(TEXT);

    /** A set of code points. */
    static final class Ranges {
        private final byte[] basicPlane = new byte[Character.MIN_SUPPLEMENTARY_CODE_POINT];
        private final List<int[]> supplementary = new ArrayList<>();

        private Ranges(List<String> written) {
            for (String range : written) {
                String[] ends = range.split("-", -1);
                int first = Integer.parseInt(ends[0], 16);
                int last = Integer.parseInt(ends[ends.length - 1], 16);
                if (first < basicPlane.length) {
                    Arrays.fill(basicPlane, first, Math.min(last + 1, basicPlane.length), (byte) 1);
                }
                if (last >= basicPlane.length) {
                    supplementary.add(new int[] {first, last});
                }
            }
        }

        boolean has(int codePoint) {
            return codePoint < basicPlane.length
                    ? basicPlane[codePoint] != 0
                    : supplementary.stream().anyMatch(range -> range[0] <= codePoint && codePoint <= range[1]);
        }
    }

    /** Replaces a suffix. */
    record SuffixRule(String from, String to) {
        static SuffixRule of(String written) {
            int arrow = written.indexOf('>');
            return arrow < 0
                    ? new SuffixRule(written, "")
                    : new SuffixRule(written.substring(0, arrow), written.substring(arrow + 1));
        }
    }

    /** The stemmer of a language: applies the first rule that fits of each list, then drops a doubled last letter. */
    record Stemmer(List<SuffixRule> first, List<SuffixRule> last) {
        private static final int MIN_STEM = 3;

        static final Stemmer NONE = new Stemmer(List.of(), List.of());

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

    /**
     * The specification as the script has it, without suffixes: each range as the gap from the end of the one before
     * and the number of further code points, in base 36.
     */
    static String script() {
        return TEXT.lines()
                .filter(line -> !line.contains("|"))
                .map(line -> line.contains(">") ? line : gaps(line))
                .collect(Collectors.joining("\n", "const TABLE = `", "`;\n"));
    }

    /** The lines with the suffixes of those languages, as the index has them. */
    static String suffixes(Predicate<String> language) {
        return TEXT.lines()
                .filter(line -> line.contains("|") && language.test(line.substring(0, line.indexOf(' '))))
                .collect(Collectors.joining("\n"));
    }

    private static String gaps(String line) {
        StringBuilder out = new StringBuilder(line.substring(0, line.indexOf(' ')));
        int at = 0;
        for (String range : line.substring(out.length() + 1).split(" ", -1)) {
            String[] ends = range.split("-", -1);
            int first = Integer.parseInt(ends[0], 16);
            int last = Integer.parseInt(ends[ends.length - 1], 16);
            out.append(' ').append(Integer.toString(first - at, 36));
            if (last > first) {
                out.append('-').append(Integer.toString(last - first, 36));
            }
            at = last;
        }
        return out.toString();
    }

    private static TokenizerSpec parsed(String text) {
        Map<String, List<String>> lines = new HashMap<>();
        text.lines().forEach(line -> {
            List<String> parts = List.of(line.split(" ", -1));
            lines.put(parts.get(0), parts.subList(1, parts.size()));
        });
        Map<Integer, String> replacements = new HashMap<>();
        taken(lines, "replacements")
                .forEach(pair -> replacements.put(pair.codePointAt(0), pair.substring(pair.indexOf('>') + 1)));
        Ranges separators = new Ranges(taken(lines, "separators"));
        Ranges bigrams = new Ranges(taken(lines, "bigrams"));
        Ranges marks = new Ranges(taken(lines, "marks"));
        Map<String, Stemmer> stemmers = new HashMap<>();
        lines.forEach((language, written) -> {
            int bar = written.indexOf("|");
            stemmers.put(
                    language,
                    new Stemmer(rules(written.subList(0, bar)), rules(written.subList(bar + 1, written.size()))));
        });
        return new TokenizerSpec(
                separators, bigrams, marks, Collections.unmodifiableMap(replacements), Map.copyOf(stemmers));
    }

    private static List<String> taken(Map<String, List<String>> lines, String name) {
        List<String> line = lines.remove(name);
        if (line == null) {
            throw new IllegalStateException("tokenizer.txt has a line \"" + name + "\"");
        }
        return line;
    }

    private static List<SuffixRule> rules(List<String> written) {
        return written.stream().map(SuffixRule::of).toList();
    }
}

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
 * How texts become words, as {@code search/words.txt} says it: the script in the browser is given the same text.
 *
 * @param as what characters are written as
 * @param endings by language
 */
record WordTable(Ranges apart, Ranges pairs, Ranges marks, Map<Integer, String> as, Map<String, Endings> endings) {
    static final String TEXT = Resource.lines("words.txt", "#");

    static final WordTable SHARED = parsed(TEXT);

    /** Some code points. */
    static final class Ranges {
        private final byte[] plane = new byte[Character.MIN_SUPPLEMENTARY_CODE_POINT];
        private final List<int[]> beyond = new ArrayList<>();

        private Ranges(List<String> written) {
            for (String range : written) {
                String[] ends = range.split("-", -1);
                int first = Integer.parseInt(ends[0], 16);
                int last = Integer.parseInt(ends[ends.length - 1], 16);
                if (first < plane.length) {
                    Arrays.fill(plane, first, Math.min(last + 1, plane.length), (byte) 1);
                }
                if (last >= plane.length) {
                    beyond.add(new int[] {first, last});
                }
            }
        }

        boolean has(int codePoint) {
            return codePoint < plane.length
                    ? plane[codePoint] != 0
                    : beyond.stream().anyMatch(range -> range[0] <= codePoint && codePoint <= range[1]);
        }
    }

    /** An ending, and what it becomes. */
    record Ending(String from, String to) {
        static Ending of(String written) {
            int arrow = written.indexOf('>');
            return arrow < 0
                    ? new Ending(written, "")
                    : new Ending(written.substring(0, arrow), written.substring(arrow + 1));
        }
    }

    /** Those of a language: of each list the first that fits. */
    record Endings(List<Ending> first, List<Ending> last) {
        private static final int STAYS = 3;

        static final Endings NONE = new Endings(List.of(), List.of());

        String without(String word) {
            if (first.isEmpty()) {
                return word;
            }
            String stem = without(without(word, first), last);
            int end = stem.length() - 1;
            return end >= STAYS && stem.charAt(end) == stem.charAt(end - 1) ? stem.substring(0, end) : stem;
        }

        private static String without(String word, List<Ending> endings) {
            for (Ending ending : endings) {
                int stays = word.length() - ending.from().length();
                if (stays >= STAYS && word.endsWith(ending.from())) {
                    return word.substring(0, stays) + ending.to();
                }
            }
            return word;
        }
    }

    /**
     * The table as the script has it, without endings: each range as the step from the end of the last one and the number
     * of code points that follow, in base 36.
     */
    static String script() {
        return TEXT.lines()
                .filter(line -> !line.contains("|"))
                .map(line -> line.contains(">") ? line : steps(line))
                .collect(Collectors.joining("\n", "const TABLE = `", "`;\n"));
    }

    /** The lines with the endings of those languages, as the index has them. */
    static String endings(Predicate<String> language) {
        return TEXT.lines()
                .filter(line -> line.contains("|") && language.test(line.substring(0, line.indexOf(' '))))
                .collect(Collectors.joining("\n"));
    }

    private static String steps(String line) {
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

    private static WordTable parsed(String text) {
        Map<String, List<String>> lines = new HashMap<>();
        text.lines().forEach(line -> {
            List<String> parts = List.of(line.split(" ", -1));
            lines.put(parts.get(0), parts.subList(1, parts.size()));
        });
        Map<Integer, String> as = new HashMap<>();
        taken(lines, "written").forEach(pair -> as.put(pair.codePointAt(0), pair.substring(pair.indexOf('>') + 1)));
        Ranges apart = new Ranges(taken(lines, "apart"));
        Ranges pairs = new Ranges(taken(lines, "pairs"));
        Ranges marks = new Ranges(taken(lines, "marks"));
        Map<String, Endings> endings = new HashMap<>();
        lines.forEach((language, written) -> {
            int bar = written.indexOf("|");
            endings.put(
                    language,
                    new Endings(endings(written.subList(0, bar)), endings(written.subList(bar + 1, written.size()))));
        });
        return new WordTable(apart, pairs, marks, Collections.unmodifiableMap(as), Map.copyOf(endings));
    }

    private static List<String> taken(Map<String, List<String>> lines, String name) {
        List<String> line = lines.remove(name);
        if (line == null) {
            throw new IllegalStateException("words.txt has a line \"" + name + "\"");
        }
        return line;
    }

    private static List<Ending> endings(List<String> written) {
        return written.stream().map(Ending::of).toList();
    }
}

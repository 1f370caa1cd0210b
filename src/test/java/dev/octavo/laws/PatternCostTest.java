package dev.octavo.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.laws.PatternsInSource.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Linear patterns: every regular expression of the program reads a text of four times the length with about four times as
 * many looks at a character, or reads only texts that are short by nature, which {@code patterns-of-short-texts.txt} lists.
 */
@Tag("ci")
final class PatternCostTest {
    private static final Path SHORT = Path.of("src/test/resources/laws/patterns-of-short-texts.txt");
    private static final long A_GLANCE = 12;
    private static final long LINEAR = 7;
    private static final Pattern COUNT = Pattern.compile("\\{[0-9,]+");

    /** A pattern whose cost grows faster than the text, with the text that shows it. */
    private record Slow(Found found, String text) {
        String line() {
            return found.file() + "\t"
                    + found.regex().replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t");
        }
    }

    /** Many of the same between a beginning and an end. */
    private record Sample(String begin, String repeated, String end) {
        String text(int length) {
            return begin + repeated.repeat(length / repeated.length()) + end;
        }
    }

    private static final class Counted implements CharSequence {
        private final String text;
        private final long most;
        private long looks;

        Counted(String text, long most) {
            this.text = text;
            this.most = most;
        }

        @Override
        public char charAt(int index) {
            looks++;
            if (looks > most) {
                throw new TooMany();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static final class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooMany() {
            super(null, null, false, false);
        }
    }

    @Test
    void costGrowsWithTheTextAndNotFaster() throws IOException {
        List<Slow> slow = PatternsInSource.all().parallelStream()
                .flatMap(found -> slow(found).stream())
                .toList();
        Set<String> known;
        try (Stream<String> lines = Files.lines(SHORT)) {
            known = lines.filter(line -> !line.startsWith("#"))
                    .map(line -> line.substring(0, line.lastIndexOf('\t')))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        Set<String> unknown = new TreeSet<>();
        Set<String> gone = new TreeSet<>(known);
        for (Slow one : slow) {
            gone.remove(one.line());
            if (!known.contains(one.line())) {
                unknown.add(one.line() + "\n    slow on " + one.text + ", line " + one.found.line());
            }
        }
        assertEquals(
                "",
                String.join("\n", unknown),
                "make a repetition possessive, or forbid its first character before it; or, if it reads only what is"
                        + " short, add it to " + SHORT + " with what that is");
        assertEquals(Set.of(), gone, () -> "is linear, or gone: remove its line from " + SHORT);
    }

    private static Optional<Slow> slow(Found found) {
        Pattern pattern = Pattern.compile(found.regex(), found.flags());
        for (Sample sample : samples(found.regex())) {
            long few = cost(pattern, found.whole(), sample.text(60), 200_000);
            long more = cost(pattern, found.whole(), sample.text(240), 1_000_000);
            // What is bounded grows too while the text is shorter than the bound.
            if ((more > 240 * A_GLANCE && more > few * LINEAR) || more > 1_000_000) {
                few = cost(pattern, found.whole(), sample.text(1_500), 60_000_000);
                more = cost(pattern, found.whole(), sample.text(6_000), 60_000_000);
                if (more > few * LINEAR || more > 60_000_000) {
                    return Optional.of(new Slow(
                            found,
                            (sample.begin + "(" + sample.repeated + ")…")
                                    .replace("\n", "\\n")
                                    .replace("\t", "\\t")));
                }
            }
        }
        return Optional.empty();
    }

    private static long cost(Pattern pattern, boolean whole, String text, long most) {
        Counted counted = new Counted(text, most);
        try {
            Matcher matcher = pattern.matcher(counted);
            if (whole) {
                matcher.matches();
            } else {
                while (matcher.find()) {
                    // The whole text is read, as replaceAll does.
                }
            }
        } catch (TooMany | StackOverflowError e) {
            return most + 1;
        }
        return counted.looks;
    }

    /** Returns repetitions of the characters and words of a pattern, and of two of them in turn. */
    private static List<Sample> samples(String regex) {
        Set<String> characters = new LinkedHashSet<>(List.of("a", " ", "1"));
        Set<String> words = new LinkedHashSet<>();
        collect(regex, characters, words);
        List<String> few = characters.stream().limit(12).toList();
        Set<String> repeated = new LinkedHashSet<>(few);
        for (String one : few) {
            few.stream()
                    .filter(other -> !other.equals(one))
                    .map(other -> one + other)
                    .forEach(repeated::add);
        }
        for (String word : words) {
            repeated.add(word);
            few.forEach(character -> repeated.add(word + character));
        }
        List<Sample> samples = new ArrayList<>();
        repeated.forEach(text -> samples.add(new Sample("", text, "\0")));
        Stream.concat(words.stream(), few.stream())
                .forEach(begin -> few.forEach(text -> samples.add(new Sample(begin, text, "\0"))));
        return samples;
    }

    private static void collect(String regex, Set<String> characters, Set<String> words) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < regex.length(); i++) {
            char sign = regex.charAt(i);
            if (sign == '\\' && i + 1 < regex.length()) {
                i++;
                String meant = meant(regex.charAt(i));
                if (regex.startsWith("{", i + 1) && "pPxX".indexOf(regex.charAt(i)) >= 0) {
                    i = Math.max(i, regex.indexOf('}', i));
                }
                word.append(meant);
                meant.codePoints().forEach(one -> characters.add(Character.toString(one)));
            } else if ("()[]{}|?*+^$.".indexOf(sign) < 0) {
                word.append(sign);
                if (!Character.isLetterOrDigit(sign)) {
                    characters.add(String.valueOf(sign));
                }
            } else {
                Matcher count = COUNT.matcher(regex).region(i, regex.length());
                i = count.lookingAt() ? count.end() : i;
                add(word, words);
            }
        }
        add(word, words);
    }

    private static void add(StringBuilder word, Set<String> words) {
        if (word.length() > 1 && words.size() < 8) {
            words.add(word.toString());
        }
        word.setLength(0);
    }

    /** Returns a character that an escaped one stands for; none for a boundary. */
    private static String meant(char escaped) {
        return switch (escaped) {
            case 's', 'R', 'v' -> "\n";
            case 'h' -> " ";
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'r' -> "\r";
            case 'd' -> "1";
            case 'w', 'S', 'D', 'p', 'P', 'X' -> "a";
            case 'W' -> " ";
            case 'b', 'B', 'A', 'G', 'z', 'Z', 'Q', 'E' -> "";
            default -> Character.isLetterOrDigit(escaped) ? "" : String.valueOf(escaped);
        };
    }
}

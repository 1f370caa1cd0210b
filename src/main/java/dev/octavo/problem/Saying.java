package dev.octavo.problem;

import dev.octavo.loading.Resources;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A message of a program that fails, and its meaning for the author.
 *
 * @param said found in the output of the program; a dot matches line breaks too
 * @param fact what it means, with values between braces: {@code {host} is not known}; {@code {1}} is the first group
 * @param remedy what helps, the same way
 */
public record Saying(Pattern said, String fact, String remedy) {
    private static final int LONGEST_CHAIN = 20;
    private static final Pattern VALUE = Pattern.compile("\\{(\\w+)}");

    /** The table {@code sayings/NAME.txt}, of three lines each: what the program says, the fact, the remedy. */
    public static List<Saying> table(String name) {
        List<String> lines =
                Resources.lines("/sayings/" + name + ".txt").map(String::strip).toList();
        return IntStream.range(0, lines.size() / 3)
                .mapToObj(i -> lines.subList(3 * i, 3 * i + 3))
                .map(three -> new Saying(Pattern.compile(three.get(0), Pattern.DOTALL), three.get(1), three.get(2)))
                .toList();
    }

    /** What the first saying of a table that is found in {@code text} means; empty where there is none. */
    public static Optional<ProblemException> meaning(String table, String text, UnaryOperator<String> values) {
        return table(table).stream()
                .flatMap(saying -> saying.said
                        .matcher(text)
                        .results()
                        .limit(1)
                        .map(found -> ProblemException.of(
                                filled(saying.fact, found, values), filled(saying.remedy, found, values))))
                .findFirst();
    }

    /** What was met: each exception and its causes, a line each, in small letters. */
    public static String met(Throwable failure) {
        return Stream.iterate(failure, one -> one != null, Throwable::getCause)
                .limit(LONGEST_CHAIN)
                .map(Throwable::toString)
                .collect(Collectors.joining("\n"))
                .toLowerCase(Locale.ROOT);
    }

    private static String filled(String text, MatchResult found, UnaryOperator<String> values) {
        return VALUE.matcher(text)
                .replaceAll(value -> Matcher.quoteReplacement(
                        value.group(1).equals("1")
                                ? ProblemText.visible(found.group(1))
                                : values.apply(value.group(1))));
    }
}

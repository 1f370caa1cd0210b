package dev.octavo.lib.problem;

import dev.octavo.lib.loading.Resources;
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
 * A known error message of another program, and its meaning for the author.
 *
 * @param pattern a pattern to find in the program's output; a dot also matches line breaks
 * @param fact what it means, with values between braces: {@code {host} is not known}; {@code {1}} is the first group
 * @param remedy what to do, with values likewise
 */
public record KnownMessage(Pattern pattern, String fact, String remedy) {
    private static final int LONGEST_CHAIN = 20;
    private static final Pattern VALUE = Pattern.compile("\\{(\\w+)}");

    /** Reads {@code sayings/NAME.txt}, which has three lines for each message: the pattern, the fact, the remedy. */
    public static List<KnownMessage> table(String name) {
        List<String> lines =
                Resources.lines("/sayings/" + name + ".txt").map(String::strip).toList();
        return IntStream.range(0, lines.size() / 3)
                .mapToObj(i -> lines.subList(3 * i, 3 * i + 3))
                .map(three ->
                        new KnownMessage(Pattern.compile(three.get(0), Pattern.DOTALL), three.get(1), three.get(2)))
                .toList();
    }

    /** Returns the meaning of the first message of a table that is found in {@code text}; empty if none is. */
    public static Optional<ProblemException> meaning(String table, String text, UnaryOperator<String> values) {
        return table(table).stream()
                .flatMap(known -> known.pattern
                        .matcher(text)
                        .results()
                        .limit(1)
                        .map(found -> ProblemException.of(
                                filled(known.fact, found, values), filled(known.remedy, found, values))))
                .findFirst();
    }

    /** Returns an exception and its causes in lower case, one per line. */
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

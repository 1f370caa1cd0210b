package dev.octavo.lib.problem;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts the problems of each kind, for when there are too many to read. */
final class ProblemSummary {
    private static final int KINDS = 15;
    private static final int WORDS = 8;
    private static final int LONGEST_WORD = 40;

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");
    /** The first folder of a quoted path from the root, also behind a host. */
    private static final Pattern FOLDER = Pattern.compile("\"(?:https?://[^/\"]+)?/[^/\"?#]+/");

    /** The parts of messages that differ within a kind: quotations and numbers. */
    private static final Pattern VARYING = Pattern.compile(QUOTED + "|\\d[\\p{Alnum}.,:/-]*");

    private ProblemSummary() {}

    /** {@code unknown key "…"}. */
    static String kind(Problem problem) {
        return VARYING.matcher(problem.message())
                .replaceAll(found -> found.group().startsWith("\"") ? "\"…\"" : "…");
    }

    /** Returns the numbers of errors and of warnings, and of each kind of them, most frequent first. */
    static String of(List<Problem> problems) {
        return Stream.of(Severity.values())
                .map(severity -> of(
                        severity,
                        problems.stream()
                                .filter(problem -> problem.severity() == severity)
                                .toList()))
                .collect(Collectors.joining());
    }

    private static String of(Severity severity, List<Problem> problems) {
        if (problems.isEmpty()) {
            return "";
        }
        long files = problems.stream()
                .flatMap(problem -> problem.location().stream())
                .map(Location::path)
                .distinct()
                .count();
        Collection<List<Problem>> kinds = groups(problems, ProblemSummary::kind).values();
        String rows = mostFirst(kinds).limit(KINDS).map(ProblemSummary::row).collect(Collectors.joining());
        int others = mostFirst(kinds).skip(KINDS).mapToInt(List::size).sum();
        return Figures.count(problems.size(), severity.name().toLowerCase(Locale.ROOT)) + " in "
                + Figures.count(files, "file") + ":\n"
                + rows
                + (others == 0
                        ? ""
                        : number(others) + "  of " + Figures.count(kinds.size() - KINDS, "other kind") + "\n");
    }

    /** {@code 412  unknown key "…": "layout" 300, "category" 112}. */
    private static String row(List<Problem> kind) {
        Map<String, List<Problem>> messages = groups(kind, Problem::message);
        if (messages.size() == 1) {
            return number(kind.size()) + "  " + kind.get(0).message() + "\n";
        }
        Predicate<String> quoted =
                Pattern.compile("(?s)[^\"]*" + QUOTED + "[^\"]*").asMatchPredicate();
        String named = number(kind.size()) + "  " + kind(kind.get(0));
        if (!messages.keySet().stream().allMatch(quoted)) {
            return named + "\n";
        }
        Function<Problem, String> word = problem -> word(problem.message());
        Map<String, List<Problem>> words = groups(kind, word);
        if (words.size() > kind.size() / 2) {
            words = groups(kind, word.andThen(ProblemSummary::folder));
        }
        if (words.size() > kind.size() / 2) {
            return named + "\n";
        }
        String counts = words.entrySet().stream()
                .sorted((one, other) -> other.getValue().size() - one.getValue().size())
                .limit(WORDS)
                .map(same -> same.getKey() + " " + Figures.count(same.getValue().size()))
                .collect(Collectors.joining(", "));
        int others = words.size() - WORDS;
        return named + ": " + counts + (others > 0 ? " and " + Figures.count(others, "other") : "") + "\n";
    }

    /** {@code "/docs/"} for {@code "/docs/intro/"}; a word that is no path from the root stays. */
    private static String folder(String word) {
        Matcher path = FOLDER.matcher(word);
        return path.lookingAt() ? path.group() + "\"" : word;
    }

    private static String word(String message) {
        String quoted = message.substring(message.indexOf('"'), message.lastIndexOf('"') + 1);
        return quoted.length() <= LONGEST_WORD ? quoted : quoted.substring(0, LONGEST_WORD) + "…\"";
    }

    private static Map<String, List<Problem>> groups(List<Problem> problems, Function<Problem, String> key) {
        return problems.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
    }

    private static Stream<List<Problem>> mostFirst(Collection<List<Problem>> groups) {
        return groups.stream().sorted((one, other) -> other.size() - one.size());
    }

    private static String number(int number) {
        return String.format(Locale.ROOT, "%,8d", number);
    }
}

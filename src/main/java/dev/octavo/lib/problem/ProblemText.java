package dev.octavo.lib.problem;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Formats problems for the terminal: fact, place, source line with a caret, remedy. */
public record ProblemText(SourceLines lines) {
    private static final int SHOWN = 20;
    private static final String BELOW_HELP = "\n          ";

    /** Supplies the lines of the author's files. */
    public interface SourceLines {
        /** Returns a line, counted from 1; empty if the file cannot be read. */
        Optional<String> line(String path, int number);
    }

    /** Returns all problems, followed by a summary if there are more than 20. */
    public String of(List<Problem> problems) {
        StringBuilder out = new StringBuilder();
        problems.forEach(problem -> out.append(of(problem)).append('\n'));
        return out.append(problems.size() > SHOWN ? printable(ProblemSummary.of(problems)) : "")
                .toString();
    }

    /**
     * Returns 20 problems, preferring those of different kinds, followed by a summary.
     *
     * @param rest a sentence on how to see the others
     */
    public String shortened(List<Problem> problems, String rest) {
        if (problems.size() <= SHOWN) {
            return of(problems);
        }
        StringBuilder out = new StringBuilder();
        examples(problems).forEach(problem -> out.append(of(problem)).append('\n'));
        return out.append(String.format(Locale.ROOT, "… and %,d more. %s\n", problems.size() - SHOWN, rest))
                .append(printable(ProblemSummary.of(problems)))
                .toString();
    }

    /** Picks the first problem of each kind, then the first of each message, then the rest. */
    private static List<Problem> examples(List<Problem> problems) {
        Set<String> seen = new HashSet<>();
        Map<Problem, Integer> ranks = new LinkedHashMap<>();
        for (Problem problem : problems) {
            boolean newKind = seen.add(ProblemSummary.kind(problem));
            boolean newMessage = seen.add(problem.message());
            ranks.put(problem, newKind ? 0 : newMessage ? 1 : 2);
        }
        return ranks.keySet().stream()
                .sorted(Comparator.comparing(ranks::get))
                .limit(SHOWN)
                .sorted()
                .toList();
    }

    private String of(Problem problem) {
        StringBuilder out = new StringBuilder();
        out.append(problem.severity().name().toLowerCase(Locale.ROOT))
                .append(": ")
                .append(oneLine(problem.message()))
                .append(problem.kind().isOfSite() ? " [" + problem.kind().label() + "]" : "")
                .append('\n');
        problem.location().ifPresent(place -> appendPlace(out, "", place));
        for (Problem.Related related : problem.related()) {
            appendPlace(out, related.note() + " ", related.location());
        }
        problem.hint()
                .ifPresent(hint -> out.append("  help: ")
                        .append(printable(hint).replace("\n", BELOW_HELP))
                        .append('\n'));
        return out.toString();
    }

    private void appendPlace(StringBuilder out, String note, Location place) {
        out.append("  ").append(note).append(oneLine(place.toString())).append('\n');
        if (place.line() == 0) {
            return;
        }
        lines.line(place.path(), place.line()).ifPresent(line -> appendLine(out, place, line));
    }

    private static void appendLine(StringBuilder out, Location place, String line) {
        String number = Integer.toString(place.line());
        Window window = Window.around(printable(line.replace('\t', ' ')), place);
        out.append("    ").append(number).append(" | ").append(window.text()).append('\n');
        if (place.column() > 0) {
            out.append("    ")
                    .append(" ".repeat(number.length()))
                    .append(" | ")
                    .append(" ".repeat(window.before()))
                    .append("^".repeat(window.marked()))
                    .append('\n');
        }
    }

    /** Replaces line breaks, which file names may contain. */
    private static String oneLine(String text) {
        return printable(text).replace('\n', '\uFFFD');
    }

    /** Replaces control characters, which could control the author's terminal, with U+FFFD. */
    public static String printable(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.appendCodePoint(isControl(c) ? 0xFFFD : c));
        return out.toString();
    }

    /** Removes control and format characters from the output of another program or machine. */
    public static String visible(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}]", " ").strip();
    }

    private static boolean isControl(int c) {
        boolean directional = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        return (Character.isISOControl(c) && c != '\n') || directional;
    }

    /** The part of a long line around the marked columns. */
    private record Window(String text, int before, int marked) {
        private static final int WIDTH = 100;

        static Window around(String line, Location place) {
            int[] points = line.codePoints().toArray();
            int start = Math.min(Math.max(place.column() - 1, 0), points.length);
            int from = start < WIDTH * 3 / 4 ? 0 : start - WIDTH / 2;
            int to = Math.min(points.length, from + WIDTH);
            String text = new String(points, from, to - from);
            String shown = (from > 0 ? "…" : "") + text + (to < points.length ? "…" : "");
            int before = start - from + (from > 0 ? 1 : 0);
            int marked = Math.max(1, Math.min(place.length(), to - start));
            return new Window(shown, before, marked);
        }
    }
}

package dev.octavo.problem;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes problems as an author reads them: fact, place, their own line with a caret, remedy. */
public final class ProblemText {
    private static final int SHOWN = 20;
    private static final String BELOW_HELP = "\n          ";

    /** Where the author's own lines come from. */
    public interface SourceLines {
        /** The line of that number, counted from 1, where the file can still be read. */
        Optional<String> line(String path, int number);
    }

    private final SourceLines lines;

    public ProblemText(SourceLines lines) {
        this.lines = lines;
    }

    /** All of them one below the other; after the first 20 only their number. */
    public String of(List<Problem> problems) {
        StringBuilder out = new StringBuilder();
        for (Problem problem : problems.subList(0, Math.min(SHOWN, problems.size()))) {
            out.append(of(problem)).append('\n');
        }
        if (problems.size() > SHOWN) {
            out.append("… and ").append(problems.size() - SHOWN).append(" more\n");
        }
        return out.toString();
    }

    private String of(Problem problem) {
        StringBuilder out = new StringBuilder();
        out.append(problem.severity().name().toLowerCase(Locale.ROOT))
                .append(": ")
                .append(printable(problem.message()))
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
        out.append("  ").append(note).append(printable(place.toString())).append('\n');
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

    /** Control characters could drive the author's terminal, so they are shown as pictures of themselves. */
    public static String printable(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.appendCodePoint(isControl(c) ? 0xFFFD : c));
        return out.toString();
    }

    private static boolean isControl(int c) {
        boolean directional = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        return (Character.isISOControl(c) && c != '\n') || directional;
    }

    /** The part of a long line that stands around the marked columns. */
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

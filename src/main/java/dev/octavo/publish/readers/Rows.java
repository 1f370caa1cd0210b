package dev.octavo.publish.readers;

import dev.octavo.problem.ProblemText;
import dev.octavo.publish.site.Figures;
import java.util.ArrayList;
import java.util.List;

/** The rows of a report while it grows: what was counted begins in one column, and long lists are cut. */
final class Rows {
    private static final int WIDTH = 98; // and two that a report is set in by, which fits into most terminals
    private static final String BETWEEN = "  ";

    private final List<Line> lines = new ArrayList<>();

    /**
     * A count, and what was counted; a line without items stands alone.
     *
     * @param apart whether each of the items has a row of its own
     */
    private record Line(String label, List<String> items, int rows, boolean apart) {}

    boolean isEmpty() {
        return lines.isEmpty();
    }

    void add(String alone) {
        lines.add(new Line(alone, List.of(), 0, false));
    }

    /** Adds items, as many as go into so many rows; nothing where there are none. */
    void add(List<String> items, int rows, String one, String many) {
        if (!items.isEmpty()) {
            lines.add(new Line(Figures.count(items.size(), one, many) + ": ", items, rows, false));
        }
    }

    /** Adds items, each with a row of its own. */
    void addApart(String label, List<String> items) {
        lines.add(new Line(label, items, items.size(), true));
    }

    /** All of them, with a line end each. */
    String written() {
        int indent = indent(false);
        int apart = indent(true);
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            int width = line.apart() ? apart : indent;
            if (line.items().isEmpty()) {
                text.append(ProblemText.printable(line.label())).append('\n');
                continue;
            }
            String label = line.label() + " ".repeat(width - line.label().length());
            for (String row : line.apart() ? line.items() : rows(line.items(), WIDTH - width, line.rows())) {
                text.append(ProblemText.printable(label + row)).append('\n');
                label = " ".repeat(width);
            }
        }
        return text.toString();
    }

    /** Where the items of all lines of a kind begin. */
    private int indent(boolean apart) {
        return lines.stream()
                .filter(line -> !line.items().isEmpty() && line.apart() == apart)
                .mapToInt(line -> line.label().length())
                .max()
                .orElse(0);
    }

    /** As many as go into so many rows, and how many there are beside. */
    private static List<String> rows(List<String> items, int width, int most) {
        List<String> rows = new ArrayList<>();
        StringBuilder row = new StringBuilder();
        for (int i = 0; i < items.size(); i++) {
            boolean last = rows.size() == most - 1;
            String more = " and " + (items.size() - i) + " more";
            int taken = row.length() + BETWEEN.length() + items.get(i).length();
            boolean full = row.length() > 0 && taken + (last && i < items.size() - 1 ? more.length() : 0) > width;
            if (full && last) {
                rows.add(row + more);
                return rows;
            }
            if (full) {
                rows.add(row.toString());
                row.setLength(0);
            }
            row.append(row.length() == 0 ? "" : BETWEEN).append(items.get(i));
        }
        rows.add(row.toString());
        return rows;
    }
}

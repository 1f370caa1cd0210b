package dev.octavo.publish.readers;

import dev.octavo.problem.Figures;
import dev.octavo.problem.ProblemText;
import java.util.ArrayList;
import java.util.List;

/** Builds the rows of a report: counted things are aligned, and long lists are cut. */
final class ReportRows {
    private static final int WIDTH = 98; // and two that a report is set in by, which fits into most terminals
    private static final String BETWEEN = "  ";

    private final List<Line> lines = new ArrayList<>();

    /**
     * A count, and what was counted; a line without items stands alone.
     *
     * @param rows for so many of them there is room; 0 where each item has a row of its own
     */
    private record Line(String label, List<String> items, int rows) {}

    boolean isEmpty() {
        return lines.isEmpty();
    }

    void add(String alone) {
        lines.add(new Line(alone, List.of(), 0));
    }

    /** Adds items, as many as go into so many rows; nothing where there are none. */
    void add(List<String> items, int rows, String one, String many) {
        if (!items.isEmpty()) {
            lines.add(new Line(Figures.count(items.size(), one, many) + ": ", items, rows));
        }
    }

    /** Adds items, each with a row of its own. */
    void addApart(String label, List<String> items) {
        lines.add(new Line(label, items, 0));
    }

    List<String> lines() {
        List<String> text = new ArrayList<>();
        for (Line line : lines) {
            if (line.items.isEmpty()) {
                text.add(ProblemText.printable(line.label));
                continue;
            }
            // The items of all lines of a kind begin in one column.
            int width = lines.stream()
                    .filter(other -> !other.items.isEmpty() && (other.rows == 0) == (line.rows == 0))
                    .mapToInt(other -> other.label.length())
                    .max()
                    .orElse(0);
            String label = line.label;
            for (String row : line.rows == 0 ? line.items : rows(line.items, WIDTH - width, line.rows)) {
                text.add(ProblemText.printable(label + " ".repeat(width - label.length()) + row));
                label = "";
            }
        }
        return text;
    }

    /** As many as go into so many rows, and how many there are beside. */
    private static List<String> rows(List<String> items, int width, int most) {
        List<String> rows = new ArrayList<>();
        String row = items.get(0);
        for (int i = 1; i < items.size(); i++) {
            boolean last = rows.size() == most - 1;
            String more = " and " + (items.size() - i) + " more";
            String longer = row + BETWEEN + items.get(i);
            if (longer.length() + (last && i < items.size() - 1 ? more.length() : 0) <= width) {
                row = longer;
            } else if (last) {
                rows.add(row + more);
                return rows;
            } else {
                rows.add(row);
                row = items.get(i);
            }
        }
        rows.add(row);
        return rows;
    }
}

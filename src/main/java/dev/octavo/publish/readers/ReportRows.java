package dev.octavo.publish.readers;

import dev.octavo.lib.problem.Figures;
import dev.octavo.lib.problem.ProblemText;
import java.util.ArrayList;
import java.util.List;

/** Builds the rows of a report: aligns lists, and cuts long ones. */
final class ReportRows {
    private static final int WIDTH = 98; // plus an indentation of two: that fits into most terminals
    private static final String BETWEEN = "  ";

    private final List<Line> lines = new ArrayList<>();

    /**
     * A label and its items; a line without items is only a label.
     *
     * @param rows how many rows the items may take; 0 for one row for each item
     */
    private record Line(String label, List<String> items, int rows) {}

    boolean isEmpty() {
        return lines.isEmpty();
    }

    void add(String alone) {
        lines.add(new Line(alone, List.of(), 0));
    }

    /** Adds a count and as many items as fit into {@code rows}; nothing if there are no items. */
    void add(List<String> items, int rows, String one, String many) {
        if (!items.isEmpty()) {
            lines.add(new Line(Figures.count(items.size(), one, many) + ": ", items, rows));
        }
    }

    /** Adds items with one row for each. */
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
            // Items of all lines of the same kind start in the same column.
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

    /** As many items as fit into {@code most} rows, and how many more there are. */
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

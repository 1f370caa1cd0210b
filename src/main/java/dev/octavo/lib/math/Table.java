package dev.octavo.lib.math;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The table of an environment: takes its cells one by one, and writes it. */
final class Table {
    /**
     * A kind of table.
     *
     * @param open the bracket before it; may be empty
     * @param close the bracket after it; may be empty
     * @param columns the alignment of its columns, repeated as needed: l, c or r
     * @param css the table's CSS class
     * @param display whether its cells are set in display style
     */
    record Kind(String open, String close, String columns, String css, boolean display) {
        /** That of {@code \substack}. */
        static final Kind STACK = new Kind("", "", "c", "stack", false);

        String inBrackets(String table) {
            return open.isEmpty() && close.isEmpty()
                    ? table
                    : "<mrow><mo fence=\"true\" form=\"prefix\">" + open + "</mo>" + table
                            + "<mo fence=\"true\" form=\"postfix\">" + close + "</mo></mrow>";
        }
    }

    static final Map<String, Kind> KINDS = new TreeMap<>();

    static {
        TableReader.read("environments.txt", (kind, name, none) -> {
            String[] spec = kind.split(",", -1);
            KINDS.put(name, new Kind(spec[3], spec[4], spec[0], spec[1].replace('_', ' '), spec[2].equals("display")));
        });
    }

    /**
     * A row.
     *
     * @param ruled whether there is a line above it
     * @param tag its number; may be empty
     */
    private record Row(String cells, boolean ruled, String tag) {
        /** The row as MathML, with equal space on both sides if any row of the table has a number. */
        String xml(boolean numbered) {
            String all = !numbered
                    ? cells
                    : "<mtd class=\"beside\"></mtd>" + cells
                            + (tag.isEmpty()
                                    ? "<mtd class=\"beside\"></mtd>"
                                    : "<mtd class=\"beside tag\">" + tag + "</mtd>");
            return (ruled ? "<mtr class=\"ruled\">" : "<mtr>") + all + "</mtr>";
        }
    }

    /** That of a formula with several lines and no environment. */
    static final Kind GATHERED = Objects.requireNonNull(KINDS.get("gathered"));

    private final Kind kind;
    private final String letters;
    private final List<Integer> lines;
    private final List<Row> rows = new ArrayList<>();
    /** The cells of the row that has not ended. */
    private final StringBuilder row = new StringBuilder();

    private int column;

    Table(Kind kind) {
        this(kind, kind.columns(), List.of());
    }

    /**
     * @param letters the alignment of columns, as in {@code kind}
     * @param lines the indexes of the columns with a line before them
     */
    Table(Kind kind, String letters, List<Integer> lines) {
        this.kind = kind;
        this.letters = letters;
        this.lines = lines;
    }

    /** Whether each row is a formula that may have a number. */
    boolean isNumbered() {
        return kind.display() && kind.open().isEmpty() && kind.close().isEmpty();
    }

    boolean isInRow() {
        return !row.isEmpty();
    }

    /** @param last whether it is the last cell of the table */
    void add(List<Atom> cell, boolean last) {
        boolean side = kind.css().startsWith("lines") && column % 2 == 1 && letters.equals("rl");
        // the lines of a multline: the first is on the left, the last on the right
        char align = !kind.css().equals("steps")
                ? letters.charAt(column % letters.length())
                : rows.isEmpty() ? 'l' : last ? 'r' : 'c';
        boolean after = column + 1 == letters.length() && lines.contains(column + 1);
        row.append("<mtd class=\"").append(align).append(lines.contains(column) ? " before" : "");
        row.append(after ? " after\">" : "\">").append(side ? rightHandSide(cell) : Atom.row(cell));
        row.append("</mtd>");
        column++;
    }

    /** Puts an empty atom before an operator that begins the right-hand side, so that it is spaced as between two terms. */
    private static String rightHandSide(List<Atom> atoms) {
        List<Atom> all = new ArrayList<>(atoms);
        if (!all.isEmpty() && all.get(0).kind() == Symbols.Kind.BINARY) {
            all.add(0, Atom.of(""));
        }
        return "<mrow><mrow></mrow>" + Atom.join(all) + "</mrow>";
    }

    void endRow(boolean ruled, String tag) {
        rows.add(new Row(row.toString(), ruled, tag));
        row.setLength(0);
        column = 0;
    }

    /** @param closed whether there is a line below the last row */
    String xml(boolean closed) {
        boolean numbered = rows.stream().anyMatch(each -> !each.tag().isEmpty());
        String alignment = IntStream.range(0, letters.length())
                .mapToObj(i -> letters.charAt(i) == 'l' ? "left" : letters.charAt(i) == 'r' ? "right" : "center")
                .collect(Collectors.joining(" "));
        return "<mtable class=\"" + kind.css() + (numbered ? " numbered" : "") + (closed ? " closed" : "")
                + "\" columnalign=\"" + alignment + "\"" + (kind.display() ? " displaystyle=\"true\"" : "") + ">"
                + rows.stream().map(each -> each.xml(numbered)).collect(Collectors.joining()) + "</mtable>";
    }
}

package dev.octavo.math;

import dev.octavo.math.FormulaParser.Atom;
import dev.octavo.problem.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads environments with rows and columns. */
final class Environment {
    /** More than any real formula has. */
    private static final int MAX_CELLS = 10_000;

    private final FormulaParser parser;

    /**
     * A kind of table.
     *
     * @param open the bracket before it; may be empty
     * @param close the bracket after it; may be empty
     * @param columns the alignment of its columns, repeated as needed: l, c or r
     * @param css the table's CSS class
     * @param display whether its cells are set in display style
     */
    private record Kind(String open, String close, String columns, String css, boolean display) {
        /** Whether each row is a formula that may have a number. */
        boolean isNumbered() {
            return display && open.isEmpty() && close.isEmpty();
        }
    }

    private static final Map<String, Kind> KINDS = new TreeMap<>();

    static {
        TableReader.read("environments.txt", (kind, name, none) -> {
            String[] spec = kind.split(",", -1);
            KINDS.put(name, new Kind(spec[3], spec[4], spec[0], spec[1].replace('_', ' '), spec[2].equals("display")));
        });
    }

    Environment(FormulaParser parser) {
        this.parser = parser;
    }

    /** Reads an environment, after its {@code \begin}. */
    Atom read(Token begin) {
        String name = parser.tokens().text(begin);
        Kind kind = KINDS.get(name);
        if (kind == null) {
            throw begin.wrong(
                    "there is no environment \"" + name + "\"",
                    Spelling.suggestion(name, KINDS.keySet())
                            .orElse("write another, such as aligned, cases or pmatrix"));
        }
        Columns columns = columns(kind, name, begin);
        String table = table(begin, kind, columns, Optional.empty());
        Token end = parser.tokens().next();
        if (!end.is("\\end")) {
            throw begin.wrong("\\begin{" + name + "} is never ended", "write \\end{" + name + "} where it ends");
        }
        String ended = parser.tokens().text(end);
        if (!ended.equals(name)) {
            throw end.wrong("this ends \"" + ended + "\", but \"" + name + "\" was begun", "write \\end{" + name + "}");
        }
        if (kind.open().isEmpty() && kind.close().isEmpty()) {
            return Atom.of(table);
        }
        return Atom.of("<mrow><mo fence=\"true\" form=\"prefix\">" + kind.open() + "</mo>" + table
                + "<mo fence=\"true\" form=\"postfix\">" + kind.close() + "</mo></mrow>");
    }

    /** Reads the rows of a formula without an environment, of which the first is {@code begun}, as in {@code gathered}. */
    String rows(Token cause, List<Atom> begun) {
        Kind kind = Objects.requireNonNull(KINDS.get("gathered"));
        return table(cause, kind, new Columns(kind.columns(), List.of()), Optional.of(begun));
    }

    /** Reads the lines in the argument of {@code \substack}. */
    Atom substack(Token call) {
        Token open = parser.tokens().next();
        if (!open.is("{")) {
            throw call.wrong("\\substack has no lines", "write them in braces after it");
        }
        String table =
                table(call, new Kind("", "", "c", "stack", false), new Columns("c", List.of()), Optional.empty());
        parser.close(open);
        return Atom.of(table);
    }

    /** The alignment of columns, and the indexes of those with a line before them. */
    private record Columns(String letters, List<Integer> lines) {
        /** The alignment as LaTeX writes it: {@code l}, {@code c} or {@code r}. */
        char letter(int index) {
            return letters.charAt(index % letters.length());
        }

        String alignment(int index) {
            return switch (letter(index)) {
                case 'l' -> "left";
                case 'r' -> "right";
                default -> "center";
            };
        }
    }

    private Columns columns(Kind kind, String name, Token begin) {
        if (name.startsWith("align") && name.contains("at")) {
            parser.tokens().argument(begin); // the number of column pairs
        }
        if (!name.equals("array") && !name.equals("subarray")) {
            return new Columns(kind.columns(), List.of());
        }
        StringBuilder letters = new StringBuilder();
        List<Integer> lines = new ArrayList<>();
        for (Token token : parser.tokens().argument(begin)) {
            if (token.is("|")) {
                lines.add(letters.length());
            } else if (token.is("l") || token.is("c") || token.is("r")) {
                letters.append(token.text());
            } else {
                throw token.wrong(
                        "\"" + token.text() + "\" is not a column", "write l, c or r for each column, and | for lines");
            }
        }
        return new Columns(letters.isEmpty() ? "c" : letters.toString(), lines);
    }

    /**
     * A row of a table.
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

    /** @param begun the first cell, if it has been read */
    private String table(Token begin, Kind kind, Columns columns, Optional<List<Atom>> begun) {
        List<Row> rows = new ArrayList<>();
        StringBuilder row = new StringBuilder();
        boolean ruled = takeRules();
        int column = 0;
        int cells = 0;
        while (true) {
            List<Atom> atoms = cells == 0 && begun.isPresent() ? begun.get() : parser.atoms(token -> false);
            Token end = parser.tokens().peek();
            boolean more = end.is("&");
            boolean last = !more && !end.is("\\\\") && !end.is("\\cr");
            if (!(last && atoms.isEmpty() && row.isEmpty() && cells > 0)) {
                String content = kind.css().startsWith("lines")
                                && column % 2 == 1
                                && columns.letters().equals("rl")
                        ? "<mrow><mrow></mrow>" + Spacing.join(afterAlignment(atoms)) + "</mrow>"
                        : parser.row(atoms);
                row.append("<mtd class=\"")
                        .append(kind.css().equals("steps") ? multline(rows.isEmpty(), last) : columns.letter(column));
                row.append(columns.lines().contains(column) ? " before" : "");
                row.append(
                        column + 1 == columns.letters().length()
                                        && columns.lines().contains(column + 1)
                                ? " after"
                                : "");
                row.append("\">").append(content).append("</mtd>");
            }
            if (++cells > MAX_CELLS) {
                throw begin.wrong("this table has too many cells", "write it in parts");
            }
            if (more) {
                parser.tokens().next();
                column++;
                continue;
            }
            if (!row.isEmpty()) {
                String tag = kind.isNumbered() ? parser.takeTag() : "";
                rows.add(new Row(row.toString(), ruled, tag));
                row.setLength(0);
            }
            column = 0;
            if (last) {
                break;
            }
            parser.tokens().next();
            skipRowGap();
            ruled = takeRules();
        }
        boolean numbered = rows.stream().anyMatch(each -> !each.tag().isEmpty());
        return "<mtable class=\"" + kind.css() + (numbered ? " numbered" : "") + (ruled ? " closed" : "")
                + "\" columnalign=\"" + alignments(columns) + "\"" + (kind.display() ? " displaystyle=\"true\"" : "")
                + ">"
                + rows.stream().map(each -> each.xml(numbered)).collect(Collectors.joining()) + "</mtable>";
    }

    /** The alignment of a line in a {@code multline}: the first is on the left, the last on the right. */
    private static char multline(boolean first, boolean last) {
        return first ? 'l' : last ? 'r' : 'c';
    }

    /** Puts an empty atom before an operator that begins the right-hand side, so that it is spaced as between two terms. */
    private static List<Atom> afterAlignment(List<Atom> atoms) {
        List<Atom> all = new ArrayList<>(atoms);
        if (!all.isEmpty() && all.get(0).kind() == Symbols.Kind.BINARY) {
            all.add(0, Atom.of(""));
        }
        return all;
    }

    private static String alignments(Columns columns) {
        return IntStream.range(0, columns.letters().length())
                .mapToObj(columns::alignment)
                .collect(Collectors.joining(" "));
    }

    /** Skips the extra space that may follow the end of a row. */
    private void skipRowGap() {
        Token open = parser.tokens().peek();
        if (!open.is("[") || open.spaced()) {
            return;
        }
        Token token = parser.tokens().next();
        while (!token.is("]")) {
            if (token.isEnd()) {
                throw open.wrong("this bracket is never closed", "write ] after the length");
            }
            token = parser.tokens().next();
        }
    }

    private boolean takeRules() {
        boolean ruled = false;
        while (parser.tokens().takeIf("\\hline")) {
            ruled = true;
        }
        return ruled;
    }
}

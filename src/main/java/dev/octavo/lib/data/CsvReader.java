package dev.octavo.lib.data;

import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Reads rows of values separated by commas (RFC 4180), semicolons or tabs. */
public final class CsvReader {
    private static final int MAX_PROBLEMS = 20;
    private static final int MAX_ROWS = 10_000;
    /** What stands for a number that nobody knows. */
    private static final Set<String> GAPS = Set.of("", "-", "\u2013", "\u2014", "n/a", "na", "nan");
    /** A space or an apostrophe between thousands. */
    private static final Pattern GROUPED = Pattern.compile("(?<=[0-9])[ '\u2019\u00a0\u202f](?=[0-9]{3}(?![0-9]))");

    private static final Notation POINT = Notation.of("[.]", ",");
    private static final Notation COMMA = Notation.of(",", "[.]");

    /**
     * A way to write numbers: with a full stop before a fraction and commas between thousands, or the other way round.
     *
     * @param certain a number that cannot be of the other way, as 1,200 and 1.200 can
     */
    private record Notation(Pattern number, Pattern certain) {
        static Notation of(String mark, String between) {
            String thousands = "[1-9][0-9]{0,2}(?:" + between + "[0-9]{3})";
            return new Notation(
                    Pattern.compile("-?(?:[0-9]+|" + thousands + "+)(?:" + mark + "[0-9]+)?"),
                    Pattern.compile("-?(?:(?![1-9][0-9]{0,2}" + mark + "[0-9]{3}$)[0-9]+" + mark + "[0-9]+|" + thousands
                            + "+" + mark + "[0-9]+|" + thousands + "{2,})"));
        }

        boolean isIn(List<Row> rows) {
            return rows.stream()
                    .flatMap(row -> row.cells().stream().skip(1))
                    .anyMatch(cell -> certain.matcher(cell).matches());
        }
    }

    private final String path;
    private final String text;
    private char separator = ',';
    private final List<Row> rows = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    /**
     * @param line the line it begins on, counted from 1
     * @param columns at which each cell begins, counted from 1
     */
    private record Row(int line, List<String> cells, List<Integer> columns) {}

    private CsvReader(String path, String text) {
        this.path = path;
        this.text = text.stripTrailing();
    }

    /**
     * The rows of the file {@code path}.
     *
     * @param numeric whether all cells outside the first row and column must be numbers, or empty; each is returned as
     *     digits with a full stop before a fraction, and what stands for no number as an empty text
     * @throws ProblemException if there is no number, a quotation mark is not closed, rows differ in length, or are too many
     */
    public static List<List<String>> rows(String path, String text, boolean numeric) {
        CsvReader file = read(path, text);
        if (numeric && file.problems.isEmpty()) {
            file.readNumbers(file.rows.subList(Math.min(1, file.rows.size()), file.rows.size()));
        }
        file.requireRight();
        return file.rows.stream().map(Row::cells).toList();
    }

    /** The same with the place of each cell, which is a number if it looks like one, or else a text. */
    static List<Node.Sequence> cells(String path, String text) {
        CsvReader file = read(path, text);
        file.requireRight();
        return file.rows.stream()
                .map(row -> new Node.Sequence(
                        IntStream.range(0, row.cells().size())
                                .mapToObj(i -> file.scalar(row, i))
                                .toList(),
                        Location.at(path, row.line(), 1)))
                .toList();
    }

    private Node scalar(Row row, int number) {
        String cell = row.cells().get(number);
        Node.Kind kind = YamlTree.kind(cell, true);
        return new Node.Scalar(
                cell,
                cell.isEmpty() ? Node.Kind.NOTHING : kind == Node.Kind.NUMBER ? kind : Node.Kind.TEXT,
                place(row, number));
    }

    private void requireRight() {
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
    }

    /** The first problem of a text that is not in a file. */
    static Optional<Problem> firstProblem(String text) {
        return read("", text).problems.stream().findFirst();
    }

    private static CsvReader read(String path, String text) {
        CsvReader file = new CsvReader(path, text);
        file.read();
        file.checkLengths();
        return file;
    }

    private void read() {
        String first = text.lines().findFirst().orElse("");
        separator = first.indexOf('\t') >= 0 ? '\t' : first.indexOf(';') >= 0 ? ';' : ',';
        StringBuilder cell = new StringBuilder();
        Row row = new Row(1, new ArrayList<>(), new ArrayList<>());
        boolean quoted = false;
        int line = 1;
        int lineStart = 0;
        int start = 0;
        int counted = 0;
        int column = 1; // of the character at "counted"
        int quoteLine = 1;
        int quote = 0;
        int closed = -2; // where the last quotation ended
        String all = text + "\n";
        for (int i = 0; i < all.length(); i++) {
            char c = all.charAt(i);
            if (c == '"') {
                quoted = !quoted;
                quoteLine = quoted ? line : quoteLine;
                quote = quoted ? i : quote;
                boolean second = closed == i - 1; // two in a row stand for one
                cell.append(quoted && (second || !cell.toString().isBlank()) ? "\"" : "");
                closed = quoted ? closed : i;
            } else if (quoted || (c != separator && c != '\n')) {
                cell.append(c);
            } else {
                row.cells().add(cell.toString().strip());
                int begin = Math.max(start, lineStart);
                while (begin < i && all.charAt(begin) <= ' ') {
                    begin++;
                }
                column += all.codePointCount(counted, begin);
                counted = begin;
                row.columns().add(column);
                cell.setLength(0);
                start = i + 1;
            }
            if (c == '\n') {
                line++;
                lineStart = i + 1;
                counted = lineStart;
                column = 1;
                if (!quoted) {
                    boolean blank = row.cells().equals(List.of(""));
                    rows.addAll(blank ? List.of() : List.of(row));
                    if (rows.size() > MAX_ROWS) {
                        report(
                                "this file has more than " + MAX_ROWS + " rows",
                                Location.at(path, row.line(), 1),
                                "divide it among several files; a chart has up to 200 rows");
                        return;
                    }
                    row = new Row(line, new ArrayList<>(), new ArrayList<>());
                }
            }
        }
        if (quoted) {
            report(
                    "this quotation mark is never closed",
                    Location.at(path, quoteLine, column(quote)),
                    "write another after the value");
        }
    }

    private void checkLengths() {
        int columns = rows.isEmpty() ? 0 : rows.get(0).cells().size();
        for (Row row : rows) {
            int size = row.cells().size();
            if (size != columns) {
                report(
                        "this row has " + size + (size == 1 ? " value" : " values") + ", and the first row " + columns,
                        Location.at(path, row.line(), 1),
                        "write as many values into each row as into the first, separated by commas: one that holds a comma is"
                                + " put in quotation marks, and of one that is missing the comma stays");
            }
        }
    }

    private void readNumbers(List<Row> numbered) {
        for (Row row : numbered) {
            row.cells()
                    .subList(1, row.cells().size())
                    .replaceAll(cell -> GROUPED.matcher(cell).replaceAll("").replace('\u2212', '-'));
        }
        boolean comma = COMMA.isIn(numbered);
        boolean point = POINT.isIn(numbered);
        Notation notation = comma && !point ? COMMA : POINT;
        for (Row row : numbered) {
            for (int i = 1; i < row.cells().size(); i++) {
                String cell = row.cells().get(i);
                if (GAPS.contains(cell.toLowerCase(Locale.ROOT))) {
                    row.cells().set(i, "");
                } else if (comma && point && COMMA.certain().matcher(cell).matches()) {
                    report(
                            "\"" + cell
                                    + "\" has a comma before its fraction, where other numbers of the file have a full stop",
                            place(row, i),
                            "write a full stop in all of them: 1234.5");
                } else if (!comma
                        && !point
                        && separator != ','
                        && cell.indexOf(',') > 0
                        && POINT.number().matcher(cell).matches()) {
                    report(
                            "\"" + cell + "\" may be thousands, or a number with a fraction",
                            place(row, i),
                            "write it without the comma, or with a full stop: 1200 or 1.2");
                } else if (notation.number().matcher(cell).matches()) {
                    row.cells()
                            .set(
                                    i,
                                    notation.equals(COMMA)
                                            ? cell.replace(".", "").replace(',', '.')
                                            : cell.replace(",", ""));
                } else {
                    report(
                            "\"" + cell + "\" is not a number",
                            place(row, i),
                            "write digits, with a full stop before those of a fraction: 1234.5; where there is no number, the"
                                    + " cell stays empty");
                }
            }
        }
    }

    private Location place(Row row, int cell) {
        return Location.at(path, row.line(), row.columns().get(cell));
    }

    private int column(int at) {
        return text.codePointCount(text.lastIndexOf('\n', at - 1) + 1, at) + 1;
    }

    private void report(String message, Location place, String remedy) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(ProblemKind.WRONG_DATA.error(message, place).hint(remedy));
        }
    }
}

package dev.octavo.data;

import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads rows of values separated by commas (RFC 4180), semicolons or tabs. */
public final class CsvReader {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(?:[.][0-9]+)?");
    private static final int MAX_PROBLEMS = 20;

    private final String path;
    private final String text;
    private final List<Row> rows = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    /**
     * @param line the line it begins on, counted from 1
     * @param starts the offset in the text at which each cell begins
     */
    private record Row(int line, List<String> cells, List<Integer> starts) {}

    private CsvReader(String path, String text) {
        this.path = path;
        this.text = text.stripTrailing();
    }

    /**
     * The rows of the file {@code path}.
     *
     * @param numeric whether all cells outside the first row and column must be numbers
     * @throws ProblemException if a number is missing, a quotation mark is not closed, or rows differ in length
     */
    public static List<List<String>> rows(String path, String text, boolean numeric) {
        CsvReader file = read(path, text);
        if (numeric && file.problems.isEmpty()) {
            file.checkNumbers();
        }
        if (!file.problems.isEmpty()) {
            throw new ProblemException(file.problems);
        }
        return file.rows.stream().map(Row::cells).toList();
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
        char separator = first.indexOf('\t') >= 0 ? '\t' : first.indexOf(';') >= 0 ? ';' : ',';
        StringBuilder cell = new StringBuilder();
        Row row = new Row(1, new ArrayList<>(), new ArrayList<>());
        boolean quoted = false;
        int line = 1;
        int lineStart = 0;
        int start = 0;
        int quoteLine = 1;
        int quote = 0;
        String all = text + "\n";
        for (int i = 0; i < all.length(); i++) {
            char c = all.charAt(i);
            if (c == '"') {
                quoted = !quoted;
                quoteLine = quoted ? line : quoteLine;
                quote = quoted ? i : quote;
                boolean blank = cell.codePoints().allMatch(Character::isWhitespace);
                cell.append(quoted && !blank ? "\"" : ""); // two in a row stand for one
            } else if (quoted || (c != separator && c != '\n')) {
                cell.append(c);
            } else {
                row.cells().add(cell.toString().strip());
                int begin = Math.max(start, lineStart);
                while (begin < i && all.charAt(begin) <= ' ') {
                    begin++;
                }
                row.starts().add(begin);
                cell.setLength(0);
                start = i + 1;
            }
            if (c == '\n') {
                line++;
                lineStart = i + 1;
                if (!quoted) {
                    boolean blank = row.cells().equals(List.of(""));
                    rows.addAll(blank ? List.of() : List.of(row));
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
                        "write as many values into each row as into the first, separated by commas; one that holds a comma"
                                + " is put in quotation marks");
            }
        }
    }

    private void checkNumbers() {
        for (Row row : rows.subList(Math.min(1, rows.size()), rows.size())) {
            for (int i = 1; i < row.cells().size(); i++) {
                String cell = row.cells().get(i);
                if (problems.size() < MAX_PROBLEMS && !NUMBER.matcher(cell).matches()) {
                    report(
                            cell.isEmpty() ? "a number is missing here" : "\"" + cell + "\" is not a number",
                            Location.at(path, row.line(), column(row.starts().get(i))),
                            "write digits, with a full stop before those of a fraction: 1234.5");
                }
            }
        }
    }

    private int column(int at) {
        return text.codePointCount(text.lastIndexOf('\n', at - 1) + 1, at) + 1;
    }

    private void report(String message, Location place, String remedy) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(Problem.error(message, place).hint(remedy));
        }
    }
}

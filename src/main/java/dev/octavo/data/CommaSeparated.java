package dev.octavo.data;

import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads comma-separated values, which may be parted by semicolons or tabs as well (RFC 4180). */
public final class CommaSeparated {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(?:[.][0-9]+)?");
    private static final int MOST_TOLD = 20;

    private final String path;
    private final String text;
    private final List<Row> rows = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    /**
     * @param line in which it begins
     * @param starts of the cells in the text
     */
    private record Row(int line, List<String> cells, List<Integer> starts) {}

    private CommaSeparated(String path, String text) {
        this.path = path;
        this.text = text.stripTrailing();
    }

    /**
     * The rows of the file {@code path}.
     *
     * @param numeric whether all are numbers but those of the first row and column
     * @throws ProblemException where they are none, or have several lengths
     */
    public static List<List<String>> rows(String path, String text, boolean numeric) {
        CommaSeparated file = read(path, text);
        if (numeric && file.problems.isEmpty()) {
            file.checkNumbers();
        }
        if (!file.problems.isEmpty()) {
            throw new ProblemException(file.problems);
        }
        return file.rows.stream().map(Row::cells).toList();
    }

    /** What is wrong with a text that stands alone. */
    static Optional<Problem> fault(String text) {
        return read("", text).problems.stream().findFirst();
    }

    private static CommaSeparated read(String path, String text) {
        CommaSeparated file = new CommaSeparated(path, text);
        file.read();
        file.checkLengths();
        return file;
    }

    private void read() {
        String first = text.lines().findFirst().orElse("");
        char parting = first.indexOf('\t') >= 0 ? '\t' : first.indexOf(';') >= 0 ? ';' : ',';
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
                cell.append(quoted && !blank ? "\"" : ""); // of two in a row, one is meant
            } else if (quoted || (c != parting && c != '\n')) {
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
            tell(
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
                tell(
                        "this row has " + size + (size == 1 ? " value" : " values") + ", and the first row " + columns,
                        Location.at(path, row.line(), 1),
                        "write as many values into each row as into the first, parted by commas; one that holds a comma"
                                + " is put in quotation marks");
            }
        }
    }

    private void checkNumbers() {
        for (Row row : rows.subList(Math.min(1, rows.size()), rows.size())) {
            for (int i = 1; i < row.cells().size(); i++) {
                String cell = row.cells().get(i);
                if (problems.size() < MOST_TOLD && !NUMBER.matcher(cell).matches()) {
                    tell(
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

    private void tell(String message, Location place, String remedy) {
        if (problems.size() < MOST_TOLD) {
            problems.add(Problem.error(message, place).hint(remedy));
        }
    }
}

package dev.octavo.lib.data;

import dev.octavo.lib.problem.Figures;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Problems;
import dev.octavo.lib.text.VisibleText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a file of data in the language that its ending names into {@link PlainValues}. */
public final class DataFile {
    /** The endings of such files, with a full stop. */
    public static final List<String> ENDINGS = List.of(".yaml", ".yml", ".toml", ".json", ".csv", ".bib");

    private static final int MAX_BYTES = 4 * 1024 * 1024;
    private static final int MAX_COLUMNS = 1000;

    private DataFile() {}

    /** Whether a file of that name can be read. */
    public static boolean isNamed(String path) {
        return ENDINGS.stream().anyMatch(path::endsWith);
    }

    /**
     * The value of a whole file: of CSV, a list with a map for each row, by the names in the first; of BibTeX, one for each entry.
     *
     * @throws ProblemException with everything that is wrong in the file
     */
    public static Object value(String path, String text) {
        Problems problems = new Problems();
        Optional<Object> value = tree(path, text, problems)
                .flatMap(new PlainValues((written, place) -> VisibleText.strayCharacter(written)
                        .ifPresent(c -> problems.add(ProblemKind.WRONG_DATA
                                .error("this has the character " + c, place)
                                .hint("delete it"))))::of);
        requireNone(problems);
        return value.orElseThrow(() -> empty(path));
    }

    /**
     * The maps in a list, the rows of CSV or the entries of BibTeX, each with its place; empty if the file holds something else.
     *
     * @throws ProblemException with everything that is wrong in the file
     */
    public static Optional<List<Node.Mapping>> rows(String path, String text) {
        value(path, text);
        Node tree = tree(path, text, new Problems()).orElseThrow(() -> empty(path));
        return tree instanceof Node.Sequence list && list.items().stream().allMatch(Node.Mapping.class::isInstance)
                ? Optional.of(
                        list.items().stream().map(Node.Mapping.class::cast).toList())
                : Optional.empty();
    }

    private static ProblemException empty(String path) {
        return new ProblemException(ProblemKind.WRONG_DATA
                .error("there is nothing in this file", Location.file(path))
                .hint("write [] for an empty list"));
    }

    private static Optional<Node> tree(String path, String text, Problems problems) {
        if (text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new ProblemException(ProblemKind.WRONG_DATA
                    .error("there are more than 4 MiB of data here", Location.file(path))
                    .hint("divide it among several files, or keep what pages show"));
        }
        String ending = path.substring(path.lastIndexOf('.'));
        if (ending.equals(".csv")) {
            return Optional.of(table(path, text.startsWith("\uFEFF") ? text.substring(1) : text));
        }
        if (ending.equals(".bib")) {
            return Optional.of(new Node.Sequence(List.copyOf(BibReader.rows(path, text)), Location.file(path)));
        }
        Syntax syntax = ending.equals(".toml") ? Syntax.TOML : ending.equals(".json") ? Syntax.JSON : Syntax.YAML;
        return TreeReader.value(StructuredText.file(syntax, path, text), problems);
    }

    /** Nobody looks at a value as closely as at front matter, so that it must not even be doubtful. */
    private static void requireNone(Problems problems) {
        List<Problem> found = problems.sorted();
        if (!found.isEmpty()) {
            throw new ProblemException(found.stream().map(Problem::asError).toList());
        }
    }

    private static Node table(String path, String text) {
        List<Node.Sequence> rows = CsvReader.cells(path, text);
        List<String> names = rows.stream()
                .limit(1)
                .flatMap(first -> first.items().stream())
                .map(cell -> ((Node.Scalar) cell).text())
                .toList();
        requireNames(path, names);
        return new Node.Sequence(
                rows.stream().skip(1).map(row -> row(names, row)).toList(), Location.file(path));
    }

    private static Node row(List<String> names, Node.Sequence row) {
        List<Node.Entry> entries = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Node cell = row.items().get(i);
            entries.add(new Node.Entry(names.get(i), cell.location(), cell));
        }
        return new Node.Mapping(Syntax.YAML, entries, row.location());
    }

    private static void requireNames(String path, List<String> names) {
        if (names.size() > MAX_COLUMNS) {
            throw new ProblemException(ProblemKind.WRONG_DATA
                    .error(
                            "the first row names " + Figures.count(names.size(), "column") + ", more than 1,000",
                            Location.at(path, 1, 1))
                    .hint("keep those that pages show"));
        }
        Set<String> known = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (name.isEmpty() || !known.add(name)) {
                throw new ProblemException(
                        ProblemKind.WRONG_DATA
                                .error(
                                        name.isEmpty()
                                                ? "column " + (i + 1) + " has no name in the first row"
                                                : "two columns have the name \"" + name + "\"",
                                        Location.at(path, 1, 1))
                                .hint(
                                        "the first row names the columns, each in its own words: templates ask for them by name"));
            }
        }
    }
}

package dev.octavo.lib.data;

import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.Problems;
import dev.octavo.lib.text.VisibleText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a file of data in the language that its ending names into {@link PlainValues}. */
public final class DataFile {
    /** The endings of such files, with a full stop. */
    public static final List<String> ENDINGS = List.of(".yaml", ".yml", ".toml", ".json", ".csv");

    private static final int MAX_BYTES = 4 * 1024 * 1024;

    private DataFile() {}

    /** Whether a file of that name can be read. */
    public static boolean isNamed(String path) {
        return ENDINGS.stream().anyMatch(path::endsWith);
    }

    /**
     * The value of a whole file: of CSV, a list with a map for each row, by the names in the first.
     *
     * @throws ProblemException with everything that is wrong in the file
     */
    public static Object value(String path, String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new ProblemException(Problem.error("there are more than 4 MiB of data here", Location.file(path))
                    .hint("divide it among several files, or keep what pages show"));
        }
        String ending = path.substring(path.lastIndexOf('.'));
        if (ending.equals(".csv")) {
            return rows(path, CsvReader.rows(path, text.startsWith("\uFEFF") ? text.substring(1) : text, false));
        }
        Syntax syntax = ending.equals(".toml") ? Syntax.TOML : ending.equals(".json") ? Syntax.JSON : Syntax.YAML;
        Problems problems = new Problems();
        Optional<Object> value = TreeReader.value(StructuredText.file(syntax, path, text), problems)
                .flatMap(new PlainValues((written, place) -> VisibleText.strayCharacter(written)
                        .ifPresent(c -> problems.add(Problem.error("this has the character " + c, place)
                                .hint("delete it"))))::of);
        // Nobody looks at a value as closely as at front matter, so that it must not even be doubtful.
        List<Problem> found = problems.sorted();
        if (!found.isEmpty()) {
            throw new ProblemException(found.stream().map(Problem::asError).toList());
        }
        return value.orElseThrow(
                () -> new ProblemException(Problem.error("there is nothing in this file", Location.file(path))
                        .hint("write [] for an empty list")));
    }

    private static List<Map<String, Object>> rows(String path, List<List<String>> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        List<String> names = rows.get(0);
        requireNames(path, names);
        List<Map<String, Object>> maps = new ArrayList<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            Map<String, Object> map = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                String name = names.get(i);
                String cell = row.get(i);
                Optional<String> stray = VisibleText.strayCharacter(cell);
                if (stray.isPresent()) {
                    throw new ProblemException(Problem.error(
                                    "a value of " + name + " has the character " + stray.get(), Location.file(path))
                            .hint("delete it"));
                }
                PlainValues.ofCell(cell).ifPresent(value -> map.put(name, value));
            }
            maps.add(Collections.unmodifiableMap(map));
        }
        return List.copyOf(maps);
    }

    private static void requireNames(String path, List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (name.isEmpty() || names.indexOf(name) < i) {
                throw new ProblemException(
                        Problem.error(
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

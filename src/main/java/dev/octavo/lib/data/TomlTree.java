package dev.octavo.lib.data;

import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** Reads TOML 1.0 into a tree. Dates and times become texts in ISO 8601. */
record TomlTree(StructuredText source, Problems problems) {
    private static final int MAX_BRACKET_DEPTH = 200;

    Node.Mapping root() {
        requireShallowBrackets();
        TomlParseResult result = Toml.parse(source.text());
        if (result.hasErrors()) {
            throw new ProblemException(new TomlErrors(source).problems(result.errors()));
        }
        return table(result, source.whole(), 1);
    }

    /** The library's parser recurses, so nested brackets are counted before it runs, even those in quotes. */
    private void requireShallowBrackets() {
        int depth = 0;
        for (int i = 0; i < source.text().length(); i++) {
            char c = source.text().charAt(i);
            boolean closing = c == ']' || c == '}';
            depth = c == '[' || c == '{' ? depth + 1 : closing ? Math.max(0, depth - 1) : depth;
            if (depth > MAX_BRACKET_DEPTH) {
                TreeReader.requireShallow(depth, source.in(i, i + 1));
            }
        }
    }

    private Node.Mapping table(TomlTable table, Location at, int depth) {
        TreeReader.requireShallow(depth, at);
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        for (String key : table.keySet()) {
            List<String> path = List.of(key);
            int start = offset(table.inputPositionOf(path));
            Location keyPlace = keyPlace(start, key);
            Object value = table.get(path);
            boolean nested = value instanceof TomlTable || value instanceof TomlArray;
            int valueStart = nested ? start : valueStart(start);
            Node node = node(value, nested ? keyPlace : scalarPlace(valueStart), depth + 1);
            TreeReader.put(entries, new Node.Entry(key, keyPlace, node), problems);
        }
        return new Node.Mapping(Syntax.TOML, List.copyOf(entries.values()), at);
    }

    private Node node(@Nullable Object value, Location at, int depth) {
        TreeReader.requireShallow(depth, at);
        if (value instanceof TomlTable table) {
            return table(table, at, depth);
        }
        if (value instanceof TomlArray array) {
            List<Node> items = new ArrayList<>();
            for (int i = 0; i < array.size(); i++) {
                items.add(node(array.get(i), scalarPlace(offset(array.inputPositionOf(i))), depth + 1));
            }
            return new Node.Sequence(items, at);
        }
        if (value instanceof Boolean flag) {
            return new Node.Scalar(flag.toString(), Node.Kind.BOOLEAN, at);
        }
        if (value instanceof Long || value instanceof Double) {
            return number((Number) value, at);
        }
        return new Node.Scalar(String.valueOf(value), Node.Kind.TEXT, at);
    }

    /** The number as written if it is a plain decimal, so that the tag 1.10 stays 1.10. */
    private Node number(Number value, Location at) {
        if (value instanceof Double d && (d.isNaN() || d.isInfinite())) {
            return new Node.Scalar(value.toString(), Node.Kind.TEXT, at);
        }
        int start = source.offset(at.line() - source.firstLine(), at.column() - 1);
        int end = source.text().offsetByCodePoints(start, at.length());
        String written = source.text().substring(start, end);
        boolean plain = written.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");
        return new Node.Scalar(plain ? written : value.toString(), Node.Kind.NUMBER, at);
    }

    private Location keyPlace(int start, String key) {
        String text = source.text();
        int from = start;
        while (from < text.length() && text.charAt(from) == '[') {
            from++;
        }
        int last = Math.min(text.length(), source.lineEnd(from));
        int word = text.substring(from, last).indexOf(key);
        int keyStart = word < 0 ? from : from + word;
        return source.in(keyStart, keyStart + (word < 0 ? 1 : key.length()));
    }

    /** Where the value begins: after the first equals sign outside quotes, and blanks. */
    private int valueStart(int keyStart) {
        String text = source.text();
        int i = keyStart;
        while (i < text.length() && text.charAt(i) != '=') {
            char c = text.charAt(i);
            int closing = c == '"' || c == '\'' ? text.indexOf(c, i + 1) : -1;
            i = closing < 0 ? i + 1 : closing + 1;
        }
        i = Math.min(text.length(), i + 1);
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        return i;
    }

    private Location scalarPlace(int start) {
        String text = source.text();
        int end = source.lineEnd(start);
        char first = start < text.length() ? text.charAt(start) : ' ';
        if (first == '"' || first == '\'') {
            int closing = text.indexOf(first, start + 1);
            return source.in(start, closing < 0 ? end : closing + 1);
        }
        int stop = start;
        while (stop < end && ",]}#".indexOf(text.charAt(stop)) < 0) {
            stop++;
        }
        return source.in(
                start, start + text.substring(start, stop).stripTrailing().length());
    }

    private int offset(@Nullable TomlPosition position) {
        return Optional.ofNullable(position)
                .map(p -> source.offset(p.line() - 1, p.column() - 1))
                .orElse(0);
    }
}

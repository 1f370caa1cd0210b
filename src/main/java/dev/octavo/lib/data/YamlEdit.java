package dev.octavo.lib.data;

import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problems;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Sets single keys in YAML that an author wrote, and leaves every other byte as it is. */
public final class YamlEdit {
    private static final PlainValues PLAIN = new PlainValues((text, place) -> {});

    private final String text;
    private final String lineEnd;

    private YamlEdit(String text) {
        this.text = text;
        this.lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
    }

    /**
     * Returns {@code text} with a value for the key {@code name} below {@code group}.
     *
     * @param value as YAML
     * @return empty if the file is wrong, or writes the key in a way that cannot be changed in one place
     */
    public static Optional<String> with(String text, String group, String name, String value) {
        Optional<Node.Mapping> before = read(text);
        Optional<String> meant = read("it:\n  is: " + value)
                .flatMap(tree -> written(tree, "it", "is"))
                .map(Node.Scalar::text);
        return before.map(tree -> new YamlEdit(text).edited(tree, group, name, value))
                .filter(changed -> read(changed)
                        .filter(tree -> others(tree, group, name).equals(others(before.get(), group, name)))
                        .flatMap(tree -> written(tree, group, name).map(Node.Scalar::text))
                        .equals(meant));
    }

    /** Returns the value of a key below a group, if it is a scalar. */
    public static Optional<Node.Scalar> written(Node.Mapping tree, String group, String name) {
        return tree.entry(group)
                .map(Node.Entry::value)
                .filter(Node.Mapping.class::isInstance)
                .flatMap(below -> ((Node.Mapping) below).entry(name))
                .map(Node.Entry::value)
                .filter(Node.Scalar.class::isInstance)
                .map(Node.Scalar.class::cast);
    }

    /** Returns the tree of a file; empty if it is wrong. */
    public static Optional<Node.Mapping> read(String text) {
        Problems problems = new Problems();
        return problems.unlessThrown(() -> TreeReader.read(StructuredText.file(Syntax.YAML, "", text), problems))
                .filter(tree -> !problems.hasErrors());
    }

    /** Everything but that key. */
    private static Map<String, Object> others(Node.Mapping tree, String group, String name) {
        Map<String, Object> all = new LinkedHashMap<>(PLAIN.of(tree));
        Map<Object, Object> below = new LinkedHashMap<>();
        if (all.remove(group) instanceof Map<?, ?> values) {
            below.putAll(values);
            below.remove(name);
        }
        all.put("", below); // its place among the keys does not matter
        return all;
    }

    private String edited(Node.Mapping tree, String group, String name, String value) {
        Optional<Node.Scalar> before = written(tree, group, name);
        if (before.isPresent()) {
            Location place = before.get().location();
            int start = offset(place);
            return text.substring(0, start) + value + text.substring(text.offsetByCodePoints(start, place.length()));
        }
        Optional<Node.Entry> entry = tree.entry(group);
        if (entry.isEmpty()) {
            String gap = text.isEmpty() || text.endsWith("\n") ? "" : lineEnd;
            return text + gap + lineEnd + group + ":" + lineEnd + "  " + name + ": " + value + lineEnd;
        }
        if (entry.get().value() instanceof Node.Mapping below
                && !below.entries().isEmpty()) {
            int first = offset(below.entries().get(0).keyLocation());
            String indent = text.substring(lineStart(first), first);
            if (!indent.isBlank()) {
                return text.substring(0, first) + name + ": " + value + ", " + text.substring(first);
            }
            // Above the first key there may be a comment on it.
            int next = text.indexOf('\n', offset(entry.get().keyLocation())) + 1;
            return text.substring(0, next) + indent + name + ": " + value + lineEnd + text.substring(next);
        }
        int end = text.indexOf('\n', offset(entry.get().keyLocation()));
        return end < 0
                ? text + lineEnd + "  " + name + ": " + value + lineEnd
                : text.substring(0, end + 1) + "  " + name + ": " + value + lineEnd + text.substring(end + 1);
    }

    private int lineStart(int offset) {
        return text.lastIndexOf('\n', offset - 1) + 1;
    }

    private int offset(Location place) {
        int line = text.startsWith("\uFEFF") ? 1 : 0;
        for (int i = 1; i < place.line(); i++) {
            line = text.indexOf('\n', line) + 1;
        }
        return text.offsetByCodePoints(line, place.column() - 1);
    }
}

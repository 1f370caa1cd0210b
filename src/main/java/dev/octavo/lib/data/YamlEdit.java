package dev.octavo.lib.data;

import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problems;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sets and deletes single keys in YAML that an author wrote, and leaves every other byte as it is. */
public final class YamlEdit {
    private static final PlainValues PLAIN = new PlainValues((text, place) -> {});

    private static final Pattern REST_OF_LINE = Pattern.compile("[ \\t]*(?:#.*)?(?:\\R|\\z)");
    private static final Pattern LIST = Pattern.compile("\\[[^\\[\\]\\n]*]");
    private static final Pattern COMMA = Pattern.compile("(?<!\\s)\\s*+,\\s*");

    private final String text;
    private final String lineEnd;

    private YamlEdit(String text) {
        this.text = text;
        this.lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
    }

    /**
     * Returns {@code text} with a value for the key {@code name} below {@code group}.
     *
     * @param value as YAML; empty to delete the key
     * @return empty if the file is wrong, or writes the key in a way that cannot be changed in one place
     */
    public static Optional<String> with(String text, String group, String name, String value) {
        Optional<Node.Mapping> before = read(text);
        Optional<Object> meant = read("it:\n  is: " + value)
                .flatMap(tree -> plain(tree, "it", "is"))
                .filter(words -> !value.isEmpty());
        return before.map(tree -> new YamlEdit(text).edited(tree, group, name, value))
                .filter(changed -> read(changed)
                        .filter(tree -> others(tree, group, name).equals(others(before.get(), group, name)))
                        .filter(tree ->
                                meant.isPresent() || entry(tree, group, name).isEmpty())
                        .filter(tree -> plain(tree, group, name).equals(meant))
                        .isPresent());
    }

    private static Optional<Object> plain(Node.Mapping tree, String group, String name) {
        return PLAIN.of(tree).get(group) instanceof Map<?, ?> below
                ? Optional.ofNullable(below.get(name))
                : Optional.empty();
    }

    private static Optional<Node.Entry> entry(Node.Mapping tree, String group, String name) {
        return tree.entry(group)
                .map(Node.Entry::value)
                .filter(Node.Mapping.class::isInstance)
                .flatMap(below -> ((Node.Mapping) below).entry(name));
    }

    /** Returns the value of a key below a group. */
    public static Optional<Node> value(Node.Mapping tree, String group, String name) {
        return entry(tree, group, name).map(Node.Entry::value);
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
        if (value.isEmpty()) {
            return entry(tree, group, name).map(this::without).orElse(text);
        }
        Optional<Node> before = value(tree, group, name);
        if (before.isPresent()) {
            return text.substring(0, offset(before.get().location())) + value + text.substring(end(before.get()));
        }
        Optional<Node.Entry> entry = tree.entry(group);
        if (entry.isEmpty()) {
            String gap = text.isEmpty() || text.endsWith("\n") ? "" : lineEnd;
            return text + gap + lineEnd + group + ":" + lineEnd + "  " + name + ": " + value + lineEnd;
        }
        String indent = "  ";
        if (entry.get().value() instanceof Node.Mapping below) {
            if (below.entries().isEmpty()) {
                int inside = offset(below.location()) + 1;
                return text.substring(0, inside) + name + ": " + value + text.substring(inside);
            }
            Location key = below.entries().get(0).keyLocation();
            int first = offset(key);
            indent = text.substring(Location.lineStart(text, key.line()), first);
            if (!indent.isBlank()) {
                return text.substring(0, first) + name + ": " + value + ", " + text.substring(first);
            }
        }
        // Not above the first key, where a comment on it may stand.
        String line = indent + name + ": " + value + lineEnd;
        int end = text.indexOf('\n', offset(entry.get().keyLocation()));
        return end < 0 ? text + lineEnd + line : text.substring(0, end + 1) + line + text.substring(end + 1);
    }

    private String without(Node.Entry key) {
        int start = offset(key.keyLocation());
        int end = end(key.value());
        int line = Location.lineStart(text, key.keyLocation().line());
        Matcher rest = REST_OF_LINE.matcher(text).region(end, text.length());
        if (text.substring(line, start).isBlank() && rest.lookingAt()) {
            return text.substring(0, line) + text.substring(rest.end());
        }
        Matcher comma = COMMA.matcher(text).region(end, text.length());
        return comma.lookingAt()
                ? text.substring(0, start) + text.substring(comma.end())
                : text.substring(0, start).replaceFirst("(?:,|(?<!\\s))\\s*$", "") + text.substring(end);
    }

    /** Where a word or a list on one line ends. */
    private int end(Node value) {
        int start = offset(value.location());
        Matcher list = LIST.matcher(text).region(start, text.length());
        return value instanceof Node.Sequence && list.lookingAt()
                ? list.end()
                : text.offsetByCodePoints(start, value.location().length());
    }

    private int offset(Location place) {
        return text.offsetByCodePoints(Location.lineStart(text, place.line()), place.column() - 1);
    }
}

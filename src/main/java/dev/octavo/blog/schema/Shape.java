package dev.octavo.blog.schema;

import dev.octavo.lib.data.Node;
import dev.octavo.lib.data.Syntax;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem.Replacement;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Problems;
import dev.octavo.lib.text.VisibleText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The type of a value: how it is read and validated, and the same as JSON Schema 2020-12.
 *
 * @param description called only for who asks for the schema
 * @param reading returns nothing or a part of the value after reporting problems, which make the result unusable
 * @param takesEmptyText whether an empty text is a value; otherwise it counts as absent
 * @param rewriting returns what to write instead of a value found under another program's key; empty if the value is right
 */
record Shape<T>(
        Reading<T> reading,
        Supplier<Map<String, Object>> description,
        boolean takesEmptyText,
        Reading<String> rewriting) {

    /** Reads a value. */
    interface Reading<T> {
        Optional<T> read(Node node, Slot slot);
    }

    Optional<T> read(Node node, Slot slot) {
        return reading.read(node, slot);
    }

    /** Whether a key with this value counts as absent. */
    boolean isNothing(Node value) {
        return takesEmptyText ? Values.isNothing(value) : Values.isBlank(value);
    }

    /** The type as JSON Schema. */
    Map<String, Object> schema() {
        return description.get();
    }

    static <T> Shape<T> of(Reading<T> reading, Map<String, Object> schema) {
        return of(reading, () -> schema);
    }

    static <T> Shape<T> of(Reading<T> reading, Supplier<Map<String, Object>> schema) {
        return new Shape<>(reading, schema, false, (node, slot) -> {
            reading.read(node, slot);
            return slot.problems().sorted().stream()
                    .flatMap(problem -> problem.hint().stream())
                    .findFirst();
        });
    }

    static <T> Shape<T> string(Function<String, Verdict<T>> reading) {
        return text(reading, "type", "string");
    }

    /** A text; {@code pattern} is a regular expression for the JSON Schema. */
    static <T> Shape<T> string(Function<String, Verdict<T>> reading, String pattern) {
        return text(reading, "type", "string", "pattern", pattern);
    }

    /** A single value read from its text; {@code schema} has the keys and values of its JSON Schema. */
    static <T> Shape<T> text(Function<String, Verdict<T>> reading, Object... schema) {
        return text(reading, ordered(schema));
    }

    static <T> Shape<T> text(Function<String, Verdict<T>> reading, Map<String, Object> schema) {
        return of((node, slot) -> text(node, slot, reading), schema);
    }

    private static Optional<String> firstText(Node node) {
        Stream<Node> inside = node instanceof Node.Sequence list
                ? list.items().stream()
                : node instanceof Node.Mapping keys ? keys.entries().stream().map(Node.Entry::value) : Stream.empty();
        return inside.findFirst()
                .flatMap(
                        first -> first instanceof Node.Scalar one && !one.text().isBlank()
                                ? Optional.of(one.text())
                                : Optional.empty());
    }

    private static <T> Optional<T> text(Node node, Slot slot, Function<String, Verdict<T>> reading) {
        if (!(node instanceof Node.Scalar scalar) || scalar.kind() == Node.Kind.NOTHING) {
            return slot.refuse(
                    "must be a single value, not " + node.described(),
                    firstText(node)
                            .map(text -> "write one value, such as " + Snippet.of(slot.syntax(), slot.key(), text))
                            .orElse("write one value"),
                    node.location());
        }
        Optional<String> stray = VisibleText.strayCharacter(scalar.text());
        if (stray.isPresent()) {
            return slot.refuse(
                    "contains the character " + stray.get(),
                    "delete it; between folders write /, since a \\ in double quotes begins an escape such as \\b",
                    node.location());
        }
        Verdict<T> verdict = reading.apply(scalar.text().strip());
        return verdict.value().isPresent()
                ? verdict.value()
                : slot.refuse(
                        verdict.predicate(),
                        verdict.hint(),
                        node.location(),
                        verdict.instead()
                                .map(meant -> new Replacement(scalar.text().strip(), meant)));
    }

    Shape<T> orEmpty() {
        return new Shape<>(reading, description, true, rewriting);
    }

    Shape<T> rewrittenBy(Reading<String> other) {
        return new Shape<>(reading, description, takesEmptyText, other);
    }

    /** The key whose value is read, its data language, and a collector for its problems. */
    record Slot(String key, Syntax syntax, Problems problems) {
        /** Reports the problem {@code "key" predicate}; always returns empty. */
        <T> Optional<T> refuse(String predicate, String hint, Location place) {
            return refuse(predicate, hint, place, Optional.empty());
        }

        <T> Optional<T> refuse(String predicate, String hint, Location place, Optional<Replacement> instead) {
            problems.add(ProblemKind.WRONG_VALUE
                    .error("\"" + key + "\" " + predicate, place)
                    .about(key)
                    .hint(hint)
                    .instead(instead));
            return Optional.empty();
        }
    }

    /** A value, or else a predicate that says what is wrong with it, a hint, and the value that was certainly meant. */
    record Verdict<T>(Optional<T> value, String predicate, String hint, Optional<String> instead) {
        static <T> Verdict<T> of(T value) {
            return new Verdict<>(Optional.of(value), "", "", Optional.empty());
        }

        static <T> Verdict<T> refuse(String predicate, String hint) {
            return new Verdict<>(Optional.empty(), predicate, hint, Optional.empty());
        }

        Verdict<T> instead(Optional<String> meant) {
            return new Verdict<>(value, predicate, hint, meant);
        }
    }

    /** A value and its place. */
    record Written<T>(T value, Location place) {}

    /** The same type, with the place of each value. */
    static <T> Shape<Written<T>> placed(Shape<T> shape) {
        return of(
                (node, slot) -> shape.read(node, slot).map(value -> new Written<>(value, node.location())),
                shape::schema);
    }

    /** A single value, which may be the only item of a list. */
    static <T> Shape<T> single(Shape<T> item, String rule) {
        return of(
                (node, slot) -> {
                    if (!(node instanceof Node.Sequence list) || list.items().isEmpty()) {
                        return item.read(node, slot);
                    }
                    return list.items().size() == 1
                            ? item.read(list.items().get(0), slot)
                            : slot.refuse("is a list of " + list.items().size(), rule + ": keep one", node.location());
                },
                item::schema);
    }

    /** A list; a single value counts as a list of one. */
    static <T> Shape<List<T>> oneOrMany(Shape<T> item) {
        return of(
                (node, slot) -> {
                    if (node instanceof Node.Scalar scalar && isItemWithoutSpace(scalar.text())) {
                        return slot.refuse(
                                "is one text that begins with a hyphen",
                                "write a space after each hyphen of a list: - "
                                        + scalar.text().substring(1).replaceFirst(" -.*", ""),
                                node.location());
                    }
                    return items(node instanceof Node.Sequence list ? list.items() : List.of(node), item, slot);
                },
                () -> ordered("anyOf", List.of(item.schema(), ordered("type", "array", "items", item.schema()))));
    }

    private static boolean isItemWithoutSpace(String text) {
        return text.startsWith("-") && text.matches("-\\p{L}.*");
    }

    static <T> Shape<List<T>> list(Shape<T> item) {
        return of(
                (node, slot) -> node instanceof Node.Sequence list
                        ? items(list.items(), item, slot)
                        : slot.refuse(
                                "must be a list, not " + node.described(),
                                "write each entry on its own line, after a hyphen and a space",
                                node.location()),
                () -> ordered("type", "array", "items", item.schema()));
    }

    /** The items that can be read; the others are reported to {@code slot}. */
    private static <T> Optional<List<T>> items(List<Node> nodes, Shape<T> item, Slot slot) {
        List<T> values = new ArrayList<>();
        for (Node node : nodes) {
            Optional<T> value = Values.isBlank(node)
                    ? slot.refuse("has an empty entry", "write something there, or delete it", node.location())
                    : item.read(node, slot);
            value.ifPresent(values::add);
        }
        return Optional.of(List.copyOf(values));
    }

    /** The schema of a mapping with names of the author's. */
    static Map<String, Object> named(Map<String, Object> values) {
        return ordered("type", "object", "additionalProperties", values);
    }

    static Map<String, Object> anyOf(Map<String, Object> one, Map<String, Object> other) {
        return ordered("anyOf", List.of(one, other));
    }

    /** A map that keeps the order of its arguments, keys and values in turn. */
    static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}

package dev.octavo.schema;

import dev.octavo.data.Node;
import dev.octavo.data.Syntax;
import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import dev.octavo.problem.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a value must look like: how it is read, and how JSON Schema 2020-12 says the same.
 *
 * @param reading gives nothing, or not the whole, after the slot was told why: then the value is not used
 * @param takesEmptyText whether an empty text says something; elsewhere it is as if the key were not there
 * @param rewriting what to write instead of a value that stands behind another program's key; empty where it is right
 */
record Shape<T>(Reading<T> reading, Map<String, Object> schema, boolean takesEmptyText, Reading<String> rewriting) {

    /** One way to read a value. */
    interface Reading<T> {
        Optional<T> read(Node node, Slot slot);
    }

    Optional<T> read(Node node, Slot slot) {
        return reading.read(node, slot);
    }

    static <T> Shape<T> of(Reading<T> reading, Map<String, Object> schema) {
        return new Shape<>(reading, schema, false, (node, slot) -> {
            reading.read(node, slot);
            return slot.problems().sorted().stream()
                    .flatMap(problem -> problem.hint().stream())
                    .findFirst();
        });
    }

    /** A text. */
    static <T> Shape<T> string(Function<String, Verdict<T>> reading) {
        return text(reading, "type", "string");
    }

    /** A text in which {@code pattern} is found. */
    static <T> Shape<T> string(Function<String, Verdict<T>> reading, String pattern) {
        return text(reading, "type", "string", "pattern", pattern);
    }

    /** A single value, read from its text, with keys and values of its schema. */
    static <T> Shape<T> text(Function<String, Verdict<T>> reading, Object... schema) {
        return text(reading, ordered(schema));
    }

    static <T> Shape<T> text(Function<String, Verdict<T>> reading, Map<String, Object> schema) {
        return of((node, slot) -> text(node, slot, reading), schema);
    }

    private static <T> Optional<T> text(Node node, Slot slot, Function<String, Verdict<T>> reading) {
        if (!(node instanceof Node.Scalar scalar) || scalar.kind() == Node.Kind.NOTHING) {
            return slot.refuse("must be a single value, not " + node.described(), "write one value", node.location());
        }
        Optional<String> stray = Values.strayCharacter(scalar.text());
        if (stray.isPresent()) {
            return slot.refuse("contains the character " + stray.get(), "delete it", node.location());
        }
        Verdict<T> verdict = reading.apply(scalar.text().strip());
        return verdict.value().isPresent()
                ? verdict.value()
                : slot.refuse(verdict.predicate(), verdict.hint(), node.location());
    }

    Shape<T> orEmpty() {
        return new Shape<>(reading, schema, true, rewriting);
    }

    Shape<T> rewrittenBy(Reading<String> other) {
        return new Shape<>(reading, schema, takesEmptyText, other);
    }

    /** The key whose value is read, the language it is written in, and where problems with it go. */
    record Slot(String key, Syntax syntax, Problems problems) {
        /** Says {@code "key" predicate}. */
        <T> Optional<T> refuse(String predicate, String hint, Location place) {
            problems.add(Problem.error("\"" + key + "\" " + predicate, place).hint(hint));
            return Optional.empty();
        }
    }

    /** A value, or the predicate that says what is wrong with it, with the remedy. */
    record Verdict<T>(Optional<T> value, String predicate, String hint) {
        static <T> Verdict<T> of(T value) {
            return new Verdict<>(Optional.of(value), "", "");
        }

        static <T> Verdict<T> refuse(String predicate, String hint) {
            return new Verdict<>(Optional.empty(), predicate, hint);
        }
    }

    /** A value with the place it was written at. */
    record Written<T>(T value, Location place) {}

    /** The same with the place of the value. */
    static <T> Shape<Written<T>> placed(Shape<T> shape) {
        return of(
                (node, slot) -> shape.read(node, slot).map(value -> new Written<>(value, node.location())),
                shape.schema());
    }

    /** A single value, also where it is the only one of a list. */
    static <T> Shape<T> oneOfOne(Shape<T> item, String rule) {
        return of(
                (node, slot) -> {
                    if (!(node instanceof Node.Sequence list) || list.items().isEmpty()) {
                        return item.read(node, slot);
                    }
                    return list.items().size() == 1
                            ? item.read(list.items().get(0), slot)
                            : slot.refuse("is a list of " + list.items().size(), rule + ": keep one", node.location());
                },
                item.schema());
    }

    /** A list; a single value is a list of one. */
    static <T> Shape<List<T>> oneOrMany(Shape<T> item) {
        Map<String, Object> many = ordered("type", "array", "items", item.schema());
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
                ordered("anyOf", List.of(item.schema(), many)));
    }

    private static boolean isItemWithoutSpace(String text) {
        return text.startsWith("-") && text.matches("-\\p{L}.*");
    }

    /** A list. */
    static <T> Shape<List<T>> list(Shape<T> item) {
        return of(
                (node, slot) -> node instanceof Node.Sequence list
                        ? items(list.items(), item, slot)
                        : slot.refuse(
                                "must be a list, not " + node.described(),
                                "write each entry on a line of its own, after a hyphen and a space",
                                node.location()),
                ordered("type", "array", "items", item.schema()));
    }

    /** All that can be read; of the rest {@code slot} was told. */
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

    /** Keys and values in the order they are given. */
    static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}

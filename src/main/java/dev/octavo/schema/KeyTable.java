package dev.octavo.schema;

import dev.octavo.data.Node;
import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import dev.octavo.problem.Problems;
import dev.octavo.schema.OtherGeneratorKeys.Meaning;
import dev.octavo.site.SiteVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The keys that one kind of data may have. Readers, the check for unknown keys and the JSON Schema all use this table, so
 * they cannot disagree.
 */
final class KeyTable {
    private final Map<String, TypedKey<?>> keys = new LinkedHashMap<>();
    private final RenamedKeys renamedKeys;
    private final BiFunction<Node.Entry, Node.Mapping, Optional<Meaning>> foreign;

    /** @param foreign returns what an unknown key means, if another program has it */
    KeyTable(List<TypedKey<?>> keys, BiFunction<Node.Entry, Node.Mapping, Optional<Meaning>> foreign) {
        this(keys, new RenamedKeys(), foreign);
    }

    private KeyTable(
            List<TypedKey<?>> keys,
            RenamedKeys renamedKeys,
            BiFunction<Node.Entry, Node.Mapping, Optional<Meaning>> foreign) {
        keys.forEach(key -> this.keys.put(key.name(), key));
        this.renamedKeys = renamedKeys;
        this.foreign = foreign;
    }

    /** An empty table; {@code foreign} is its name in {@code foreign/keys.txt}, if it is there. */
    KeyTable(String foreign) {
        this(List.of(), foreign);
    }

    /** @param foreign its name in {@code foreign/keys.txt}, if it is there */
    KeyTable(List<TypedKey<?>> keys, String foreign) {
        this(keys, (entry, all) -> OtherGeneratorKeys.meaning(foreign, entry.key()));
    }

    <T> TypedKey<T> key(String name, Shape<T> shape, String description) {
        return add(TypedKey.of(name, shape, description));
    }

    <T> TypedKey<T> key(String name, Shape<T> shape, String description, Object defaultValue) {
        return add(TypedKey.of(name, shape, description).withDefault(defaultValue));
    }

    <T> TypedKey<T> required(String name, Shape<T> shape, String description) {
        return add(TypedKey.required(name, shape, description));
    }

    /** Also accepts {@code key} by its name before version {@code since}. */
    void renamed(String old, TypedKey<?> key, SiteVersion since) {
        renamedKeys.add(old, key.name(), since);
    }

    /** Appends a key, which other tables may have too. */
    <T> TypedKey<T> add(TypedKey<T> key) {
        keys.put(key.name(), key);
        return key;
    }

    /** This table with more keys appended; both share the old names of keys. */
    KeyTable with(List<TypedKey<?>> more) {
        return new KeyTable(Stream.concat(keys.values().stream(), more.stream()).toList(), renamedKeys, foreign);
    }

    /**
     * A key.
     *
     * @param description one sentence for the JSON Schema, which editors show
     * @param defaultValue for the JSON Schema; absent if the default is not a fixed value
     */
    record TypedKey<T>(
            String name, Shape<T> shape, String description, boolean required, Optional<Object> defaultValue) {
        static <T> TypedKey<T> of(String name, Shape<T> shape, String description) {
            return new TypedKey<>(name, shape, description, false, Optional.empty());
        }

        static <T> TypedKey<T> required(String name, Shape<T> shape, String description) {
            return new TypedKey<>(name, shape, description, true, Optional.empty());
        }

        TypedKey<T> withDefault(Object value) {
            return new TypedKey<>(name, shape, description, required, Optional.of(value));
        }
    }

    /**
     * The values of {@code mapping}; reports every key that is not in the table. A key of another program counts as the one
     * of the table that it certainly means.
     */
    Fields open(Node.Mapping mapping, Problems problems) {
        UnknownKeys unknown = new UnknownKeys(this, foreign, mapping);
        for (Node.Entry entry : mapping.entries()) {
            Optional<Problem> renamed = renamedKeys.problem(entry, mapping);
            if (renamed.isPresent()) {
                problems.add(renamed.get());
            } else if (!names().contains(entry.key())) {
                problems.add(unknown.problem(entry));
            }
        }
        return new Fields(this, mapping, unknown.meant(), unknown.counted(), problems);
    }

    /**
     * The result of {@code reading}, called with the values of {@code mapping}.
     *
     * @return empty if there are errors, all added to {@code problems}
     */
    <T> Optional<T> read(Node.Mapping mapping, Problems problems, Function<Fields, T> reading) {
        Problems found = new Problems();
        T value = reading.apply(open(mapping, found));
        problems.addAll(found.sorted());
        return found.hasErrors() ? Optional.empty() : Optional.of(value);
    }

    /** The key of this table that an entry means, by its exact, misspelt or foreign name. */
    Optional<String> ours(Node.Entry entry, Node.Mapping all) {
        return new UnknownKeys(this, foreign, all).ours(entry);
    }

    /** The shape of a mapping with these keys. */
    <T> Shape<T> shape(Function<Fields, Optional<T>> reading) {
        return Shape.of(
                (node, slot) -> {
                    if (!(node instanceof Node.Mapping mapping)) {
                        String names = String.join(", ", names());
                        return slot.refuse(
                                "needs keys with values, not " + node.described(),
                                "the keys are: " + names,
                                node.location());
                    }
                    return reading.apply(open(mapping, slot.problems()));
                },
                schema());
    }

    /** The table as JSON Schema 2020-12. */
    Map<String, Object> schema() {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (TypedKey<?> key : keys.values()) {
            Map<String, Object> property = new LinkedHashMap<>();
            property.put("description", key.description());
            property.putAll(key.shape().schema());
            key.defaultValue().ifPresent(value -> property.put("default", value));
            properties.put(key.name(), property);
            if (key.required()) {
                required.add(key.name());
            }
        }
        Map<String, Object> schema = Shape.ordered("type", "object", "properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("additionalProperties", false);
        return schema;
    }

    /** The table as a complete JSON Schema document. */
    Map<String, Object> document(String title) {
        Map<String, Object> document =
                Shape.ordered("$schema", "https://json-schema.org/draft/2020-12/schema", "title", title);
        document.putAll(schema());
        return document;
    }

    Set<String> names() {
        return keys.keySet();
    }

    TypedKey<?> key(String name) {
        return Optional.<TypedKey<?>>ofNullable(keys.get(name))
                .orElseThrow(() -> new IllegalStateException("the table has no key " + name));
    }

    /**
     * The values that an author gave to the keys of a table.
     *
     * @param meant keys that reported ones probably mean, so that they are not reported as missing too
     * @param counted entries of other programs' keys, by the keys of this table that they count as
     */
    record Fields(
            KeyTable table,
            Node.Mapping mapping,
            Set<String> meant,
            Map<String, Node.Entry> counted,
            Problems problems) {

        /** The value of {@code key}; empty if it is absent, has no value, or was reported as wrong. */
        <T> Optional<T> value(TypedKey<T> key) {
            if (!table.keys.containsKey(key.name())) {
                throw new IllegalStateException("the table has no key " + key.name());
            }
            Optional<Node> node = node(key);
            if (node.isEmpty() && key.required()) {
                reportMissing(key, "write \"" + key.name() + "\": " + clause(key.description()));
            }
            return node.flatMap(n -> key.shape().read(n, slot(key)));
        }

        Shape.Slot slot(TypedKey<?> key) {
            return new Shape.Slot(key.name(), mapping.syntax(), problems);
        }

        <T> T value(TypedKey<T> key, T defaultValue) {
            return value(key).orElse(defaultValue);
        }

        /** The values of two keys for the same thing. If both are written, the second is refused. */
        <T> List<T> either(TypedKey<List<T>> one, TypedKey<List<T>> other) {
            if (has(one) && has(other)) {
                refuse(other, "and \"" + one.name() + "\" are both given", "keep one of the two; either takes a list");
            }
            return Stream.of(one, other)
                    .flatMap(key -> value(key, List.of()).stream())
                    .toList();
        }

        /** The place of the value of {@code key}; that of the whole mapping if it has none. */
        Location place(TypedKey<?> key) {
            return node(key).map(Node::location).orElse(mapping.location());
        }

        /** Reports what is wrong with the value of {@code key}, in the words {@code predicate}. */
        void refuse(TypedKey<?> key, String predicate, String hint) {
            slot(key).refuse(predicate, hint, place(key));
        }

        boolean has(TypedKey<?> key) {
            return node(key).isPresent();
        }

        /** Reports that {@code key} is missing or empty, unless a misspelling of it was reported. */
        void reportMissing(TypedKey<?> key, String hint) {
            Optional<Node.Entry> entry = mapping.entry(key.name());
            if (entry.isPresent()) {
                boolean unseen = entry.get().value() instanceof Node.Scalar scalar
                        && scalar.kind() != Node.Kind.NOTHING
                        && !scalar.text().isBlank();
                String fact = unseen ? "has only invisible characters" : "is empty";
                problems.add(Problem.error(
                                "\"" + key.name() + "\" " + fact, entry.get().keyLocation())
                        .hint(
                                key.shape().takesEmptyText()
                                        ? "write a value, or \"\" for an empty one"
                                        : "write a value"));
            } else if (!meant.contains(key.name())) {
                problems.add(Problem.error("the key \"" + key.name() + "\" is missing", mapping.location())
                        .hint(hint));
            }
        }

        private static String clause(String sentence) {
            return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1, sentence.length() - 1);
        }

        private Optional<Node> node(TypedKey<?> key) {
            return mapping.entry(key.name())
                    .or(() -> table.renamedKeys.entry(key.name(), mapping))
                    .or(() -> Optional.ofNullable(counted.get(key.name())))
                    .map(Node.Entry::value)
                    .filter(node -> key.shape().takesEmptyText() ? !Values.isNothing(node) : !Values.isBlank(node));
        }
    }
}

package dev.octavo.blog.schema;

import dev.octavo.blog.schema.OtherGeneratorKeys.Meaning;
import dev.octavo.blog.site.SiteVersion;
import dev.octavo.lib.data.Node;
import dev.octavo.lib.data.Syntax;
import dev.octavo.lib.loading.Resources;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Problems;
import dev.octavo.lib.problem.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * The keys that one kind of data may have. A reading names each key where it needs the value, and {@code keys.txt} has a
 * sentence about it:
 *
 * <pre>new Feeds(fields.value("items", Values.whole(1000), 20), fields.value("full", Values.SWITCH), …)</pre>
 *
 * The table consists of the keys that a reading asks for. So readers, the check for unknown keys, the JSON Schema and the
 * manual's reference cannot disagree.
 */
final class KeyTable {
    /** Values for keys that must be there. */
    private static final Map<String, String> EXAMPLES = Map.of("title", "A first frost", "url", "https://example.org/");

    private final String name;
    private final Reading<?> reading;
    private final RenamedKeys renamedKeys = new RenamedKeys();
    private final BiFunction<Node.Entry, Node.Mapping, Optional<Meaning>> foreign;
    private volatile Map<String, TypedKey<?>> known = Map.of();

    /** Makes something of the values of keys. */
    interface Reading<T> {
        T read(Fields fields);
    }

    /**
     * The keys that {@code reading} asks for.
     *
     * @param name in {@code keys.txt}
     * @param reading asks for the same keys whatever is written
     * @param foreign returns what an unknown key means, if another program has it
     */
    KeyTable(String name, Reading<?> reading, BiFunction<Node.Entry, Node.Mapping, Optional<Meaning>> foreign) {
        this.name = name;
        this.reading = reading;
        this.foreign = foreign;
    }

    /** @param name in {@code keys.txt}, and in {@code foreign/keys.txt} if it is there */
    KeyTable(String name, Reading<?> reading) {
        this(name, reading, (entry, all) -> OtherGeneratorKeys.meaning(name, entry.key()));
    }

    /** The shape of a mapping with the keys that {@code reading} asks for. */
    static <T> Shape<T> shape(String name, Reading<Optional<T>> reading) {
        return new KeyTable(name, reading).shape(reading);
    }

    /** The keys, found when one is needed first: a site uses few tables. */
    private Map<String, TypedKey<?>> keys() {
        if (known.isEmpty()) {
            known = asked(reading, Map.of());
        }
        return known;
    }

    /** The keys that {@code reading} asks for, after {@code before}. */
    private Map<String, TypedKey<?>> asked(Reading<?> reading, Map<String, TypedKey<?>> before) {
        Map<String, TypedKey<?>> all = new LinkedHashMap<>(before);
        reading.read(nothing(all));
        return all;
    }

    /** Nothing written; what is asked for is added to {@code asked}. */
    private Fields nothing(Map<String, TypedKey<?>> asked) {
        Node.Mapping nothing = new Node.Mapping(Syntax.YAML, List.of(), Location.file(""));
        return new Fields(this, nothing, Map.of(), Set.of(), new Problems(), Optional.of(asked));
    }

    /** Also accepts the key {@code key} by its name before version {@code since}. */
    void renamed(String old, String key, SiteVersion since) {
        renamedKeys.add(old, key, since);
    }

    /** This table with the keys of {@code more} appended. */
    KeyTable with(Reading<?> more) {
        KeyTable all = new KeyTable(name, reading, foreign);
        all.renamedKeys.addAll(renamedKeys);
        all.known = asked(more, keys());
        return all;
    }

    /**
     * A key.
     *
     * @param otherwise the default, as an author would write it; absent if it is not a fixed value
     */
    record TypedKey<T>(String name, Shape<T> shape, boolean required, Optional<Object> otherwise) {
        static <T> TypedKey<T> of(String name, Shape<T> shape) {
            return new TypedKey<>(name, shape, false, Optional.empty());
        }

        static <T> TypedKey<T> required(String name, Shape<T> shape) {
            return new TypedKey<>(name, shape, true, Optional.empty());
        }

        static <T> TypedKey<T> of(String name, Shape<T> shape, Object otherwise) {
            return new TypedKey<>(name, shape, false, Optional.of(otherwise));
        }
    }

    /** A sentence about a key; empty for names that the author has chosen. */
    private Optional<String> sentence(String key) {
        return Optional.ofNullable(Sentences.ALL.getOrDefault(name, Map.of()).get(key));
    }

    /** Read only for schemas and messages. */
    private static final class Sentences {
        static final Map<String, Map<String, String>> ALL = Resources.tables("/keys.txt");
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
        Map<String, Node> values = renamedKeys.values(mapping);
        unknown.counted().forEach((key, entry) -> values.putIfAbsent(key, entry.value()));
        return new Fields(this, mapping, values, unknown.meant(), problems, Optional.empty());
    }

    /**
     * The result of {@code reading}, called with the values of {@code mapping}.
     *
     * @return empty if there are errors, all added to {@code problems}
     */
    <T> Optional<T> read(Node.Mapping mapping, Problems problems, Reading<T> reading) {
        Problems found = new Problems();
        T value = reading.read(open(mapping, found));
        problems.addAll(found.sorted());
        return found.hasErrors() ? Optional.empty() : Optional.of(value);
    }

    /** The key of this table that an entry means, by its exact, misspelt or foreign name. */
    Optional<String> ours(Node.Entry entry, Node.Mapping all) {
        return new UnknownKeys(this, foreign, all).ours(entry);
    }

    /** The shape of a mapping with these keys. */
    <T> Shape<T> shape(Reading<Optional<T>> reading) {
        return Shape.of(
                (node, slot) -> {
                    if (!(node instanceof Node.Mapping mapping)) {
                        return slot.refuse(
                                "needs keys with values, not " + node.described(),
                                withWord(node instanceof Node.Scalar word ? word.text() : "")
                                        .map(key -> "write below it, indented, "
                                                + Snippet.of(slot.syntax(), key, ((Node.Scalar) node).text()))
                                        .orElseGet(() -> "the keys are: " + String.join(", ", names())),
                                node.location());
                    }
                    return reading.read(open(mapping, slot.problems()));
                },
                this::schema);
    }

    /** The only key that has {@code word} among its values. */
    Optional<String> withWord(String word) {
        List<String> found = word.isEmpty()
                ? List.of()
                : names().stream()
                        .filter(key -> hasWord(key(key).shape().schema(), word))
                        .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static boolean hasWord(Object schema, String word) {
        return schema instanceof Map<?, ?> map
                ? (map.get("enum") instanceof List<?> words && words.contains(word))
                        || (map.get("anyOf") instanceof List<?> kinds
                                && kinds.stream().anyMatch(kind -> hasWord(kind, word)))
                : false;
    }

    /** The table as JSON Schema 2020-12. */
    Map<String, Object> schema() {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (TypedKey<?> key : keys().values()) {
            Map<String, Object> property = new LinkedHashMap<>();
            sentence(key.name()).ifPresent(text -> property.put("description", text));
            property.putAll(key.shape().schema());
            key.otherwise().ifPresent(value -> property.put("default", value));
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

    Stream<TypedKey<Boolean>> switches() {
        return keys().values().stream()
                .filter(key -> key.shape().equals(Values.SWITCH))
                .map(key -> new TypedKey<>(key.name(), Values.SWITCH, false, key.otherwise()));
    }

    Set<String> names() {
        return keys().keySet();
    }

    TypedKey<?> key(String name) {
        return Optional.<TypedKey<?>>ofNullable(keys().get(name))
                .orElseThrow(() -> new IllegalStateException("the table has no key " + name));
    }

    /**
     * The values that an author gave to the keys of a table.
     *
     * @param values what is written, by the keys of this table that it counts for
     * @param meant keys that reported ones probably mean, so that they are not reported as missing too
     * @param asked collects the keys that are asked for, when a table looks for its keys
     */
    record Fields(
            KeyTable table,
            Node.Mapping mapping,
            Map<String, Node> values,
            Set<String> meant,
            Problems problems,
            Optional<Map<String, TypedKey<?>>> asked) {

        /** The value of {@code key}; empty if it is absent, has no value, or was reported as wrong. */
        <T> Optional<T> value(TypedKey<T> key) {
            if (asked.isPresent()) {
                asked.get().put(key.name(), key);
                return Optional.empty();
            }
            Optional<Node> node = node(key);
            if (node.isEmpty() && key.required()) {
                String sentence = table.sentence(key.name()).orElseThrow();
                reportMissing(
                        key,
                        Optional.ofNullable(EXAMPLES.get(key.name()))
                                .map(example ->
                                        "write one, such as " + Snippet.of(mapping.syntax(), key.name(), example))
                                .orElseGet(() -> "write \"" + key.name() + "\": " + clause(sentence)));
            }
            return node.isEmpty() ? Optional.empty() : key.shape().read(node.get(), slot(key));
        }

        Shape.Slot slot(TypedKey<?> key) {
            return new Shape.Slot(key.name(), mapping.syntax(), problems);
        }

        <T> Optional<T> value(String key, Shape<T> shape) {
            return isAbsent(key) ? Optional.empty() : value(TypedKey.of(key, shape));
        }

        <T> T value(String key, Shape<T> shape, T otherwise) {
            return value(key, shape, otherwise, otherwise);
        }

        /** @param written the default as an author would write it */
        <T> T value(String key, Shape<T> shape, T otherwise, Object written) {
            return isAbsent(key)
                    ? otherwise
                    : value(TypedKey.of(key, shape, written)).orElse(otherwise);
        }

        private boolean isAbsent(String key) {
            return asked.isEmpty() && !values.containsKey(key);
        }

        <T> Optional<T> required(String key, Shape<T> shape) {
            return value(TypedKey.required(key, shape));
        }

        boolean isOn(String key, boolean otherwise) {
            return value(key, Values.SWITCH, otherwise);
        }

        /** The values of a key that takes several; none by default. */
        <T> List<T> list(String key, Shape<List<T>> shape) {
            return value(key, shape).orElse(List.of());
        }

        /** What {@code reading} makes of the keys below {@code key}, or of none. */
        <T> T keys(String key, Reading<T> reading) {
            KeyTable below = new KeyTable(key, reading);
            return value(key, below.shape(fields -> Optional.of(reading.read(fields))))
                    .orElseGet(() -> reading.read(below.nothing(new LinkedHashMap<>())));
        }

        /** The values of two keys for the same thing. If both are written, the second is refused. */
        <T> List<T> either(TypedKey<List<T>> one, TypedKey<List<T>> other) {
            if (has(one) && has(other)) {
                refuse(other, "and \"" + one.name() + "\" are both given", "keep one of the two; either takes a list");
            }
            List<T> both = new ArrayList<>(value(one).orElse(List.of()));
            both.addAll(value(other).orElse(List.of()));
            return both;
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
            if (entry.isPresent() && isReported(entry.get())) {
                return;
            }
            if (entry.isPresent()) {
                boolean unseen = entry.get().value() instanceof Node.Scalar scalar
                        && scalar.kind() != Node.Kind.NOTHING
                        && !scalar.text().isBlank();
                String fact = unseen ? "has only invisible characters" : "is empty";
                problems.add(ProblemKind.ofMissing(key.name())
                        .error("\"" + key.name() + "\" " + fact, entry.get().keyLocation())
                        .about(key.name())
                        .hint(
                                key.shape().takesEmptyText()
                                        ? "write a value, or \"\" for an empty one"
                                        : "write a value"));
            } else if (asked.isEmpty() && !meant.contains(key.name())) {
                problems.add(ProblemKind.ofMissing(key.name())
                        .error("the key \"" + key.name() + "\" is missing", mapping.location())
                        .about(key.name())
                        .hint(hint));
            }
        }

        /** Whether YAML has an error on the line of {@code entry}, from which its being empty follows. */
        private boolean isReported(Node.Entry entry) {
            return problems.sorted().stream()
                    .anyMatch(problem -> problem.message().startsWith("YAML takes what follows")
                            && problem.severity() == Severity.ERROR
                            && problem.location()
                                    .filter(at ->
                                            at.line() == entry.keyLocation().line())
                                    .isPresent());
        }

        private static String clause(String sentence) {
            return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1, sentence.length() - 1);
        }

        private Optional<Node> node(TypedKey<?> key) {
            Node value = values.get(key.name());
            return value == null || key.shape().isNothing(value) ? Optional.empty() : Optional.of(value);
        }
    }
}

package dev.octavo.blog.schema;

import dev.octavo.blog.schema.KeyTable.TypedKey;
import dev.octavo.blog.schema.OtherGeneratorKeys.Meaning;
import dev.octavo.lib.data.Node;
import dev.octavo.lib.data.Syntax;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.Problem.Replacement;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Problems;
import dev.octavo.lib.problem.Spelling;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Finds out what the keys of a mapping mean that are not in its table: misspelt ones, and those of other programs. */
final class UnknownKeys {
    private static final Set<String> HIDING = Set.of("draft", "unlisted");

    private final KeyTable table;
    private final BiFunction<Node.Entry, Node.Mapping, Optional<Meaning>> foreign;
    private final Node.Mapping mapping;
    private final Map<String, Node.Entry> meant = new HashMap<>();
    private final Map<String, Node.Entry> counted = new HashMap<>();

    /** @param foreign returns what an unknown key means, if another program has it */
    UnknownKeys(KeyTable table, BiFunction<Node.Entry, Node.Mapping, Optional<Meaning>> foreign, Node.Mapping mapping) {
        this.table = table;
        this.foreign = foreign;
        this.mapping = mapping;
    }

    /** The keys of the table that the reported entries mean. */
    Set<String> meant() {
        return meant.keySet();
    }

    /** The reported entries that count all the same, by the keys of the table that they count as. */
    Map<String, Node.Entry> counted() {
        return counted;
    }

    /** The key of the table that an entry means, by its exact, misspelt or foreign name. */
    Optional<String> ours(Node.Entry entry) {
        Optional<String> suggestion = foreign.apply(entry, mapping).map(Meaning::remedy);
        return nearest(entry.key(), suggestion.isPresent()).or(() -> suggestion.filter(table.names()::contains));
    }

    /** The problem to report for {@code entry}, whose key is not in the table. */
    Problem problem(Node.Entry entry) {
        Optional<Meaning> foreign = this.foreign.apply(entry, mapping);
        if (foreign.filter(meaning -> !meaning.strict()).isEmpty()
                || nearest(entry.key(), true).isPresent()) {
            return unknown(entry, remedy(entry));
        }
        Meaning meaning = foreign.get();
        Optional<Node.Entry> ours = meaning.ours()
                .or(() -> Optional.of(named(meaning.remedy(), entry)))
                .filter(same -> table.names().contains(same.key()));
        if (ours.isEmpty() || Values.isBlank(entry.value())) {
            return warning(entry, "does nothing here", remedy(entry));
        }
        String name = ours.get().key();
        boolean counts = mapping.entry(name).isEmpty() && !counted.containsKey(name);
        if (counts ? !isRight(ours.get()) : contradicts(ours.get())) {
            return unknown(entry, remedy(entry));
        }
        counted.putIfAbsent(name, ours.get());
        return warning(entry, counts ? "Octavo understands" : "does nothing here", remedy(entry));
    }

    /** Whether the entry that counts says otherwise who may read the article. */
    private boolean contradicts(Node.Entry entry) {
        Optional<Node.Entry> first = mapping.entry(entry.key()).or(() -> Optional.ofNullable(counted.get(entry.key())));
        return HIDING.contains(entry.key())
                && first.filter(other -> other.value() instanceof Node.Scalar one
                                && entry.value() instanceof Node.Scalar two
                                && one.text().equalsIgnoreCase(two.text()))
                        .isEmpty();
    }

    private Problem unknown(Node.Entry entry, String remedy) {
        return ProblemKind.UNKNOWN_KEY
                .error("unknown key \"" + entry.key() + "\"", entry.keyLocation())
                .about(entry.key())
                .hint(remedy)
                .instead(replacement(entry, remedy));
    }

    private Problem warning(Node.Entry entry, String effect, String remedy) {
        return ProblemKind.FOREIGN_KEY
                .warning("\"" + entry.key() + "\" is a key of another program, which " + effect, entry.keyLocation())
                .about(entry.key())
                .hint(remedy)
                .instead(replacement(entry, remedy));
    }

    /** The other name of a key, if the remedy is only that, and no other key is as near. */
    private Optional<Replacement> replacement(Node.Entry entry, String remedy) {
        return nearest(entry.key(), true)
                .or(() -> Spelling.certain(entry.key(), table.names()).filter(name -> isRight(named(name, entry))))
                .filter(name -> remedy.equals(Spelling.question(name)))
                .or(() -> ours(entry).filter(name -> remedy.equals("Octavo calls it \"" + name + "\"")))
                .map(name -> new Replacement(entry.key(), name));
    }

    private static Node.Entry named(String name, Node.Entry entry) {
        return new Node.Entry(name, entry.keyLocation(), entry.value());
    }

    /** Whether the value of {@code entry} is one for the key of this table. */
    private boolean isRight(Node.Entry entry) {
        Problems found = new Problems();
        return table.key(entry.key())
                        .shape()
                        .read(entry.value(), new Shape.Slot(entry.key(), mapping.syntax(), found))
                        .isPresent()
                && !found.hasErrors();
    }

    /** The key most like {@code key}, also in another style: {@code readTime}, {@code read_time} and {@code Read Time}. */
    private Optional<String> nearest(String key, boolean isForeign) {
        String kebab = key.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .replaceAll("[_ ]+", "-")
                .toLowerCase(Locale.ROOT);
        if (table.names().contains(kebab)) {
            return Optional.of(kebab);
        }
        return isForeign ? Optional.empty() : Spelling.nearest(key, table.names());
    }

    private String remedy(Node.Entry entry) {
        Optional<String> suggestion = foreign.apply(entry, mapping).map(Meaning::remedy);
        Optional<String> nearest = nearest(entry.key(), suggestion.isPresent());
        Optional<String> ours = nearest.or(() -> suggestion.filter(table.names()::contains));
        if (nearest.isEmpty() && Values.isBlank(entry.value())) {
            return "delete it, since it is empty";
        }
        if (ours.isEmpty()) {
            return suggestion
                    .or(() -> table.withWord(entry.key())
                            .filter(key -> !table.names().contains("extra"))
                            .map(key -> "it is a value of \"" + key + "\": write "
                                    + Snippet.of(mapping.syntax(), key, entry.key())))
                    .orElseGet(() -> hintForOwnKey(mapping.syntax()));
        }
        String name = ours.get();
        boolean near = nearest.isPresent();
        String called = near ? Spelling.question(name) : "Octavo calls it \"" + name + "\"";
        Optional<Node.Entry> other = mapping.entry(name);
        Node.Entry first = meant.putIfAbsent(name, entry);
        if (other.isPresent() || first != null) {
            int line = other.orElse(first).keyLocation().line();
            String there = other.isPresent()
                    ? (near ? " it" : ", which") + " is already written in line " + line
                    : (near ? " \"" : ", which \"") + first.key() + "\" in line " + line
                            + (near ? " means it too" : " means too");
            return called
                    + there
                    + (isList(name) ? ": put all values into one list, each once" : ": keep one of the two");
        }
        return called
                + value(entry, table.key(name), mapping.syntax())
                        .map(remedy -> (near ? " " : "; ") + remedy)
                        .orElse("");
    }

    /** How to rewrite the value as well, so that correcting the key does not lead to the next mistake. */
    private static Optional<String> value(Node.Entry entry, TypedKey<?> key, Syntax syntax) {
        return Values.isBlank(entry.value())
                ? Optional.empty()
                : key.shape().rewriting().read(entry.value(), new Shape.Slot(key.name(), syntax, new Problems()));
    }

    private String hintForOwnKey(Syntax syntax) {
        if (!table.names().contains("extra")) {
            return "the keys are: " + String.join(", ", table.names());
        }
        return "put keys of your own " + Snippet.belowExtra(syntax) + ", or delete this one";
    }

    private boolean isList(String name) {
        return table.key(name).shape().schema().get("anyOf") instanceof List<?> kinds
                && kinds.stream()
                        .anyMatch(kind -> kind instanceof Map<?, ?> schema && "array".equals(schema.get("type")));
    }
}

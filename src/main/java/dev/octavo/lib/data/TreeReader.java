package dev.octavo.lib.data;

import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads YAML, TOML and JSON into one kind of tree, within limits of size and depth that no real file reaches. */
public final class TreeReader {
    private static final int MAX_DEPTH = 20;
    private static final int MAX_BYTES = 64 * 1024;

    private TreeReader() {}

    /**
     * The keys and values in {@code source}; none if there is nothing but comments.
     *
     * @return empty if the text is not a mapping or breaks the rules of its language, with the reasons in {@code problems}
     */
    public static Optional<Node.Mapping> read(StructuredText source, Problems problems) {
        if (source.text().getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            problems.add(ProblemKind.TOO_LARGE
                    .error("there are more than 64 KiB of " + source.syntax(), source.whole())
                    .hint("keep only keys and values here, and move long texts into the article"));
            return Optional.empty();
        }
        return tree(source, problems, found -> keys(source, found)).map(Node.Mapping.class::cast);
    }

    private static Node.Mapping keys(StructuredText source, Problems found) {
        return (source.syntax() == Syntax.YAML ? new FlatYaml(source).root() : Optional.<Node.Mapping>empty())
                .orElseGet(() -> new YamlTree(source, found).root());
    }

    /** The same for a file of data of any size, which may also be a list. */
    static Optional<Node> value(StructuredText source, Problems problems) {
        return tree(source, problems, found -> new YamlTree(source, found).value());
    }

    private static Optional<Node> tree(StructuredText source, Problems problems, Function<Problems, Node> yaml) {
        Problems found = new Problems();
        Optional<Node> tree = Optional.empty();
        try {
            tree = Optional.of(
                    switch (source.syntax()) {
                        case YAML, JSON -> yaml.apply(found);
                        case TOML -> new TomlTree(source, found).root();
                    });
        } catch (ProblemException unreadable) {
            found.addAll(unreadable.problems());
        }
        problems.addAll(found.sorted());
        return found.hasErrors() ? Optional.empty() : tree;
    }

    /** Refuses nesting so deep that reading it could overflow the stack. */
    static void requireShallow(int depth, Location at) {
        if (depth > MAX_DEPTH) {
            throw new ProblemException(ProblemKind.TOO_LARGE
                    .error("this is nested deeper than " + MAX_DEPTH + " levels", at)
                    .hint("flatten the lists and mappings around it"));
        }
    }

    /** Adds an entry, or a problem if its key is there already. */
    static void put(Map<String, Node.Entry> entries, Node.Entry entry, Problems problems) {
        Node.Entry first = entries.putIfAbsent(entry.key(), entry);
        if (first != null) {
            problems.add(duplicate(entry.key(), entry.keyLocation(), first.keyLocation()));
        }
    }

    static Problem duplicate(String key, Location second, Location first) {
        return ProblemKind.DUPLICATE_KEY
                .error("the key \"" + key + "\" is written twice", second)
                .related("first written in", first)
                .hint("keep one of the two");
    }
}

package dev.octavo.data;

import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Reads YAML, TOML and JSON into one kind of tree, within limits that no honest file meets. */
public final class TreeReader {
    private static final int DEEPEST = 20;
    private static final int LARGEST = 64 * 1024;

    private TreeReader() {}

    /**
     * The keys and values in {@code source}; none where there is nothing but comments.
     *
     * @return empty where the text is no mapping or breaks the rules of its language: {@code problems} says why
     */
    public static Optional<Node.Mapping> read(StructuredText source, Problems problems) {
        if (source.text().getBytes(StandardCharsets.UTF_8).length > LARGEST) {
            problems.add(Problem.error("there are more than 64 KiB of " + source.syntax(), source.whole())
                    .hint("keep only keys and values here, and move long texts into the article"));
            return Optional.empty();
        }
        Problems found = new Problems();
        Optional<Node.Mapping> tree = Optional.empty();
        try {
            tree = Optional.of(
                    switch (source.syntax()) {
                        case YAML, JSON -> new YamlTree(source, found).root();
                        case TOML -> new TomlTree(source, found).root();
                    });
        } catch (ProblemException unreadable) {
            found.addAll(unreadable.problems());
        }
        problems.addAll(found.sorted());
        return found.hasErrors() ? Optional.empty() : tree;
    }

    /** Refuses what is nested so deep that a reader of it could run out of stack. */
    static void requireShallow(int depth, Location at) {
        if (depth > DEEPEST) {
            throw new ProblemException(Problem.error("this is nested deeper than " + DEEPEST + " levels", at)
                    .hint("flatten the lists and mappings around it"));
        }
    }

    /** Adds an entry, unless its key is there already. */
    static void put(Map<String, Node.Entry> entries, Node.Entry entry, Problems problems) {
        Node.Entry first = entries.putIfAbsent(entry.key(), entry);
        if (first != null) {
            problems.add(duplicate(entry.key(), entry.keyLocation(), first.keyLocation()));
        }
    }

    static Problem duplicate(String key, Location second, Location first) {
        return Problem.error("the key \"" + key + "\" is written twice", second)
                .related("first written in", first)
                .hint("keep one of the two");
    }
}

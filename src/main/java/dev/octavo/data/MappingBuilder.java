package dev.octavo.data;

import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import dev.octavo.problem.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers the entries of a mapping and refuses a key that is there already. */
final class MappingBuilder {
    private final Map<String, Node.Entry> entries = new LinkedHashMap<>();
    private final Syntax syntax;
    private final Problems problems;

    MappingBuilder(Syntax syntax, Problems problems) {
        this.syntax = syntax;
        this.problems = problems;
    }

    void add(String key, Location keyLocation, Node value) {
        Node.Entry first = entries.putIfAbsent(key, new Node.Entry(key, keyLocation, value));
        if (first != null) {
            problems.add(duplicate(key, keyLocation, first.keyLocation()));
        }
    }

    static Problem duplicate(String key, Location second, Location first) {
        return Problem.error("the key \"" + key + "\" is written twice", second)
                .related("first written in", first)
                .hint("keep one of the two");
    }

    Node.Mapping at(Location location) {
        List<Node.Entry> all = new ArrayList<>(entries.values());
        return new Node.Mapping(syntax, all, location);
    }
}

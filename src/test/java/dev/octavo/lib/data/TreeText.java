package dev.octavo.lib.data;

import java.util.stream.Collectors;

/** Writes a whole tree on one line, for tests to compare. */
final class TreeText {
    private TreeText() {}

    static String of(Node node) {
        if (node instanceof Node.Mapping mapping) {
            return mapping.entries().stream()
                    .map(e -> e.key() + ": " + of(e.value()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (node instanceof Node.Sequence list) {
            return list.items().stream().map(TreeText::of).collect(Collectors.joining(", ", "[", "]"));
        }
        Node.Scalar scalar = (Node.Scalar) node;
        return switch (scalar.kind()) {
            case TEXT -> "'" + scalar.text() + "'";
            case NUMBER -> "number " + scalar.text();
            case BOOLEAN -> "switch " + scalar.text();
            case NOTHING -> "nothing";
        };
    }
}

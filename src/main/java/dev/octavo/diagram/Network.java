package dev.octavo.diagram;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A graph as it is read from a text. */
final class Network {
    final Map<String, Node> nodes = new LinkedHashMap<>();
    final List<Edge> edges = new ArrayList<>();
    final List<Group> groups = new ArrayList<>();
    Optional<String> title = Optional.empty();
    /** From left to right instead of down. */
    boolean across;
    /** From right to left, or up. */
    boolean backwards;

    /** The outline of a node, with the names that it has in Graphviz and in Mermaid. */
    enum Shape {
        BOX("box rect rectangle square tab folder box3d component note underline", "rect"),
        ROUND("", "rounded event"),
        PILL("", "stadium pill terminal"),
        ELLIPSE("ellipse oval egg", ""),
        CIRCLE("circle", "circle circ"),
        DOUBLE_CIRCLE("doublecircle", "dbl-circ"),
        DIAMOND("diamond mdiamond", "diam diamond decision"),
        HEXAGON("hexagon octagon septagon doubleoctagon tripleoctagon", "hex hexagon"),
        CYLINDER("cylinder", "cyl db database"),
        SLANT("parallelogram", "lean-r"),
        COUNTERSLANT("", "lean-l"),
        TRAPEZOID("trapezium house triangle", "trap-b"),
        FUNNEL("invtrapezium invhouse invtriangle", "trap-t"),
        FLAG("", "odd"),
        DOUBLE_BOX("", "subproc"),
        FIELDS("record mrecord", ""),
        DOT("point", ""),
        NOTHING("none plaintext plain", "text");

        private final String graphviz;
        private final String mermaid;

        Shape(String graphviz, String mermaid) {
            this.graphviz = graphviz;
            this.mermaid = mermaid;
        }

        static Shape inGraphviz(String name) {
            return named(name, shape -> shape.graphviz).orElse(ELLIPSE);
        }

        static Shape inMermaid(String name) {
            return named(name, shape -> shape.mermaid).orElse(BOX);
        }

        private static Optional<Shape> named(String name, Function<Shape, String> names) {
            return Stream.of(values())
                    .filter(shape -> !name.isEmpty()
                            && List.of(names.apply(shape).split(" ", -1)).contains(name))
                    .findFirst();
        }
    }

    /** How a line is drawn. */
    enum Line {
        SOLID,
        DASHED,
        DOTTED,
        THICK,
        INVISIBLE
    }

    /** The shape at an end of an edge. */
    enum Tip {
        NONE,
        ARROW,
        OPEN,
        HOLLOW,
        DOT,
        CIRCLE,
        DIAMOND,
        CROSS
    }

    /** Colours as the SVG has them in a page; null where the author says nothing. */
    static final class Look {
        @Nullable String fill;

        @Nullable String stroke;

        @Nullable String text;

        Line line = Line.SOLID;
    }

    static final class Node {
        final int number;
        String label;
        Shape shape = Shape.BOX;
        Look look = new Look();
        /** The group that it stands in for, if any. */
        @Nullable Group group;

        Node(int number, String label) {
            this.number = number;
            this.label = label;
        }
    }

    static final class Edge {
        final Node from;
        final Node to;
        String label = "";
        Tip start = Tip.NONE;
        Tip end = Tip.NONE;
        Look look = new Look();
        int length = 1;

        Edge(Node from, Node to) {
            this.from = from;
            this.to = to;
        }
    }

    static final class Group {
        String label;
        final List<Node> nodes = new ArrayList<>();
        final List<Group> groups = new ArrayList<>();
        Look look = new Look();

        private @Nullable Node standIn;

        Group(String label) {
            this.label = label;
        }

        /** An invisible node in the group, at which edges that lead to the group end. */
        Node standIn(Network network, String name) {
            if (standIn == null) {
                standIn = network.node("group " + name);
                standIn.label = "";
                standIn.shape = Shape.DOT;
                standIn.look.line = Line.INVISIBLE;
                standIn.group = this;
                nodes.add(standIn);
            }
            return standIn;
        }
    }

    /** Whether a node is in one of the groups. */
    static boolean isGrouped(Node node, List<Group> groups) {
        return groups.stream().anyMatch(group -> group.nodes.contains(node) || isGrouped(node, group.groups));
    }

    /** The node with that name, which is made if there is none yet. */
    Node node(String name) {
        return nodes.computeIfAbsent(name, any -> new Node(nodes.size(), name));
    }
}

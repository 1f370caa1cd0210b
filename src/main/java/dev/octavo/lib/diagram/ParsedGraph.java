package dev.octavo.lib.diagram;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A graph as read from Graphviz or Mermaid, before layout. */
final class ParsedGraph {
    final Map<String, Node> nodes = new LinkedHashMap<>();
    final List<Edge> edges = new ArrayList<>();
    final List<Group> groups = new ArrayList<>();
    Optional<String> title = Optional.empty();
    /** Whether it runs from left to right or right to left, not vertically. */
    boolean leftToRight;
    /** Whether it runs from right to left, or upwards. */
    boolean reversed;

    /** The shape of a node, with its names in Graphviz and in Mermaid. */
    enum Shape {
        BOX("box rect rectangle square tab folder box3d component note underline", "rect"),
        ROUNDED("", "rounded event"),
        STADIUM("", "stadium pill terminal"),
        ELLIPSE("ellipse oval egg", ""),
        CIRCLE("circle", "circle circ"),
        DOUBLE_CIRCLE("doublecircle", "dbl-circ"),
        DIAMOND("diamond mdiamond", "diam diamond decision"),
        HEXAGON("hexagon octagon septagon doubleoctagon tripleoctagon", "hex hexagon"),
        CYLINDER("cylinder", "cyl db database"),
        LEAN_RIGHT("parallelogram", "lean-r"),
        LEAN_LEFT("", "lean-l"),
        TRAPEZOID("trapezium house triangle", "trap-b"),
        INVERTED_TRAPEZOID("invtrapezium invhouse invtriangle", "trap-t"),
        FLAG("", "odd"),
        SUBROUTINE("", "subproc"),
        RECORD("record mrecord", ""),
        POINT("point", ""),
        TEXT("none plaintext plain", "text");

        private final String graphviz;
        private final String mermaid;

        Shape(String graphviz, String mermaid) {
            this.graphviz = graphviz;
            this.mermaid = mermaid;
        }

        static Shape ofGraphviz(String name) {
            return named(name, shape -> shape.graphviz).orElse(ELLIPSE);
        }

        static Shape ofMermaid(String name) {
            return named(name, shape -> shape.mermaid).orElse(BOX);
        }

        private static Optional<Shape> named(String name, Function<Shape, String> names) {
            return Stream.of(values())
                    .filter(shape -> !name.isEmpty()
                            && List.of(names.apply(shape).split(" ", -1)).contains(name))
                    .findFirst();
        }
    }

    enum Line {
        SOLID,
        DASHED,
        DOTTED,
        THICK,
        INVISIBLE
    }

    /** The shape at an end of an edge. */
    enum Arrowhead {
        NONE,
        ARROW,
        OPEN,
        HOLLOW,
        DOT,
        CIRCLE,
        DIAMOND,
        CROSS
    }

    /** The author's style. Colours are those to write into the SVG, null if the author sets none. */
    static final class Style {
        @Nullable String fill;

        @Nullable String stroke;

        @Nullable String text;

        Line line = Line.SOLID;
    }

    static final class Node {
        final int number;
        String label;
        Shape shape = Shape.BOX;
        Style style = new Style();
        /** The group that it is the anchor of, if any. */
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
        Arrowhead start = Arrowhead.NONE;
        Arrowhead end = Arrowhead.NONE;
        Style style = new Style();
        int minLength = 1;

        Edge(Node from, Node to) {
            this.from = from;
            this.to = to;
        }
    }

    static final class Group {
        String label;
        final List<Node> nodes = new ArrayList<>();
        final List<Group> groups = new ArrayList<>();
        Style style = new Style();

        private @Nullable Node anchor;

        Group(String label) {
            this.label = label;
        }

        /** An invisible node in the group, where edges to and from the group end. */
        Node anchor(ParsedGraph graph, String name) {
            if (anchor == null) {
                anchor = graph.node("group " + name);
                anchor.label = "";
                anchor.shape = Shape.POINT;
                anchor.style.line = Line.INVISIBLE;
                anchor.group = this;
                nodes.add(anchor);
            }
            return anchor;
        }
    }

    static boolean isGrouped(Node node, List<Group> groups) {
        return groups.stream().anyMatch(group -> group.nodes.contains(node) || isGrouped(node, group.groups));
    }

    /** The node with that name, created if there is none yet. */
    Node node(String name) {
        return nodes.computeIfAbsent(name, any -> new Node(nodes.size(), name));
    }
}

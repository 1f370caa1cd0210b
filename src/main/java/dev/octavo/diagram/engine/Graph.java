package dev.octavo.diagram.engine;

import java.util.List;

/**
 * A graph to be laid out, with sizes in points.
 *
 * @param across whether it goes from left to right, and not down
 * @param groups those that stand in no other
 */
public record Graph(boolean across, List<Node> nodes, List<Edge> edges, List<Group> groups) {
    public Graph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
        groups = List.copyOf(groups);
    }

    /** Something to be connected. */
    public record Node(double width, double height) {}

    /**
     * A connection.
     *
     * @param from the number of a node, from 0
     * @param to likewise
     * @param length how many ranks it spans at least; 0 for nodes beside each other
     * @param labelWidth 0 where it has none
     */
    public record Edge(int from, int to, int length, double labelWidth, double labelHeight) {}

    /**
     * Nodes in a frame.
     *
     * @param nodes numbers of nodes
     */
    public record Group(double labelWidth, double labelHeight, List<Integer> nodes, List<Group> groups) {
        public Group {
            nodes = List.copyOf(nodes);
            groups = List.copyOf(groups);
        }
    }
}

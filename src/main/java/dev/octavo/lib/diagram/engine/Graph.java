package dev.octavo.lib.diagram.engine;

import java.util.List;

/**
 * A graph to be laid out, with sizes in points.
 *
 * @param leftToRight whether it runs from left to right, not from top to bottom
 * @param groups the outermost groups
 */
public record Graph(boolean leftToRight, List<Node> nodes, List<Edge> edges, List<Group> groups) {
    public Graph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
        groups = List.copyOf(groups);
    }

    public record Node(double width, double height) {}

    /**
     * A connection between two nodes, given as their indexes.
     *
     * @param minLength the least number of ranks that it spans; 0 for nodes in the same rank
     * @param labelWidth 0 if it has no label
     */
    public record Edge(int from, int to, int minLength, double labelWidth, double labelHeight) {}

    /**
     * Nodes in a frame.
     *
     * @param nodes the indexes of its nodes
     */
    public record Group(double labelWidth, double labelHeight, List<Integer> nodes, List<Group> groups) {
        public Group {
            nodes = List.copyOf(nodes);
            groups = List.copyOf(groups);
        }
    }
}

package dev.octavo.lib.diagram.engine;

import java.util.List;
import java.util.Optional;

/**
 * The positions of the parts of a graph, in points from its upper left corner.
 *
 * @param nodes in the order of the graph's nodes
 * @param edges in the order of the graph's edges
 * @param groups each before the groups in it
 */
public record Layout(double width, double height, List<Box> nodes, List<Curve> edges, List<Box> groups) {
    public Layout {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
        groups = List.copyOf(groups);
    }

    /** A rectangle, given by its centre. */
    public record Box(double x, double y, double width, double height) {
        public double left() {
            return x - width / 2;
        }

        public double top() {
            return y - height / 2;
        }
    }

    public record Point(double x, double y) {}

    /**
     * Cubic Bézier curves, one after the other.
     *
     * @param points the start of the first curve, then three for each; empty if the engine gave none
     */
    public record Curve(List<Point> points, Optional<Box> label) {
        public Curve {
            points = List.copyOf(points);
        }
    }
}

package dev.octavo.diagram.engine;

import java.util.List;
import java.util.Optional;

/**
 * Where the parts of a graph stand, in points from its upper left corner.
 *
 * @param nodes in the order of the graph's
 * @param edges likewise
 * @param groups each before those in it
 */
public record Layout(double width, double height, List<Box> nodes, List<Curve> edges, List<Box> groups) {
    public Layout {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
        groups = List.copyOf(groups);
    }

    /** A place by its centre. */
    public record Box(double x, double y, double width, double height) {
        public double left() {
            return x - width / 2;
        }

        public double top() {
            return y - height / 2;
        }
    }

    /** A point. */
    public record Point(double x, double y) {}

    /**
     * Cubic curves, one after the other.
     *
     * @param points where the first begins, and three for each
     * @param label where its label stands
     */
    public record Curve(List<Point> points, Optional<Box> label) {
        public Curve {
            points = List.copyOf(points);
        }
    }
}

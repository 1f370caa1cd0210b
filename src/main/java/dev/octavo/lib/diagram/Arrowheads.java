package dev.octavo.lib.diagram;

import dev.octavo.lib.diagram.ParsedGraph.Arrowhead;
import dev.octavo.lib.diagram.ParsedGraph.Edge;
import dev.octavo.lib.diagram.engine.Layout.Box;
import dev.octavo.lib.diagram.engine.Layout.Point;
import java.util.List;

/** Draws arrowheads, and shortens the lines to where these begin. */
final class Arrowheads {
    private Arrowheads() {}

    static void draw(SvgWriter out, List<Point> points, Edge edge, String colour) {
        int last = points.size() - 1;
        points.set(last, draw(out, points.get(last), nearestDistinct(points, last, -1), edge.end, colour));
        points.set(0, draw(out, points.get(0), nearestDistinct(points, 0, 1), edge.start, colour));
    }

    /** The next point in that direction that is more than 1 away. */
    private static Point nearestDistinct(List<Point> points, int end, int step) {
        Point tip = points.get(end);
        for (int i = end + step; i >= 0 && i < points.size(); i += step) {
            Point other = points.get(i);
            if (distance(other, tip) > 1) {
                return other;
            }
        }
        return new Point(tip.x(), tip.y() - 1);
    }

    private static double distance(Point one, Point other) {
        double x = one.x() - other.x();
        double y = one.y() - other.y();
        return Math.sqrt(x * x + y * y); // unlike hypot, sqrt is the same on every machine
    }

    private static Point draw(SvgWriter out, Point end, Point before, Arrowhead head, String colour) {
        double length = distance(end, before);
        double x = (end.x() - before.x()) / length;
        double y = (end.y() - before.y()) / length;
        String filled = SvgWriter.style(colour, colour);
        String hollow = SvgWriter.style(ThemeColours.PAPER, colour);
        Box here = new Box(end.x(), end.y(), 0, 0);
        switch (head) {
            case ARROW -> out.polygon(here, filled, rotated(x, y, 0, 0, -9, 4, -9, -4));
            case HOLLOW -> out.polygon(here, hollow, rotated(x, y, 0, 0, -10, 5, -10, -5));
            case DIAMOND -> out.polygon(here, filled, rotated(x, y, 0, 0, -7, 4, -14, 0, -7, -4));
            case OPEN -> out.polyline(here, colour, rotated(x, y, -8, 4, 0, 0, -8, -4));
            case CROSS -> {
                out.polyline(here, colour, rotated(x, y, -10, 4, -2, -4));
                out.polyline(here, colour, rotated(x, y, -10, -4, -2, 4));
            }
            case DOT, CIRCLE ->
                out.ellipse(
                        new Box(end.x() - 4 * x, end.y() - 4 * y, 8, 8), 0, head == Arrowhead.DOT ? filled : hollow);
            case NONE -> {
                // the line runs to its end
            }
        }
        double back = switch (head) {
            case ARROW, DOT, CIRCLE -> 8;
            case HOLLOW -> 10;
            case DIAMOND -> 14;
            case NONE, OPEN, CROSS -> 0;
        };
        return new Point(end.x() - back * x, end.y() - back * y);
    }

    /** Rotates points, given along and across the direction (x, y), into the drawing. */
    private static double[] rotated(double x, double y, double... points) {
        double[] rotated = new double[points.length];
        for (int i = 0; i < points.length; i += 2) {
            rotated[i] = points[i] * x - points[i + 1] * y;
            rotated[i + 1] = points[i] * y + points[i + 1] * x;
        }
        return rotated;
    }
}

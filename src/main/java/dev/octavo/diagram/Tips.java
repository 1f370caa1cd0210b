package dev.octavo.diagram;

import dev.octavo.diagram.Network.Edge;
import dev.octavo.diagram.Network.Tip;
import dev.octavo.diagram.engine.Layout.Box;
import dev.octavo.diagram.engine.Layout.Point;
import java.util.List;

/** Draws the tips of edges, and shortens the lines to where the tips begin. */
final class Tips {
    private Tips() {}

    static void draw(Drawing out, List<Point> points, Edge edge, String colour) {
        int last = points.size() - 1;
        points.set(last, tip(out, points.get(last), before(points, last, -1), edge.end, colour));
        points.set(0, tip(out, points.get(0), before(points, 0, 1), edge.start, colour));
    }

    /** The next point in that direction at another place. */
    private static Point before(List<Point> points, int end, int step) {
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
        return Math.sqrt(x * x + y * y); // hypot may differ between machines
    }

    private static Point tip(Drawing out, Point end, Point before, Tip tip, String colour) {
        double length = distance(end, before);
        double x = (end.x() - before.x()) / length;
        double y = (end.y() - before.y()) / length;
        String filled = Drawing.style(colour, colour);
        String hollow = Drawing.style(Page.PAPER, colour);
        Box here = new Box(end.x(), end.y(), 0, 0);
        switch (tip) {
            case ARROW -> out.polygon(here, filled, turned(x, y, 0, 0, -9, 4, -9, -4));
            case HOLLOW -> out.polygon(here, hollow, turned(x, y, 0, 0, -10, 5, -10, -5));
            case DIAMOND -> out.polygon(here, filled, turned(x, y, 0, 0, -7, 4, -14, 0, -7, -4));
            case OPEN -> out.polyline(here, colour, turned(x, y, -8, 4, 0, 0, -8, -4));
            case CROSS -> {
                out.polyline(here, colour, turned(x, y, -10, 4, -2, -4));
                out.polyline(here, colour, turned(x, y, -10, -4, -2, 4));
            }
            case DOT, CIRCLE ->
                out.ellipse(new Box(end.x() - 4 * x, end.y() - 4 * y, 8, 8), 0, tip == Tip.DOT ? filled : hollow);
            case NONE -> {
                // the line goes on to the end
            }
        }
        double back = switch (tip) {
            case ARROW, DOT, CIRCLE -> 8;
            case HOLLOW -> 10;
            case DIAMOND -> 14;
            case NONE, OPEN, CROSS -> 0;
        };
        return new Point(end.x() - back * x, end.y() - back * y);
    }

    /** Turns points that are given along and across the direction. */
    private static double[] turned(double x, double y, double... points) {
        double[] turned = new double[points.length];
        for (int i = 0; i < points.length; i += 2) {
            turned[i] = points[i] * x - points[i + 1] * y;
            turned[i + 1] = points[i] * y + points[i + 1] * x;
        }
        return turned;
    }
}

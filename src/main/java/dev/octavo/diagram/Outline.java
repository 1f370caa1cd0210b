package dev.octavo.diagram;

import dev.octavo.diagram.Network.Shape;
import dev.octavo.diagram.engine.Layout.Box;
import dev.octavo.diagram.engine.Layout.Point;
import java.util.List;

/** Where an edge meets the outline of a node, which is laid out as if it were a box. */
final class Outline {
    private static final int STEPS = 20;

    private Outline() {}

    /** Lets the first and the last point lie on the outlines. */
    static void meet(List<Point> points, Box from, Shape start, Box to, Shape end) {
        points.set(0, met(points.get(0), from, start));
        int last = points.size() - 1;
        points.set(last, met(points.get(last), to, end));
    }

    /** Where a line from the centre of a box towards a point leaves it. */
    static Point towards(Box box, Point point) {
        double x = point.x() - box.x();
        double y = point.y() - box.y();
        double scale = Math.max(Math.abs(x) / (box.width() / 2), Math.abs(y) / (box.height() / 2));
        return scale == 0 ? point : new Point(box.x() + x / scale, box.y() + y / scale);
    }

    private static Point met(Point point, Box box, Shape shape) {
        double outside = 1;
        double inside = 0;
        double x = point.x() - box.x();
        double y = point.y() - box.y();
        if (isInside(shape, Math.abs(x) / (box.width() / 2), Math.abs(y) / (box.height() / 2), box)) {
            return point;
        }
        for (int i = 0; i < STEPS; i++) {
            double middle = (inside + outside) / 2;
            if (isInside(
                    shape, Math.abs(x) * middle / (box.width() / 2), Math.abs(y) * middle / (box.height() / 2), box)) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return new Point(box.x() + x * inside, box.y() + y * inside);
    }

    /** Whether a place is in the shape; it is told from the centre, where the sides of the box are at 1. */
    private static boolean isInside(Shape shape, double x, double y, Box box) {
        return switch (shape) {
            case ELLIPSE, CIRCLE, DOUBLE_CIRCLE, DOT -> x * x + y * y <= 1;
            case DIAMOND -> x + y <= 1;
            case HEXAGON -> x + y * box.height() / 2 / box.width() <= 1;
            default -> true;
        };
    }
}

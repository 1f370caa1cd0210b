package dev.octavo.lib.diagram;

import dev.octavo.lib.diagram.ParsedGraph.Node;
import dev.octavo.lib.diagram.ParsedGraph.Shape;
import dev.octavo.lib.diagram.engine.Layout.Box;
import dev.octavo.lib.diagram.engine.Layout.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Clips edges to the shapes of nodes, since the layout treats every node as a box. */
final class EdgeClipping {
    private static final int STEPS = 20;

    private EdgeClipping() {}

    /** Moves the first and the last point onto the shapes of their nodes. */
    static void clipToShapes(List<Point> points, Box from, Node start, Box to, Node end) {
        if (start.group == null) {
            points.set(0, clipped(points.get(0), from, start.shape));
        }
        if (end.group == null) {
            int last = points.size() - 1;
            points.set(last, clipped(points.get(last), to, end.shape));
        }
    }

    /** The part of a curve outside both frames, as many short lines; the curve itself if there is no frame. */
    static List<Point> outsideFrames(List<Point> curve, Optional<Box> from, Optional<Box> to) {
        if (from.isEmpty() && to.isEmpty()) {
            return curve;
        }
        List<Point> path = new ArrayList<>();
        for (int i = 0; i + 3 < curve.size(); i += 3) {
            for (int step = 0; step <= STEPS; step++) {
                Point point = at(curve.subList(i, i + 4), step / (double) STEPS);
                if (!contains(from, point) && !contains(to, point)) {
                    path.add(point);
                }
            }
        }
        if (path.size() < 2) {
            return curve;
        }
        from.ifPresent(box -> path.set(0, nearest(box, path.get(0))));
        to.ifPresent(box -> path.set(path.size() - 1, nearest(box, path.get(path.size() - 1))));
        List<Point> lines = new ArrayList<>(List.of(path.get(0)));
        for (int i = 1; i < path.size(); i++) {
            lines.addAll(List.of(path.get(i - 1), path.get(i), path.get(i)));
        }
        return lines;
    }

    private static boolean contains(Optional<Box> frame, Point point) {
        return frame.isPresent()
                && Math.abs(point.x() - frame.get().x()) < frame.get().width() / 2
                && Math.abs(point.y() - frame.get().y()) < frame.get().height() / 2;
    }

    private static Point nearest(Box frame, Point point) {
        double halfWidth = frame.width() / 2;
        double halfHeight = frame.height() / 2;
        return new Point(
                Math.max(frame.x() - halfWidth, Math.min(frame.x() + halfWidth, point.x())),
                Math.max(frame.y() - halfHeight, Math.min(frame.y() + halfHeight, point.y())));
    }

    private static Point at(List<Point> cubic, double t) {
        double u = 1 - t;
        double[] weights = {u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t};
        double x = 0;
        double y = 0;
        for (int i = 0; i < weights.length; i++) {
            x += weights[i] * cubic.get(i).x();
            y += weights[i] * cubic.get(i).y();
        }
        return new Point(x, y);
    }

    /** Where a line from the centre of a box towards a point leaves the box. */
    static Point towards(Box box, Point point) {
        double x = point.x() - box.x();
        double y = point.y() - box.y();
        double scale = Math.max(Math.abs(x) / (box.width() / 2), Math.abs(y) / (box.height() / 2));
        return scale == 0 ? point : new Point(box.x() + x / scale, box.y() + y / scale);
    }

    private static Point clipped(Point point, Box box, Shape shape) {
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

    /** Whether a point is in the shape. Its coordinates are measured from the centre, and are 1 at the sides of the box. */
    private static boolean isInside(Shape shape, double x, double y, Box box) {
        return switch (shape) {
            case ELLIPSE, CIRCLE, DOUBLE_CIRCLE, POINT -> x * x + y * y <= 1;
            case DIAMOND -> x + y <= 1;
            case HEXAGON -> x + y * box.height() / 2 / box.width() <= 1;
            default -> true;
        };
    }
}

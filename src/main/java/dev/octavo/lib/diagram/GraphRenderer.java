package dev.octavo.lib.diagram;

import dev.octavo.lib.diagram.ParsedGraph.Edge;
import dev.octavo.lib.diagram.ParsedGraph.Group;
import dev.octavo.lib.diagram.ParsedGraph.Line;
import dev.octavo.lib.diagram.ParsedGraph.Node;
import dev.octavo.lib.diagram.ParsedGraph.Shape;
import dev.octavo.lib.diagram.ParsedGraph.Style;
import dev.octavo.lib.diagram.engine.Engine;
import dev.octavo.lib.diagram.engine.Graph;
import dev.octavo.lib.diagram.engine.Layout;
import dev.octavo.lib.diagram.engine.Layout.Box;
import dev.octavo.lib.diagram.engine.Layout.Curve;
import dev.octavo.lib.diagram.engine.Layout.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Lays out a graph and draws it. */
final class GraphRenderer {
    private static final int FONT_SIZE = 14;
    private static final int SMALL_FONT_SIZE = 12;
    private static final int MARGIN = 6;

    private final ParsedGraph graph;
    private final Engine engine;
    private final SvgWriter out;
    private final List<Group> drawnGroups = new ArrayList<>();

    private GraphRenderer(ParsedGraph graph, Engine engine) {
        this.graph = graph;
        this.engine = engine;
        this.out = new SvgWriter(engine);
    }

    static Diagram render(ParsedGraph graph, Engine engine) {
        return new GraphRenderer(graph, engine).render();
    }

    private Diagram render() {
        Layout layout = engine.layout(new Graph(
                graph.leftToRight,
                graph.nodes.values().stream().map(this::size).toList(),
                graph.edges.stream().map(this::size).toList(),
                graph.groups.stream().map(this::size).toList()));
        Transform transform = new Transform(
                layout.width(),
                layout.height(),
                graph.leftToRight && graph.reversed,
                !graph.leftToRight && graph.reversed);
        for (int i = 0; i < layout.groups().size(); i++) {
            draw(drawnGroups.get(i), transform.box(layout.groups().get(i)));
        }
        List<Node> nodes = List.copyOf(graph.nodes.values());
        for (int i = 0; i < layout.edges().size(); i++) {
            Edge edge = graph.edges.get(i);
            if (edge.style.line != Line.INVISIBLE) {
                draw(edge, transform.curve(layout.edges().get(i)), transform, layout);
            }
        }
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i).style.line != Line.INVISIBLE) {
                draw(nodes.get(i), transform.box(layout.nodes().get(i)));
            }
        }
        double width = Math.max(layout.width(), graph.title.isPresent() ? width(graph.title.get(), FONT_SIZE) : 0);
        double below = graph.title.isPresent() ? 2 * FONT_SIZE : 0;
        graph.title.ifPresent(title -> out.text(
                new Box(MARGIN + width / 2, MARGIN + layout.height() + FONT_SIZE, 0, 0), title, FONT_SIZE, null));
        return out.finish(width + 2 * MARGIN, layout.height() + 2 * MARGIN + below, graph.title);
    }

    /** Maps positions in the layout to the drawing, which may be mirrored. */
    private record Transform(double width, double height, boolean mirrored, boolean upsideDown) {
        Point point(Point point) {
            return new Point(
                    MARGIN + (mirrored ? width - point.x() : point.x()),
                    MARGIN + (upsideDown ? height - point.y() : point.y()));
        }

        Box box(Box box) {
            Point centre = point(new Point(box.x(), box.y()));
            return new Box(centre.x(), centre.y(), box.width(), box.height());
        }

        Curve curve(Curve curve) {
            return new Curve(
                    curve.points().stream().map(this::point).toList(),
                    curve.label().map(this::box));
        }
    }

    private Graph.Node size(Node node) {
        double width = width(node.label, FONT_SIZE) + 24;
        double height = height(node.label, FONT_SIZE) + 16;
        return switch (node.shape) {
            case BOX, ROUNDED, TEXT -> new Graph.Node(width, height);
            case SUBROUTINE, FLAG, RECORD -> new Graph.Node(width + 16, height);
            case STADIUM -> new Graph.Node(width + height / 2, height);
            case ELLIPSE -> new Graph.Node(width * 1.25, height * 1.3);
            case CIRCLE -> new Graph.Node(Math.max(width, height), Math.max(width, height));
            case DOUBLE_CIRCLE -> new Graph.Node(Math.max(width, height) + 8, Math.max(width, height) + 8);
            case DIAMOND -> new Graph.Node(width * 1.3 + 16, height * 1.6 + 12);
            case HEXAGON, LEAN_RIGHT, LEAN_LEFT, TRAPEZOID, INVERTED_TRAPEZOID ->
                new Graph.Node(width + height, height);
            case CYLINDER -> new Graph.Node(width, height + 20);
            case POINT -> new Graph.Node(8, 8);
        };
    }

    private Graph.Edge size(Edge edge) {
        boolean blank = edge.label.isEmpty();
        return new Graph.Edge(
                edge.from.number,
                edge.to.number,
                edge.minLength,
                blank ? 0 : width(edge.label, SMALL_FONT_SIZE) + 10,
                blank ? 0 : height(edge.label, SMALL_FONT_SIZE) + 6);
    }

    private Graph.Group size(Group group) {
        drawnGroups.add(group);
        boolean blank = group.label.isEmpty();
        return new Graph.Group(
                blank ? 0 : width(group.label, SMALL_FONT_SIZE) + 16,
                blank ? 0 : height(group.label, SMALL_FONT_SIZE) + 8,
                group.nodes.stream().map(node -> node.number).toList(),
                group.groups.stream().map(this::size).toList());
    }

    private double width(String text, int size) {
        return text.lines().mapToDouble(line -> engine.width(line, size)).max().orElse(0);
    }

    private static double height(String text, int size) {
        return Math.max(1, text.lines().count()) * size * 1.25;
    }

    private void draw(Group group, Box box) {
        out.rect(box, 4, style(group.style, "none", ThemeColours.SOFT));
        Box label = new Box(box.x(), box.top() + height(group.label, SMALL_FONT_SIZE) / 2 + 5, 0, 0);
        out.text(label, group.label, SMALL_FONT_SIZE, group.style.text);
    }

    private static String style(Style style, String fill, String stroke) {
        String line = switch (style.line) {
            case DASHED -> " stroke-dasharray=\"6,4\"";
            case DOTTED -> " stroke-dasharray=\"2,3\"";
            case THICK -> " stroke-width=\"2.5\"";
            case SOLID, INVISIBLE -> "";
        };
        return SvgWriter.style(
                        Objects.requireNonNullElse(style.fill, fill), Objects.requireNonNullElse(style.stroke, stroke))
                + line;
    }

    private void draw(Node node, Box box) {
        String style =
                style(node.style, node.shape == Shape.POINT ? ThemeColours.INK : ThemeColours.TINT, ThemeColours.SOFT);
        double w = box.width() / 2;
        double h = box.height() / 2;
        switch (node.shape) {
            case BOX, RECORD -> out.rect(box, 2, style);
            case ROUNDED -> out.rect(box, 8, style);
            case STADIUM -> out.rect(box, h, style);
            case ELLIPSE, CIRCLE, POINT -> out.ellipse(box, 0, style);
            case DOUBLE_CIRCLE -> {
                out.ellipse(box, 0, style);
                out.ellipse(box, 4, style);
            }
            case DIAMOND -> out.polygon(box, style, 0, -h, w, 0, 0, h, -w, 0);
            case HEXAGON ->
                out.polygon(box, style, -w + h / 2, -h, w - h / 2, -h, w, 0, w - h / 2, h, -w + h / 2, h, -w, 0);
            case LEAN_RIGHT -> out.polygon(box, style, -w + h / 2, -h, w, -h, w - h / 2, h, -w, h);
            case LEAN_LEFT -> out.polygon(box, style, -w, -h, w - h / 2, -h, w, h, -w + h / 2, h);
            case TRAPEZOID -> out.polygon(box, style, -w + h / 2, -h, w - h / 2, -h, w, h, -w, h);
            case INVERTED_TRAPEZOID -> out.polygon(box, style, -w, -h, w, -h, w - h / 2, h, -w + h / 2, h);
            case FLAG -> out.polygon(box, style, -w, -h, w, -h, w, h, -w, h, -w + h / 2, 0);
            case SUBROUTINE -> {
                out.rect(box, 2, style);
                out.rect(new Box(box.x(), box.y(), box.width() - 12, box.height()), 0, style);
            }
            case CYLINDER -> out.cylinder(box, style);
            case TEXT -> {
                // only its text is drawn
            }
        }
        if (node.shape != Shape.POINT) {
            double right = node.shape == Shape.FLAG ? h / 4 : 0;
            double lower = node.shape == Shape.CYLINDER ? 7 : 0;
            out.text(new Box(box.x() + right, box.y() + lower, 0, 0), node.label, FONT_SIZE, node.style.text);
        }
        if (node.shape == Shape.RECORD) {
            recordLines(node, box);
        }
    }

    /** Draws lines between the fields of a record, which are one below the other. */
    private void recordLines(Node node, Box box) {
        int count = (int) node.label.lines().count();
        for (int i = 1; i < count; i++) {
            double y = box.y() + (i - count / 2.0) * FONT_SIZE * 1.25;
            out.line(
                    List.of(new Point(box.left(), y), new Point(box.x() + box.width() / 2, y)),
                    style(node.style, "none", ThemeColours.SOFT));
        }
    }

    private void draw(Edge edge, Curve curve, Transform transform, Layout layout) {
        Box from = transform.box(layout.nodes().get(edge.from.number));
        Box to = transform.box(layout.nodes().get(edge.to.number));
        List<Point> points = new ArrayList<>(curve.points());
        if (points.isEmpty()) {
            Point start = EdgeClipping.towards(from, new Point(to.x(), to.y()));
            Point end = EdgeClipping.towards(to, new Point(from.x(), from.y()));
            points.addAll(List.of(start, start, end, end));
        }
        points = EdgeClipping.outsideFrames(
                points, frame(edge.from, transform, layout), frame(edge.to, transform, layout));
        EdgeClipping.clipToShapes(points, from, edge.from, to, edge.to);
        String stroke = Objects.requireNonNullElse(edge.style.stroke, ThemeColours.INK);
        Arrowheads.draw(out, points, edge, stroke);
        Style line = new Style(); // without a fill
        line.line = edge.style.line;
        line.stroke = stroke;
        out.line(points, style(line, "none", stroke));
        curve.label().ifPresent(box -> out.text(box, edge.label, SMALL_FONT_SIZE, edge.style.text));
    }

    /** The frame of the group that the node is the anchor of, if any. */
    private Optional<Box> frame(Node node, Transform transform, Layout layout) {
        return Optional.ofNullable(node.group)
                .map(group -> transform.box(layout.groups().get(drawnGroups.indexOf(group))));
    }
}

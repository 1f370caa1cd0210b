package dev.octavo.diagram;

import dev.octavo.diagram.Network.Edge;
import dev.octavo.diagram.Network.Group;
import dev.octavo.diagram.Network.Line;
import dev.octavo.diagram.Network.Look;
import dev.octavo.diagram.Network.Node;
import dev.octavo.diagram.Network.Shape;
import dev.octavo.diagram.engine.Engine;
import dev.octavo.diagram.engine.Graph;
import dev.octavo.diagram.engine.Layout;
import dev.octavo.diagram.engine.Layout.Box;
import dev.octavo.diagram.engine.Layout.Curve;
import dev.octavo.diagram.engine.Layout.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Lays out a graph and draws it. */
final class NetworkWriter {
    private static final int SIZE = 14;
    private static final int SMALL = 12;
    private static final int MARGIN = 6;

    private final Network network;
    private final Engine engine;
    private final Drawing out;
    private final List<Group> framed = new ArrayList<>();

    private NetworkWriter(Network network, Engine engine) {
        this.network = network;
        this.engine = engine;
        this.out = new Drawing(engine);
    }

    static Diagram written(Network network, Engine engine) {
        return new NetworkWriter(network, engine).written();
    }

    private Diagram written() {
        Layout layout = engine.layout(new Graph(
                network.across,
                network.nodes.values().stream().map(this::size).toList(),
                network.edges.stream().map(this::size).toList(),
                network.groups.stream().map(this::size).toList()));
        Turn turn = new Turn(
                layout.width(),
                layout.height(),
                network.across && network.backwards,
                !network.across && network.backwards);
        for (int i = 0; i < layout.groups().size(); i++) {
            group(framed.get(i), turn.box(layout.groups().get(i)));
        }
        List<Node> nodes = List.copyOf(network.nodes.values());
        for (int i = 0; i < layout.edges().size(); i++) {
            Edge edge = network.edges.get(i);
            if (edge.look.line != Line.INVISIBLE) {
                edge(edge, turn.curve(layout.edges().get(i)), turn, layout);
            }
        }
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i).look.line != Line.INVISIBLE) {
                node(nodes.get(i), turn.box(layout.nodes().get(i)));
            }
        }
        double width = Math.max(layout.width(), network.title.isPresent() ? width(network.title.get(), SIZE) : 0);
        double below = network.title.isPresent() ? 2 * SIZE : 0;
        network.title.ifPresent(title ->
                out.text(new Box(MARGIN + width / 2, MARGIN + layout.height() + SIZE, 0, 0), title, SIZE, null));
        return out.drawn(width + 2 * MARGIN, layout.height() + 2 * MARGIN + below, network.title);
    }

    /** Places of the layout in the drawing, which may run the other way round. */
    private record Turn(double width, double height, boolean mirrored, boolean upsideDown) {
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
        double width = width(node.label, SIZE) + 24;
        double height = height(node.label, SIZE) + 16;
        return switch (node.shape) {
            case BOX, ROUND, NOTHING -> new Graph.Node(width, height);
            case DOUBLE_BOX, FLAG, FIELDS -> new Graph.Node(width + 16, height);
            case PILL -> new Graph.Node(width + height / 2, height);
            case ELLIPSE -> new Graph.Node(width * 1.25, height * 1.3);
            case CIRCLE -> new Graph.Node(Math.max(width, height), Math.max(width, height));
            case DOUBLE_CIRCLE -> new Graph.Node(Math.max(width, height) + 8, Math.max(width, height) + 8);
            case DIAMOND -> new Graph.Node(width * 1.3 + 16, height * 1.6 + 12);
            case HEXAGON, SLANT, COUNTERSLANT, TRAPEZOID, FUNNEL -> new Graph.Node(width + height, height);
            case CYLINDER -> new Graph.Node(width, height + 20);
            case DOT -> new Graph.Node(8, 8);
        };
    }

    private Graph.Edge size(Edge edge) {
        boolean blank = edge.label.isEmpty();
        return new Graph.Edge(
                edge.from.number,
                edge.to.number,
                edge.length,
                blank ? 0 : width(edge.label, SMALL) + 10,
                blank ? 0 : height(edge.label, SMALL) + 6);
    }

    private Graph.Group size(Group group) {
        framed.add(group);
        boolean blank = group.label.isEmpty();
        return new Graph.Group(
                blank ? 0 : width(group.label, SMALL) + 16,
                blank ? 0 : height(group.label, SMALL) + 8,
                group.nodes.stream().map(node -> node.number).toList(),
                group.groups.stream().map(this::size).toList());
    }

    private double width(String text, int size) {
        return text.lines().mapToDouble(line -> engine.width(line, size)).max().orElse(0);
    }

    private static double height(String text, int size) {
        return Math.max(1, text.lines().count()) * size * 1.25;
    }

    private void group(Group group, Box box) {
        out.rect(box, 4, style(group.look, "none", Page.SOFT));
        Box label = new Box(box.x(), box.top() + height(group.label, SMALL) / 2 + 5, 0, 0);
        out.text(label, group.label, SMALL, group.look.text);
    }

    private static String style(Look look, String fill, String stroke) {
        String line = switch (look.line) {
            case DASHED -> " stroke-dasharray=\"6,4\"";
            case DOTTED -> " stroke-dasharray=\"2,3\"";
            case THICK -> " stroke-width=\"2.5\"";
            case SOLID, INVISIBLE -> "";
        };
        return Drawing.style(
                        Objects.requireNonNullElse(look.fill, fill), Objects.requireNonNullElse(look.stroke, stroke))
                + line;
    }

    private void node(Node node, Box box) {
        String style = style(node.look, node.shape == Shape.DOT ? Page.INK : Page.TINT, Page.SOFT);
        double w = box.width() / 2;
        double h = box.height() / 2;
        switch (node.shape) {
            case BOX, FIELDS -> out.rect(box, 2, style);
            case ROUND -> out.rect(box, 8, style);
            case PILL -> out.rect(box, h, style);
            case ELLIPSE, CIRCLE, DOT -> out.ellipse(box, 0, style);
            case DOUBLE_CIRCLE -> {
                out.ellipse(box, 0, style);
                out.ellipse(box, 4, style);
            }
            case DIAMOND -> out.polygon(box, style, 0, -h, w, 0, 0, h, -w, 0);
            case HEXAGON ->
                out.polygon(box, style, -w + h / 2, -h, w - h / 2, -h, w, 0, w - h / 2, h, -w + h / 2, h, -w, 0);
            case SLANT -> out.polygon(box, style, -w + h / 2, -h, w, -h, w - h / 2, h, -w, h);
            case COUNTERSLANT -> out.polygon(box, style, -w, -h, w - h / 2, -h, w, h, -w + h / 2, h);
            case TRAPEZOID -> out.polygon(box, style, -w + h / 2, -h, w - h / 2, -h, w, h, -w, h);
            case FUNNEL -> out.polygon(box, style, -w, -h, w, -h, w - h / 2, h, -w + h / 2, h);
            case FLAG -> out.polygon(box, style, -w, -h, w, -h, w, h, -w, h, -w + h / 2, 0);
            case DOUBLE_BOX -> {
                out.rect(box, 2, style);
                out.rect(new Box(box.x(), box.y(), box.width() - 12, box.height()), 0, style);
            }
            case CYLINDER -> out.cylinder(box, style);
            case NOTHING -> {
                // only its text is drawn
            }
        }
        if (node.shape != Shape.DOT) {
            double right = node.shape == Shape.FLAG ? h / 4 : 0;
            double lower = node.shape == Shape.CYLINDER ? 7 : 0;
            out.text(new Box(box.x() + right, box.y() + lower, 0, 0), node.label, SIZE, node.look.text);
        }
        if (node.shape == Shape.FIELDS) {
            fields(node, box);
        }
    }

    /** Lines between the fields of a record, which are below each other. */
    private void fields(Node node, Box box) {
        int count = (int) node.label.lines().count();
        for (int i = 1; i < count; i++) {
            double y = box.y() + (i - count / 2.0) * SIZE * 1.25;
            out.line(
                    List.of(new Point(box.left(), y), new Point(box.x() + box.width() / 2, y)),
                    style(node.look, "none", Page.SOFT));
        }
    }

    private void edge(Edge edge, Curve curve, Turn turn, Layout layout) {
        Box from = turn.box(layout.nodes().get(edge.from.number));
        Box to = turn.box(layout.nodes().get(edge.to.number));
        List<Point> points = new ArrayList<>(curve.points());
        if (points.isEmpty()) {
            Point start = Outline.towards(from, new Point(to.x(), to.y()));
            Point end = Outline.towards(to, new Point(from.x(), from.y()));
            points.addAll(List.of(start, start, end, end));
        }
        points = Outline.outside(points, frame(edge.from, turn, layout), frame(edge.to, turn, layout));
        Outline.meet(points, from, edge.from, to, edge.to);
        String stroke = Objects.requireNonNullElse(edge.look.stroke, Page.INK);
        Tips.draw(out, points, edge, stroke);
        Look line = new Look(); // without a fill
        line.line = edge.look.line;
        line.stroke = stroke;
        out.line(points, style(line, "none", stroke));
        curve.label().ifPresent(box -> out.text(box, edge.label, SMALL, edge.look.text));
    }

    /** The frame of the group that a node stands in for. */
    private Optional<Box> frame(Node node, Turn turn, Layout layout) {
        return Optional.ofNullable(node.group)
                .map(group -> turn.box(layout.groups().get(framed.indexOf(group))));
    }
}

package dev.octavo.diagram;

import dev.octavo.diagram.engine.Engine;
import dev.octavo.diagram.engine.Layout.Box;
import dev.octavo.diagram.engine.Layout.Point;
import dev.octavo.text.Html;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes SVG. Styles are attributes, each with a blank before it. */
final class Drawing {
    private final Engine engine;
    private final StringBuilder out = new StringBuilder();
    private final Set<String> words = new LinkedHashSet<>();

    Drawing(Engine engine) {
        this.engine = engine;
    }

    /** The start of an SVG, with fonts whose letters are as wide as the layout assumes. */
    static String opening(String width, String height, String viewBox) {
        return "<svg class=\"drawn\" role=\"img\" width=\"" + width + "\" height=\"" + height + "\" viewBox=\""
                + viewBox + "\"><g font-family=\"Arial, Helvetica, Arimo, 'Liberation Sans', sans-serif\">";
    }

    Diagram drawn(double width, double height, Optional<String> title) {
        String wide = String.valueOf((int) Math.ceil(width));
        String high = String.valueOf((int) Math.ceil(height));
        return new Diagram(
                title.map(Html::escape),
                String.join("; ", words),
                opening(wide, high, "0 0 " + wide + " " + high) + out + "</g></svg>");
    }

    void rect(Box box, double corner, String style) {
        element("rect x y width height rx", style, box.left(), box.top(), box.width(), box.height(), corner);
    }

    /** @param within the distance from the sides of the box */
    void ellipse(Box box, double within, String style) {
        double across = box.width() / 2 - within;
        element("ellipse cx cy rx ry", style, box.x(), box.y(), across, box.height() / 2 - within);
    }

    /** @param points across and down from the centre of the box */
    void polygon(Box box, String style, double... points) {
        element("polygon points", style, points(box, points));
    }

    void polyline(Box box, String colour, double... points) {
        element("polyline points", style("none", colour), points(box, points));
    }

    private static String points(Box box, double... points) {
        return IntStream.range(0, points.length / 2)
                .mapToObj(i -> path(new Point(box.x() + points[2 * i], box.y() + points[2 * i + 1])))
                .collect(Collectors.joining(" "));
    }

    void cylinder(Box box, String style) {
        double width = box.width();
        double height = box.height() - 14;
        String arc = path(" a", width / 2, ",7 0 0 ");
        String sides = path("1 ", width, ",0", arc, "1 ", -width, ",0 v", height, arc, "0 ", width, ",0 v-", height);
        element("path d", style, path("M", new Point(box.left(), box.top() + 7), arc, sides));
    }

    /** @param points two for a straight line, otherwise those of cubic curves */
    void line(List<Point> points, String style) {
        String next =
                points.subList(1, points.size()).stream().map(Drawing::path).collect(Collectors.joining(" "));
        element("path d", style, path("M", points.get(0), points.size() == 2 ? " L " : " C ", next));
    }

    /** Lines of text around the centre of a box. */
    void text(Box box, String text, int size, @Nullable String colour) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty()) {
                double y = box.y() + (i - (lines.size() - 1) / 2.0) * size * 1.25 + size * 0.35;
                line(line, size, colour == null ? Page.INK : colour, "x y text-anchor", box.x(), y, "middle");
            }
        }
    }

    /** A line of text that begins at that place. */
    void begin(double x, double y, String line, int size) {
        line(line.replace('\n', ' ').strip(), size, Page.INK, "x y", x, y + size * 0.35);
    }

    private void line(String line, int size, String colour, String place, Object... values) {
        String plain = Html.escape(line);
        words.add(plain);
        out.append("<text").append(attributes(place, values));
        out.append(attributes("font-size textLength fill", size, engine.width(line, size), colour));
        out.append('>').append(plain).append("</text>");
    }

    /** A part of a circle, from one share of the whole to another, clockwise from above. */
    void wedge(Box circle, double from, double to, String style) {
        double radius = circle.width() / 2;
        String half = to - from > 0.5 ? " 0 1 1 " : " 0 0 1 ";
        String arc = path(" A", radius, ",", radius, half, onCircle(circle, to));
        element("path d", style, path("M", new Point(circle.x(), circle.y()), " L", onCircle(circle, from), arc, " Z"));
    }

    private static Point onCircle(Box circle, double share) {
        // StrictMath is the same on every machine.
        double angle = 2 * Math.PI * share;
        return new Point(
                circle.x() + StrictMath.sin(angle) * circle.width() / 2,
                circle.y() - StrictMath.cos(angle) * circle.width() / 2);
    }

    /** @param names of the element and its attributes */
    private void element(String names, String style, Object... values) {
        String[] both = names.split(" ", 2);
        out.append('<')
                .append(both[0])
                .append(attributes(both[1], values))
                .append(style)
                .append("/>");
    }

    static String style(String fill, String stroke) {
        return attributes("fill stroke", fill, stroke);
    }

    private static String attributes(String names, Object... values) {
        StringBuilder written = new StringBuilder();
        String[] each = names.split(" ", -1);
        for (int i = 0; i < each.length; i++) {
            written.append(' ')
                    .append(each[i])
                    .append("=\"")
                    .append(path(values[i]))
                    .append('"');
        }
        return written.toString();
    }

    /** Numbers, points and what is between them. */
    private static String path(Object... pieces) {
        StringBuilder written = new StringBuilder();
        for (Object piece : pieces) {
            if (piece instanceof Number number) {
                written.append(number(number.doubleValue()));
            } else if (piece instanceof Point point) {
                written.append(number(point.x())).append(',').append(number(point.y()));
            } else {
                written.append(piece);
            }
        }
        return written.toString();
    }

    /** The number with at most two decimals, the same in every locale. */
    static String number(double value) {
        String text = String.valueOf(Math.round(value * 100) / 100.0);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}

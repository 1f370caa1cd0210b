package dev.octavo.lib.diagram;

import dev.octavo.lib.diagram.engine.Engine;
import dev.octavo.lib.diagram.engine.Layout.Box;
import dev.octavo.lib.diagram.engine.Layout.Point;
import dev.octavo.lib.text.Html;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes SVG. Each style is a string of attributes, with a space before each. */
final class SvgWriter {
    private final Engine engine;
    private final StringBuilder out = new StringBuilder();
    private final Set<String> words = new LinkedHashSet<>();

    SvgWriter(Engine engine) {
        this.engine = engine;
    }

    /** The start of an SVG, with fonts whose letters have the widths that the layout assumes. */
    static String openingTags(String width, String height, String viewBox) {
        return "<svg class=\"drawn\" role=\"img\" width=\"" + width + "\" height=\"" + height + "\" viewBox=\""
                + viewBox + "\"><g font-family=\"Arial, Helvetica, Arimo, 'Liberation Sans', sans-serif\">";
    }

    Diagram finish(double width, double height, Optional<String> title) {
        String wide = String.valueOf((int) Math.ceil(width));
        String high = String.valueOf((int) Math.ceil(height));
        return new Diagram(
                title.map(Html::escape),
                String.join("; ", words),
                openingTags(wide, high, "0 0 " + wide + " " + high) + out + "</g></svg>");
    }

    void rect(Box box, double corner, String style) {
        element("rect x y width height rx", style, box.left(), box.top(), box.width(), box.height(), corner);
    }

    /** @param inset the distance from the sides of the box */
    void ellipse(Box box, double inset, String style) {
        double across = box.width() / 2 - inset;
        element("ellipse cx cy rx ry", style, box.x(), box.y(), across, box.height() / 2 - inset);
    }

    /** @param points x and y in turn, from the centre of the box */
    void polygon(Box box, String style, double... points) {
        element("polygon points", style, points(box, points));
    }

    void polyline(Box box, String colour, double... points) {
        element("polyline points", style("none", colour), points(box, points));
    }

    private static String points(Box box, double... points) {
        return IntStream.range(0, points.length / 2)
                .mapToObj(i -> pathData(new Point(box.x() + points[2 * i], box.y() + points[2 * i + 1])))
                .collect(Collectors.joining(" "));
    }

    void cylinder(Box box, String style) {
        double width = box.width();
        double height = box.height() - 14;
        String arc = pathData(" a", width / 2, ",7 0 0 ");
        String sides =
                pathData("1 ", width, ",0", arc, "1 ", -width, ",0 v", height, arc, "0 ", width, ",0 v-", height);
        element("path d", style, pathData("M", new Point(box.left(), box.top() + 7), arc, sides));
    }

    /** @param points two for a straight line, or those of cubic curves */
    void line(List<Point> points, String style) {
        String next = points.subList(1, points.size()).stream()
                .map(SvgWriter::pathData)
                .collect(Collectors.joining(" "));
        element("path d", style, pathData("M", points.get(0), points.size() == 2 ? " L " : " C ", next));
    }

    /** Writes lines of text, centred in a box. */
    void text(Box box, String text, int size, @Nullable String colour) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty()) {
                double y = box.y() + (i - (lines.size() - 1) / 2.0) * size * 1.25 + size * 0.35;
                line(line, size, colour == null ? ThemeColours.INK : colour, "x y text-anchor", box.x(), y, "middle");
            }
        }
    }

    /** Writes a line of text that starts at x and is vertically centred on y. */
    void textFrom(double x, double y, String line, int size) {
        line(line.replace('\n', ' ').strip(), size, ThemeColours.INK, "x y", x, y + size * 0.35);
    }

    private void line(String line, int size, String colour, String place, Object... values) {
        String plain = Html.escape(line);
        words.add(plain);
        out.append("<text").append(attributes(place, values));
        out.append(attributes("font-size textLength fill", size, engine.width(line, size), colour));
        out.append('>').append(plain).append("</text>");
    }

    /** Draws a sector of a circle between two fractions of a turn, clockwise from the top. */
    void wedge(Box circle, double from, double to, String style) {
        double radius = circle.width() / 2;
        String half = to - from > 0.5 ? " 0 1 1 " : " 0 0 1 ";
        String arc = pathData(" A", radius, ",", radius, half, onCircle(circle, to));
        element(
                "path d",
                style,
                pathData("M", new Point(circle.x(), circle.y()), " L", onCircle(circle, from), arc, " Z"));
    }

    private static Point onCircle(Box circle, double share) {
        // StrictMath is the same on every machine.
        double angle = 2 * Math.PI * share;
        return new Point(
                circle.x() + StrictMath.sin(angle) * circle.width() / 2,
                circle.y() - StrictMath.cos(angle) * circle.width() / 2);
    }

    /** @param names the name of the element, then those of its attributes */
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
                    .append(pathData(values[i]))
                    .append('"');
        }
        return written.toString();
    }

    /** Joins numbers, points and the text between them. */
    private static String pathData(Object... pieces) {
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

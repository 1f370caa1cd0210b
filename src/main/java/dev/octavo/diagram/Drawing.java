package dev.octavo.diagram;

import dev.octavo.diagram.engine.Engine;
import dev.octavo.diagram.engine.Layout.Box;
import dev.octavo.diagram.engine.Layout.Point;
import dev.octavo.text.Html;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes SVG. Styles are attributes, each with a blank before it. */
final class Drawing {
    private final Engine engine;
    private final StringBuilder out = new StringBuilder();
    private final Set<String> words = new LinkedHashSet<>();

    Drawing(Engine engine) {
        this.engine = engine;
    }

    /** The element that an SVG begins with, and the faces in it: those whose letters are as wide as they are taken for. */
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
        out.append("<rect x=\"").append(number(box.x() - box.width() / 2));
        out.append("\" y=\"").append(number(box.y() - box.height() / 2));
        out.append("\" width=\"")
                .append(number(box.width()))
                .append("\" height=\"")
                .append(number(box.height()));
        out.append("\" rx=\"").append(number(corner)).append('"').append(style).append("/>");
    }

    /** @param within how far from the sides of the box */
    void ellipse(Box box, double within, String style) {
        out.append("<ellipse cx=\"").append(number(box.x())).append("\" cy=\"").append(number(box.y()));
        out.append("\" rx=\"").append(number(box.width() / 2 - within));
        out.append("\" ry=\"").append(number(box.height() / 2 - within));
        out.append('"').append(style).append("/>");
    }

    /** @param points across and down from the centre of the box */
    void polygon(Box box, String style, double... points) {
        out.append("<polygon points=\"")
                .append(points(box, points))
                .append('"')
                .append(style)
                .append("/>");
    }

    void polyline(Box box, String colour, double... points) {
        out.append("<polyline points=\"").append(points(box, points));
        out.append("\" fill=\"none\" stroke=\"").append(colour).append("\"/>");
    }

    private static String points(Box box, double... points) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < points.length; i += 2) {
            text.append(i == 0 ? "" : " ").append(number(box.x() + points[i])).append(',');
            text.append(number(box.y() + points[i + 1]));
        }
        return text.toString();
    }

    void cylinder(Box box, String style) {
        double left = box.x() - box.width() / 2;
        double top = box.y() - box.height() / 2 + 7;
        String half = number(box.width() / 2) + ",7 0 0 ";
        String right = number(box.width()) + ",0";
        String left2 = number(-box.width()) + ",0";
        String high = number(box.height() - 14);
        out.append("<path d=\"M").append(number(left)).append(',').append(number(top));
        out.append(" a").append(half).append("1 ").append(right);
        out.append(" a").append(half).append("1 ").append(left2);
        out.append(" v").append(high).append(" a").append(half).append("0 ").append(right);
        out.append(" v-").append(high).append('"').append(style).append("/>");
    }

    /** @param points two for a straight line, else those of cubic curves */
    void line(List<Point> points, String style) {
        out.append("<path d=\"M").append(point(points.get(0))).append(points.size() == 2 ? " L" : " C");
        for (Point point : points.subList(1, points.size())) {
            out.append(' ').append(point(point));
        }
        out.append('"').append(style).append("/>");
    }

    private static String point(Point point) {
        return number(point.x()) + "," + number(point.y());
    }

    /** Lines of text around the centre of a box. */
    void text(Box box, String text, int size, @Nullable String colour) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty()) {
                double y = box.y() + (i - (lines.size() - 1) / 2.0) * size * 1.25 + size * 0.35;
                words.add(Html.escape(line));
                out.append("<text x=\"")
                        .append(number(box.x()))
                        .append("\" y=\"")
                        .append(number(y));
                out.append("\" text-anchor=\"middle\" font-size=\"").append(size);
                out.append("\" textLength=\"").append(number(engine.width(line, size)));
                out.append("\" fill=\"")
                        .append(colour == null ? Page.INK : colour)
                        .append("\">");
                out.append(Html.escape(line)).append("</text>");
            }
        }
    }

    /** A line of text from a place on to the right. */
    void begin(double x, double y, String line, int size) {
        String plain = line.replace('\n', ' ').strip();
        words.add(Html.escape(plain));
        out.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y + size * 0.35));
        out.append("\" font-size=\"").append(size);
        out.append("\" textLength=\"").append(number(engine.width(plain, size)));
        out.append("\" fill=\"")
                .append(Page.INK)
                .append("\">")
                .append(Html.escape(plain))
                .append("</text>");
    }

    /** A part of a circle, from one share of the whole to another, clockwise from above. */
    void wedge(Box circle, double from, double to, String style) {
        double radius = circle.width() / 2;
        out.append("<path d=\"M").append(point(new Point(circle.x(), circle.y())));
        out.append(" L")
                .append(point(onCircle(circle, from)))
                .append(" A")
                .append(number(radius))
                .append(',');
        out.append(number(radius))
                .append(to - from > 0.5 ? " 0 1 1 " : " 0 0 1 ")
                .append(point(onCircle(circle, to)));
        out.append(" Z\"").append(style).append("/>");
    }

    private static Point onCircle(Box circle, double share) {
        // StrictMath is the same on every machine.
        double angle = 2 * Math.PI * share;
        return new Point(
                circle.x() + StrictMath.sin(angle) * circle.width() / 2,
                circle.y() - StrictMath.cos(angle) * circle.width() / 2);
    }

    /** With two digits behind the point, in every locale. */
    static String number(double value) {
        String text = String.valueOf(Math.round(value * 100) / 100.0);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}

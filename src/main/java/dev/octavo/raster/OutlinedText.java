package dev.octavo.raster;

import dev.octavo.raster.Lines.Room;
import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A {@code text} element of an SVG that is written as shapes. Where it has {@code data-box="x y width height"}, it is broken into
 * lines that fit into that box, in a size from {@code font-size} down to {@code data-smallest}; they stand at the top of
 * the box, or at the bottom where {@code data-align} is {@code end}.
 */
final class OutlinedText {
    private static final double LEADING = 1.06;
    private static final Set<String> OF_TEXT = Set.of("x", "y", "text-anchor");
    private static final int FINE = 2; // so that the middle of two points is a whole number, too

    private final Map<String, String> attributes;
    private final Optional<String> machineFace;
    private final double largest;

    /** @param machineFace the family of it, for letters that Octavo's own face has not */
    OutlinedText(Map<String, String> attributes, Optional<String> machineFace) {
        this.attributes = attributes;
        this.machineFace = machineFace;
        largest = number("font-size", 16);
    }

    private double number(String name, double standard) {
        String value = attributes.getOrDefault(name, "");
        return value.isEmpty() ? standard : Double.parseDouble(value);
    }

    /** Writes a group with the element's other attributes, in which each line is a path. */
    void write(String written, XMLStreamWriter out) throws XMLStreamException {
        out.writeStartElement("g");
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            String name = attribute.getKey();
            if (!name.startsWith("data-") && !name.startsWith("font-") && !OF_TEXT.contains(name)) {
                out.writeAttribute(name, attribute.getValue());
            }
        }
        String text = plain(written);
        Face face = face(text);
        String shown = shown(text, face);
        if (!shown.isEmpty()) {
            lines(shown, face, out);
        }
        out.writeEndElement();
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replace('\u2011', '-')
                .replace('\u202f', '\u00a0')
                .replaceAll("[ \t\n\r]+", " ")
                .strip();
    }

    private Face face(String text) {
        int weight = (int) number("font-weight", 400);
        boolean italic = attributes.getOrDefault("font-style", "").equals("italic");
        Face own = Faces.of(weight, italic);
        return machineFace.isPresent() && own.lacks(text)
                ? new MachineFace(machineFace.get(), weight >= 600, italic)
                : own;
    }

    /** Drops characters that the face lacks, which are mostly emoji. */
    private static String shown(String text, Face face) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().filter(c -> c == ' ' || face.has(c)).forEach(shown::appendCodePoint);
        return shown.toString().replaceAll(" +", " ").strip();
    }

    private void lines(String text, Face face, XMLStreamWriter out) throws XMLStreamException {
        String box = attributes.getOrDefault("data-box", "");
        if (box.isEmpty()) {
            line(text, face, new Pen(number("x", 0), number("y", 0), largest), out);
            return;
        }
        double[] sides = Arrays.stream(box.trim().split("[ ,]+"))
                .mapToDouble(Double::parseDouble)
                .toArray();
        double leading = number("data-leading", LEADING);
        Room room = new Room(sides[2], sides[3], largest, number("data-smallest", largest / 2), leading);
        Lines lines = Lines.fitted(text, face, room);
        double size = lines.size();
        double last = (lines.lines().size() - 1) * size * leading;
        double top = attributes.getOrDefault("data-align", "").equals("end")
                ? sides[1] + sides[3] - size * Lines.BELOW - last
                : sides[1] + size * Lines.CAPITALS;
        for (int i = 0; i < lines.lines().size(); i++) {
            line(lines.lines().get(i), face, new Pen(sides[0], top + i * size * leading, size), out);
        }
    }

    private record Pen(double x, double y, double size) {}

    private void line(String text, Face face, Pen pen, XMLStreamWriter out) throws XMLStreamException {
        double width = face.width(text) * pen.size();
        double left = switch (attributes.getOrDefault("text-anchor", "start")) {
            case "middle" -> pen.x() - width / 2;
            case "end" -> pen.x() - width;
            default -> pen.x();
        };
        out.writeEmptyElement("path");
        out.writeAttribute(
                "transform",
                "translate(" + hundredths(left) + " " + hundredths(pen.y()) + ") scale("
                        + Math.round(pen.size() / Face.EM / FINE * 1e6) / 1e6 + ")");
        out.writeAttribute("d", path(face.outline(text)));
    }

    private static double hundredths(double value) {
        return Math.round(value * 100) / 100.0;
    }

    private static String path(Shape shape) {
        StringBuilder path = new StringBuilder();
        double[] numbers = new double[6];
        for (PathIterator parts = shape.getPathIterator(null); !parts.isDone(); parts.next()) {
            int command = parts.currentSegment(numbers);
            path.append("MLQCz".charAt(command));
            int count = command == PathIterator.SEG_CLOSE ? 0 : command < 2 ? 2 : command * 2;
            for (int i = 0; i < count; i++) {
                path.append(i == 0 ? "" : " ").append(Math.round(numbers[i] * FINE));
            }
        }
        return path.toString();
    }
}

package dev.octavo.raster;

import dev.octavo.raster.Lines.Room;
import dev.octavo.text.Html;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A {@code text} of an SVG, to be written as shapes. Where it has {@code data-box="x y width height"}, it is broken into
 * lines that fit into that box, in a size from {@code font-size} down to {@code data-smallest}; they stand at the top of
 * the box, or at the bottom where {@code data-align} is {@code end}.
 */
final class OutlinedText {
    private static final double LEADING = 1.06;
    private static final Set<String> OF_TEXT = Set.of("x", "y", "text-anchor", "letter-spacing");

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

    /** A group with the element's other attributes, in which each line is a path. */
    String markup(String written) {
        String text = plain(written);
        Face face = face(text);
        String shown = shown(text, face);
        StringBuilder out = new StringBuilder("<g");
        attributes.forEach((name, value) -> {
            if (!name.startsWith("data-") && !name.startsWith("font-") && !OF_TEXT.contains(name)) {
                out.append(' ')
                        .append(name)
                        .append("=\"")
                        .append(Html.escape(value))
                        .append('"');
            }
        });
        out.append('>');
        if (!shown.isEmpty()) {
            lines(shown, face, out);
        }
        return out.append("</g>").toString();
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
        return machineFace.isPresent() && !Letters.missing(text, own).isEmpty()
                ? new MachineFace(machineFace.get(), weight >= 600, italic)
                : own;
    }

    /** Without what the face has not, which is mostly pictures. */
    private static String shown(String text, Face face) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().filter(c -> c == ' ' || face.has(c)).forEach(shown::appendCodePoint);
        return shown.toString().replaceAll(" +", " ").strip();
    }

    private void lines(String text, Face face, StringBuilder out) {
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

    private void line(String text, Face face, Pen pen, StringBuilder out) {
        double spacing = number("letter-spacing", 0) / pen.size();
        double width = (face.width(text) + spacing * text.codePointCount(0, text.length())) * pen.size();
        double left = switch (attributes.getOrDefault("text-anchor", "start")) {
            case "middle" -> pen.x() - width / 2;
            case "end" -> pen.x() - width;
            default -> pen.x();
        };
        out.append("<path transform=\"translate(")
                .append(hundredths(left))
                .append(' ')
                .append(hundredths(pen.y()))
                .append(") scale(")
                .append(Math.round(pen.size() / face.em() * 1e6) / 1e6)
                .append(")\" d=\"")
                .append(face.outline(text, spacing))
                .append("\"/>");
    }

    private static double hundredths(double value) {
        return Math.round(value * 100) / 100.0;
    }
}

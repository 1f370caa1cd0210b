package dev.octavo.lib.raster;

import dev.octavo.lib.loading.Resources;
import dev.octavo.lib.raster.FittedText.Area;
import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes a {@code text} element of an SVG as paths. With {@code data-box="x y width height"}, it breaks the text into lines that
 * fit the box, in a size from {@code font-size} down to {@code data-smallest}, at the top of the box, or at the bottom if
 * {@code data-align} is {@code end}.
 */
final class OutlinedText {
    private static final String FOLDER = "/fonts/ttf/AlegreyaSans/AlegreyaSans-";
    /** The faces packed with Octavo, each read at first use: Alegreya Sans, with Latin, Greek and Cyrillic. */
    private static final Map<String, Face> FACES = new ConcurrentHashMap<>();

    private static final double LEADING = 1.06;
    private static final Set<String> TEXT_ATTRIBUTES = Set.of("x", "y", "text-anchor");
    private static final int PRECISION = 2; // units per face unit, so that midpoints are whole numbers

    private final Map<String, String> attributes;
    private final List<CardFont> fonts;
    private final double largest;

    /** @param fonts for letters that Octavo's own face lacks */
    OutlinedText(Map<String, String> attributes, List<CardFont> fonts) {
        this.attributes = attributes;
        this.fonts = fonts;
        largest = number("font-size", 16);
    }

    private double number(String name, double fallback) {
        String value = attributes.getOrDefault(name, "");
        return value.isEmpty() ? fallback : Double.parseDouble(value);
    }

    /** Writes a group that has the element's other attributes and a path for each line. */
    void write(String written, XMLStreamWriter out) throws XMLStreamException {
        out.writeStartElement("g");
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            String name = attribute.getKey();
            if (!name.startsWith("data-") && !name.startsWith("font-") && !TEXT_ATTRIBUTES.contains(name)) {
                out.writeAttribute(name, attribute.getValue());
            }
        }
        String text = normalized(written);
        Face face = face(text);
        String shown = drawable(text, face);
        if (!shown.isEmpty()) {
            writeText(shown, face, out);
        }
        out.writeEndElement();
    }

    private static String normalized(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replace('\u2011', '-')
                .replace('\u202f', '\u00a0')
                .replaceAll("[ \t\n\r]+", " ")
                .strip();
    }

    private Face face(String text) {
        int weight = (int) number("font-weight", 400);
        boolean italic = attributes.getOrDefault("font-style", "").equals("italic");
        Face own = bundledFace(weight, italic);
        if (fonts.isEmpty() || !own.lacks(text)) {
            return own;
        }
        List<SystemFace> faces = fonts.stream()
                .map(font -> new SystemFace(font, weight >= 600, italic))
                .toList();
        return faces.stream().filter(face -> !face.lacks(text)).findFirst().orElse(faces.get(0));
    }

    /** Drops characters that the face lacks, which are mostly emoji. */
    private static String drawable(String text, Face face) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().filter(c -> c == ' ' || face.has(c)).forEach(shown::appendCodePoint);
        return shown.toString().replaceAll(" +", " ").strip();
    }

    private void writeText(String text, Face face, XMLStreamWriter out) throws XMLStreamException {
        String box = attributes.getOrDefault("data-box", "");
        if (box.isEmpty()) {
            writeLine(text, face, new Baseline(number("x", 0), number("y", 0), largest), out);
            return;
        }
        double[] sides = Arrays.stream(box.trim().split("[ ,]+"))
                .mapToDouble(Double::parseDouble)
                .toArray();
        double leading = number("data-leading", LEADING);
        Area area = new Area(sides[2], sides[3], largest, number("data-smallest", largest / 2), leading);
        FittedText fitted = FittedText.fit(text, face, area);
        double size = fitted.size();
        double last = (fitted.lines().size() - 1) * size * leading;
        double top = attributes.getOrDefault("data-align", "").equals("end")
                ? sides[1] + sides[3] - size * FittedText.DESCENT - last
                : sides[1] + size * FittedText.CAP_HEIGHT;
        for (int i = 0; i < fitted.lines().size(); i++) {
            writeLine(fitted.lines().get(i), face, new Baseline(sides[0], top + i * size * leading, size), out);
        }
    }

    private record Baseline(double x, double y, double size) {}

    private void writeLine(String text, Face face, Baseline baseline, XMLStreamWriter out) throws XMLStreamException {
        double width = face.width(text) * baseline.size();
        double left = switch (attributes.getOrDefault("text-anchor", "start")) {
            case "middle" -> baseline.x() - width / 2;
            case "end" -> baseline.x() - width;
            default -> baseline.x();
        };
        out.writeEmptyElement("path");
        out.writeAttribute(
                "transform",
                "translate(" + hundredths(left) + " " + hundredths(baseline.y()) + ") scale("
                        + Math.round(baseline.size() / Face.EM / PRECISION * 1e6) / 1e6 + ")");
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
                path.append(i == 0 ? "" : " ").append(Math.round(numbers[i] * PRECISION));
            }
        }
        return path.toString();
    }

    /**
     * The face that is nearest to that weight and style in CSS.
     *
     * @param weight 100 to 900
     */
    private static Face bundledFace(int weight, boolean italic) {
        String name = faceName(weight) + (italic ? "Italic" : "");
        return FACES.computeIfAbsent(name.equals("RegularItalic") ? "Italic" : name, OutlinedText::readFace);
    }

    private static String faceName(int weight) {
        if (weight < 450) {
            return weight < 250 ? "Thin" : weight < 350 ? "Light" : "Regular";
        }
        return weight < 600 ? "Medium" : weight < 750 ? "Bold" : weight < 850 ? "ExtraBold" : "Black";
    }

    private static Face readFace(String name) {
        return new TrueTypeFace(Resources.bytes(FOLDER + name + ".ttf"));
    }
}

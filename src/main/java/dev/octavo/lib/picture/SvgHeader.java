package dev.octavo.lib.picture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the size from the attributes of the first element, without an XML parser, so that no entity can do harm. */
final class SvgHeader {
    private static final int PREFIX = 64 * 1024;
    private static final Pattern LENGTH =
            Pattern.compile("\\s*+([0-9]{0,9}(?:\\.[0-9]{1,9})?)(px|pt|pc|mm|cm|in)?\\s*+");
    private static final Pattern SEPARATOR = Pattern.compile("[\\s,]+");
    // CSS Values 4, 6.2: an inch is 96 pixels.
    private static final Map<String, Double> PIXELS =
            Map.of("px", 1.0, "pt", 96 / 72.0, "pc", 16.0, "mm", 96 / 25.4, "cm", 96 / 2.54, "in", 96.0);

    private SvgHeader() {}

    static Optional<PixelSize> size(InputStream picture) throws IOException {
        String text = new String(picture.readNBytes(PREFIX), StandardCharsets.UTF_8);
        Optional<String> tag = tag(text);
        if (tag.isEmpty()) {
            return Optional.empty();
        }
        OptionalDouble width = length(attribute(tag.get(), "width"));
        OptionalDouble height = length(attribute(tag.get(), "height"));
        double[] box = box(attribute(tag.get(), "viewBox"));
        if (width.isPresent() && height.isPresent()) {
            return rounded(width.getAsDouble(), height.getAsDouble());
        }
        if (width.isPresent()) {
            return rounded(width.getAsDouble(), width.getAsDouble() * box[1] / box[0]);
        }
        if (height.isPresent()) {
            return rounded(height.getAsDouble() * box[0] / box[1], height.getAsDouble());
        }
        return rounded(box[0], box[1]);
    }

    /** The start tag of the first element, if that is {@code svg}, after comments and declarations. */
    private static Optional<String> tag(String text) {
        int at = text.indexOf('<');
        while (at >= 0 && at + 1 < text.length() && (text.charAt(at + 1) == '!' || text.charAt(at + 1) == '?')) {
            String end = text.startsWith("<!--", at) ? "-->" : ">";
            int behind = text.indexOf(end, at);
            at = behind < 0 ? -1 : text.indexOf('<', behind);
        }
        int close = at < 0 ? -1 : text.indexOf('>', at);
        boolean svg = close > 0 && text.startsWith("<svg", at) && at + 4 <= close;
        return svg ? Optional.of(text.substring(at + 4, close)) : Optional.empty();
    }

    private static String attribute(String tag, String name) {
        Matcher found = Pattern.compile("\\s" + name + "\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')")
                .matcher(tag);
        if (!found.find()) {
            return "";
        }
        String quoted = found.group(1);
        return quoted == null ? String.valueOf(found.group(2)) : quoted;
    }

    private static OptionalDouble length(String text) {
        Matcher length = LENGTH.matcher(text);
        if (!length.matches() || length.group(1).isEmpty()) {
            return OptionalDouble.empty();
        }
        String unit = length.group(2);
        double pixels = Double.parseDouble(length.group(1)) * PIXELS.getOrDefault(unit == null ? "px" : unit, 1.0);
        return OptionalDouble.of(pixels);
    }

    /** Width and height of a view box; zeros if there is none. */
    private static double[] box(String text) {
        String[] numbers = SEPARATOR.split(text.strip(), -1);
        if (numbers.length != 4) {
            return new double[] {0, 0};
        }
        return new double[] {length(numbers[2]).orElse(0), length(numbers[3]).orElse(0)};
    }

    private static Optional<PixelSize> rounded(double width, double height) {
        // Math.round turns NaN into 0 and infinity into a huge number; both are refused.
        return PictureHeader.size(Math.round(width), Math.round(height));
    }
}

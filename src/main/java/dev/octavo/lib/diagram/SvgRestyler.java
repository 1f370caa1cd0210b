package dev.octavo.lib.diagram;

import dev.octavo.lib.diagram.engine.DiagramException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites PlantUML's SVG to fit into a page: without scripts, styles, ids and links, and with the colours of the page's theme,
 * light or dark. Greys become ink, tint and paper; other colours are blended with them, so that text stays legible.
 */
final class SvgRestyler {
    private static final Pattern TOKEN = Pattern.compile(
            "<\\?[^>]*>|<!--.*?-->|<(/?)([\\w:]+)((?:[^>\"]|\"[^\"]*\")*?)(/?)>|([^<]+)", Pattern.DOTALL);
    private static final Pattern ATTRIBUTE = Pattern.compile("([\\w:-]+)=\"([^\"]*)\"");
    private static final Pattern STYLE = Pattern.compile("([a-z-]+):([^;]+)");
    private static final Pattern HEX = Pattern.compile("#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})");

    private static final Set<String> KEPT_ELEMENTS =
            Set.of("rect", "path", "line", "polygon", "polyline", "ellipse", "circle", "text", "tspan");
    /** Elements that are dropped together with their content. */
    private static final Set<String> DROPPED_ELEMENTS =
            Set.of("defs", "title", "desc", "script", "style", "filter", "linearGradient");

    private static final Set<String> KEPT_ATTRIBUTES =
            Set.of(("x y x1 y1 x2 y2 cx cy r rx ry width height d points transform font-size font-weight"
                            + " font-style text-decoration textLength text-anchor fill stroke stroke-width"
                            + " stroke-dasharray fill-opacity stroke-opacity opacity")
                    .split(" ", -1));

    /** The largest difference between red, green and blue at which a colour still counts as grey. */
    private static final int MAX_GREY_DIFFERENCE = 0x18;

    private static final Map<String, String> ALIASES = Map.of("black", "#000000", "white", "#ffffff");

    private final StringBuilder out = new StringBuilder();
    private final Set<String> words = new LinkedHashSet<>();
    private final StringBuilder title = new StringBuilder();
    private int groups;
    private int titleGroup = -1;
    private boolean inText;

    private SvgRestyler() {}

    static Diagram restyled(String svg) {
        SvgRestyler restyler = new SvgRestyler();
        Matcher token = TOKEN.matcher(svg);
        int at = 0;
        String dropped = "";
        while (token.find()) {
            if (token.start() != at) {
                throw new IllegalStateException("what PlantUML draws is SVG: " + svg.substring(at, token.start()));
            }
            at = token.end();
            String name = token.group(2);
            boolean closes = "/".equals(token.group(1));
            if (!dropped.isEmpty()) {
                dropped = closes && dropped.equals(name) ? "" : dropped;
            } else if (name == null) {
                restyler.text(token.group(5));
            } else if (DROPPED_ELEMENTS.contains(name)) {
                dropped = closes || "/".equals(token.group(4)) ? "" : name;
            } else {
                restyler.tag(name, closes, token.group(3), "/".equals(token.group(4)));
            }
        }
        return new Diagram(
                Optional.of(restyler.title.toString().strip()).filter(words -> !words.isEmpty()),
                String.join("; ", restyler.words),
                restyler.out.toString());
    }

    private void text(@Nullable String escaped) {
        if (escaped != null && inText) {
            out.append(escaped);
            String plain = escaped.replace('\u00a0', ' ').replace("&#160;", " ").strip();
            if (!plain.isEmpty()) {
                words.add(plain);
            }
            if (titleGroup >= 0) {
                title.append(plain).append(' ');
            }
        }
    }

    private void tag(String name, boolean closes, String attributes, boolean empty) {
        if (name.equals("image")) {
            throw new DiagramException(0, "diagrams show no pictures", "write words in its place");
        }
        if (name.equals("text")) {
            inText = !closes && !empty;
        }
        if (name.equals("g") && !empty) {
            groups += closes ? -1 : 1;
            if (!closes && attributes.contains("class=\"title\"")) {
                titleGroup = groups;
            } else if (closes && groups < titleGroup) {
                titleGroup = -1;
            }
        } else if (name.equals("svg")) {
            svg(closes, attributes);
        } else if (KEPT_ELEMENTS.contains(name)) {
            out.append(closes ? "</" : "<").append(name);
            if (!closes) {
                attributes(name, attributes);
            }
            out.append(empty ? "/>" : ">");
        }
    }

    private void svg(boolean closes, String attributes) {
        if (closes) {
            out.append("</g></svg>");
            return;
        }
        Map<String, String> size = new HashMap<>();
        ATTRIBUTE
                .matcher(attributes)
                .results()
                .forEach(attribute ->
                        size.put(attribute.group(1), attribute.group(2).replace("px", "")));
        out.append(SvgWriter.openingTags(
                size.getOrDefault("width", ""), size.getOrDefault("height", ""), size.getOrDefault("viewBox", "")));
    }

    private void attributes(String name, String attributes) {
        boolean isText = name.equals("text") || name.equals("tspan");
        Matcher attribute = ATTRIBUTE.matcher(attributes);
        while (attribute.find()) {
            if (attribute.group(1).equals("style")) {
                Matcher style = STYLE.matcher(attribute.group(2));
                while (style.find()) {
                    attribute(style.group(1), style.group(2).strip(), isText);
                }
            } else {
                attribute(attribute.group(1), attribute.group(2), isText);
            }
        }
        if (isText && attributes.contains("font-family=\"monospace\"")) {
            out.append(" font-family=\"monospace\"");
        }
        if (isText && attributes.contains("font-weight")) {
            out.append(" lengthAdjust=\"spacingAndGlyphs\""); // PlantUML measures bold text as if it were regular
        }
    }

    private void attribute(String name, String value, boolean isText) {
        if (KEPT_ATTRIBUTES.contains(name)) {
            String written = name.equals("fill") || name.equals("stroke")
                    ? themed(value, isText || name.equals("stroke"))
                    : value;
            out.append(' ').append(name).append("=\"").append(written).append('"');
        }
    }

    /** The colour of the theme that replaces {@code value}. */
    static String themed(String value, boolean isLine) {
        String known = ALIASES.getOrDefault(value, value);
        Matcher hex = HEX.matcher(known);
        if (!hex.matches()) {
            boolean shaded = known.startsWith("#") || known.startsWith("url");
            return known.matches("#[0-9A-Fa-f]{6}00")
                    ? "none"
                    : shaded ? isLine ? ThemeColours.INK : ThemeColours.TINT : known;
        }
        String digits = hex.group(1);
        int rgb = Integer.parseInt(digits.length() == 6 ? digits : digits.replaceAll("(.)", "$1$1"), 16);
        int red = rgb >> 16;
        int green = rgb >> 8 & 0xff;
        int blue = rgb & 0xff;
        int light = (red * 3 + green * 6 + blue) / 10;
        if (Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue)) > MAX_GREY_DIFFERENCE) {
            return ThemeColours.blended(known, isLine);
        }
        if (isLine) {
            return light < 0x60 ? ThemeColours.INK : light < 0xd0 ? ThemeColours.SOFT : ThemeColours.PAPER;
        }
        return light < 0x80 ? ThemeColours.INK : light < 0xfa ? ThemeColours.TINT : ThemeColours.PAPER;
    }
}

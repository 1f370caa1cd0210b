package dev.octavo.lib.diagram;

import dev.octavo.lib.diagram.Mermaid.Line;
import dev.octavo.lib.diagram.engine.DiagramException;
import dev.octavo.lib.diagram.engine.Engine;
import dev.octavo.lib.diagram.engine.Layout.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Draws a pie chart with a legend beside it. */
final class MermaidPie {
    private static final Pattern PART = Pattern.compile("\"([^\"]+)\"\\s*:\\s*([0-9]{1,12}(?:\\.[0-9]{1,6})?)");
    private static final int RADIUS = 100;
    private static final int MARGIN = 10;
    private static final int FONT_SIZE = 14;
    private static final int ROW = 24;
    private static final int MAX_PARTS = 24;

    private MermaidPie() {}

    private record Part(String name, String value, double share) {}

    static Diagram draw(Mermaid text, Engine engine) {
        boolean showsValues = text.header().contains("showData")
                || text.lines().stream().anyMatch(line -> line.text().equals("showData"));
        List<Part> parts = parts(text);
        SvgWriter out = new SvgWriter(engine);
        String title = text.header()
                .replaceFirst("^.*?\\btitle\\b", "")
                .replaceFirst("^\\s*showData\\s*$", "")
                .strip();
        String heading = text.title().orElse(text.header().contains("title") ? Mermaid.plain(title) : "");
        double top = heading.isEmpty() ? MARGIN : MARGIN + ROW;
        double start = 0;
        for (int i = 0; i < parts.size(); i++) {
            Box centre = new Box(MARGIN + RADIUS, top + RADIUS, 2 * RADIUS, 2 * RADIUS);
            String style = SvgWriter.style(ThemeColours.categorical(i), ThemeColours.PAPER) + " stroke-width=\"1.5\"";
            if (parts.get(i).share() > 0.9999) {
                out.ellipse(centre, 0, style);
            } else {
                out.wedge(centre, start, start + parts.get(i).share(), style);
            }
            start += parts.get(i).share();
        }
        double left = 2 * MARGIN + 2 * RADIUS + 16;
        double widest = 0;
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            double y = top + 8 + i * ROW;
            String words = part.name() + (showsValues ? ": " + part.value() : "") + " (" + percent(part.share()) + ")";
            out.rect(new Box(left + 7, y, 14, 14), 2, " fill=\"" + ThemeColours.categorical(i) + "\"");
            out.textFrom(left + 24, y, words, FONT_SIZE);
            widest = Math.max(widest, engine.width(words, FONT_SIZE));
        }
        double width = Math.max(left + 24 + widest + MARGIN, engine.width(heading, FONT_SIZE) + 2 * MARGIN);
        out.text(new Box(width / 2, MARGIN + 7, 0, 0), heading, FONT_SIZE, null);
        double height = Math.max(top + 2 * RADIUS + MARGIN, top + parts.size() * ROW + MARGIN);
        return out.finish(width, height, heading.isEmpty() ? text.title() : Optional.of(heading));
    }

    private static List<Part> parts(Mermaid text) {
        List<Part> read = new ArrayList<>();
        double sum = 0;
        for (Line line : text.lines()) {
            Matcher part = PART.matcher(line.text());
            if (part.matches() && read.size() < MAX_PARTS) {
                double value = Double.parseDouble(part.group(2));
                read.add(new Part(Mermaid.plain(part.group(1)), part.group(2), value));
                sum += value;
            } else if (!line.text().equals("showData")) {
                throw line.notUnderstood();
            }
        }
        if (sum <= 0) {
            throw new DiagramException(
                    text.kind().number(), "this pie has no parts", "write them as in \"Words\" : 12");
        }
        double whole = sum;
        return read.stream()
                .map(part -> new Part(part.name(), part.value(), part.share() / whole))
                .toList();
    }

    private static String percent(double share) {
        return SvgWriter.number(Math.round(share * 1000) / 10.0) + "\u00a0%";
    }
}

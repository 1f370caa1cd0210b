package dev.octavo.lib.diagram;

import dev.octavo.lib.diagram.engine.DiagramException;
import dev.octavo.lib.diagram.engine.Engine;
import dev.octavo.lib.text.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A diagram in Mermaid's language.
 *
 * @param kind the first word, which names the kind of diagram
 * @param header the rest of its line
 * @param lines the lines below, without comments, title and description
 * @param description for readers who cannot see the diagram
 */
record Mermaid(Line kind, String header, List<Line> lines, Optional<String> title, Optional<String> description) {
    private static final Pattern TITLE = Pattern.compile("(?:accTitle\\s*:|title\\b:?)\\s*(.*)");
    private static final Pattern DESCRIPTION = Pattern.compile("accDescr\\s*:\\s*(.*)");
    private static final Pattern ARROW_AT_END = Pattern.compile("(?<=[\\w\\])} ])(?:--+|==+|-\\.+-|-)(?:>>?|[xo)])?$");
    private static final Pattern ENTITY = Pattern.compile("#(\\w{2,8});");

    Mermaid {
        lines = List.copyOf(lines);
    }

    /** A line that is not blank, and its number, counted from 1. */
    record Line(int number, String text) {
        /** The bracket that is opened more often than closed, if there is one. */
        private Optional<String> unclosed() {
            return Stream.of("[", "(", "{")
                    .filter(open -> count(open) > count(String.valueOf(CLOSING.get(open))))
                    .findFirst();
        }

        private int count(String bracket) {
            return text.length() - text.replace(bracket, "").length();
        }

        DiagramException notUnderstood() {
            if (ARROW_AT_END.matcher(text).find()) {
                return new DiagramException(
                        number, "this arrow has no target", "write what it leads to: " + text + " B");
            }
            Optional<String> open = unclosed();
            if (open.isPresent()) {
                return new DiagramException(
                        number,
                        "this " + open.get() + " is never closed",
                        "write " + CLOSING.get(open.get()) + " after the words in it");
            }
            return new DiagramException(
                    number,
                    "this statement is not supported: \"" + (text.length() > 60 ? text.substring(0, 60) + "…" : text)
                            + "\"",
                    "write it in another way");
        }
    }

    private static final Map<String, String> CLOSING = Map.of("[", "]", "(", ")", "{", "}");

    /** @throws DiagramException if it cannot be drawn */
    static Diagram draw(String source, Engine engine) {
        Mermaid text = read(source);
        Diagram diagram = switch (text.kind.text()) {
            case "graph", "flowchart", "flowchart-elk" ->
                GraphRenderer.render(new MermaidFlowchart(text, new AuthorColours(engine)).read(), engine);
            case "sequenceDiagram" -> new MermaidSequence(text).draw(engine);
            case "classDiagram", "classDiagram-v2" -> new MermaidClasses(text).draw(engine);
            case "stateDiagram", "stateDiagram-v2" -> new MermaidStates(text).draw(engine);
            case "gantt" -> new MermaidGantt(text).draw(engine);
            case "pie" -> MermaidPie.draw(text, engine);
            default ->
                throw new DiagramException(
                        text.kind.number(),
                        "a diagram of the kind \"" + text.kind.text() + "\" is not drawn",
                        "there are flowchart, sequenceDiagram, classDiagram, stateDiagram, pie and gantt; or save it"
                                + " as a picture, and write ![what it shows](diagram.svg)");
        };
        return new Diagram(
                text.title.map(Html::escape).or(diagram::title),
                text.description.map(Html::escape).orElse(diagram.words()),
                diagram.svg());
    }

    private static Mermaid read(String source) {
        List<String> all = source.lines().toList();
        List<Line> lines = new ArrayList<>();
        String title = "";
        String description = "";
        int from = 0;
        if (!all.isEmpty() && all.get(0).strip().equals("---")) {
            for (from = 1; from < all.size() && !all.get(from).strip().equals("---"); from++) {
                Matcher titled =
                        Pattern.compile("title:\\s*[\"']?(.*?)[\"']?\\s*").matcher(all.get(from));
                title = titled.matches() ? titled.group(1) : title;
            }
            from++;
        }
        boolean within = false;
        for (int i = from; i < all.size(); i++) {
            String text = all.get(i).strip();
            Matcher titled = TITLE.matcher(text);
            Matcher described = DESCRIPTION.matcher(text);
            if (within || text.startsWith("accDescr")) {
                description += described.matches() ? described.group(1) : within ? " " + text.replace("}", "") : "";
                within = !described.matches() && !text.endsWith("}");
            } else if (titled.matches() && !lines.isEmpty()) {
                title = titled.group(1);
            } else if (!text.isEmpty() && !text.startsWith("%%")) {
                lines.add(new Line(i + 1, text));
            }
        }
        if (lines.isEmpty()) {
            throw new DiagramException(
                    0, "there is nothing to draw", "begin with the kind of diagram, such as flowchart LR");
        }
        Line first = lines.remove(0);
        int semicolon = first.text().indexOf(';');
        String head = semicolon < 0 ? first.text() : first.text().substring(0, semicolon);
        if (semicolon >= 0 && semicolon + 1 < first.text().length()) {
            lines.add(
                    0,
                    new Line(
                            first.number(),
                            first.text().substring(semicolon + 1).strip()));
        }
        int end = head.replace('\t', ' ').indexOf(' ');
        return new Mermaid(
                new Line(first.number(), end < 0 ? head : head.substring(0, end)),
                end < 0 ? "" : head.substring(end),
                lines,
                Optional.of(plain(title)).filter(words -> !words.isBlank()),
                Optional.of(description.strip()).filter(words -> !words.isEmpty()));
    }

    /** A text without quotes and formatting; {@code <br>} and {@code \n} become line breaks. */
    static String plain(String text) {
        String inside = text.strip();
        if (inside.length() > 1 && inside.startsWith("\"") && inside.endsWith("\"")) {
            inside = inside.substring(1, inside.length() - 1).strip();
            if (inside.length() > 1 && inside.startsWith("`") && inside.endsWith("`")) {
                inside = inside.substring(1, inside.length() - 1)
                        .replace("**", "")
                        .replaceAll("[*_](\\S[^*_]*)[*_]", "$1");
            }
        }
        String lines = inside.replaceAll("(?i)<br\\s*/?>|\\\\n", "\n")
                .replaceAll("</?(?:b|i|u|em|strong|small|sub|sup|code)>|\\bfa[bsr]?:fa-[\\w-]+ ?", "");
        return ENTITY.matcher(lines)
                .replaceAll(entity -> Matcher.quoteReplacement(character(entity.group(1), entity.group())));
    }

    private static String character(String name, String whole) {
        if (name.matches("[0-9]{2,6}")) {
            int code = Integer.parseInt(name);
            return Character.isValidCodePoint(code) && code >= ' ' ? Character.toString(code) : whole;
        }
        return switch (name) {
            case "quot" -> "\"";
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "nbsp" -> "\u00a0";
            default -> whole;
        };
    }
}

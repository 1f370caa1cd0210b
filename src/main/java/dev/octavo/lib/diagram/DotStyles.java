package dev.octavo.lib.diagram;

import dev.octavo.lib.diagram.ParsedGraph.Arrowhead;
import dev.octavo.lib.diagram.ParsedGraph.Edge;
import dev.octavo.lib.diagram.ParsedGraph.Group;
import dev.octavo.lib.diagram.ParsedGraph.Line;
import dev.octavo.lib.diagram.ParsedGraph.Node;
import dev.octavo.lib.diagram.ParsedGraph.Shape;
import dev.octavo.lib.diagram.ParsedGraph.Style;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Applies Graphviz attributes to the parts of a graph. */
record DotStyles(ParsedGraph graph, AuthorColours colours) {
    void graph(Map<String, String> attributes) {
        String direction = attributes.getOrDefault("rankdir", "TB").toUpperCase(Locale.ROOT);
        graph.leftToRight = direction.equals("LR") || direction.equals("RL");
        graph.reversed = direction.equals("BT") || direction.equals("RL");
        String label = text(attributes.getOrDefault("label", ""), "");
        graph.title = Optional.of(label.replace('\n', ' ').strip()).filter(words -> !words.isEmpty());
    }

    void node(Node node, Map<String, String> attributes) {
        if (attributes.containsKey("shape")) {
            node.shape = Shape.ofGraphviz(attributes.get("shape").toLowerCase(Locale.ROOT));
        }
        if (attributes.containsKey("label")) {
            String label = attributes.get("label");
            node.label = text(node.shape == Shape.RECORD ? recordFields(label) : label, node.label);
        }
        apply(node.style, attributes);
        String style = attributes.getOrDefault("style", "");
        if (style.contains("rounded") && node.shape == Shape.BOX) {
            node.shape = Shape.ROUNDED;
        }
        if (attributes.containsKey("fillcolor") || style.contains("filled")) {
            colours.themed(attributes.getOrDefault("fillcolor", attributes.getOrDefault("color", "lightgrey")), false)
                    .ifPresent(colour -> node.style.fill = colour);
        }
    }

    /** The fields of a record, one on each line, without the names of ports. */
    private static String recordFields(String label) {
        return label.replaceAll("<[^<>]*>", "")
                .replaceAll("[{}]", "")
                .replace("\\n", " ")
                .replaceAll("(?<!\\s)\\s*+\\|\\s*", "\n")
                .replaceAll("(?m)^$", "\u00a0");
    }

    void edge(Edge edge, boolean directed, Map<String, String> attributes) {
        edge.label = text(attributes.getOrDefault("label", attributes.getOrDefault("xlabel", "")), "");
        apply(edge.style, attributes);
        String direction =
                attributes.getOrDefault("dir", directed ? "forward" : "none").toLowerCase(Locale.ROOT);
        if (direction.equals("forward") || direction.equals("both")) {
            edge.end = arrowhead(attributes.getOrDefault("arrowhead", "normal"));
        }
        if (direction.equals("back") || direction.equals("both")) {
            edge.start = arrowhead(attributes.getOrDefault("arrowtail", "normal"));
        }
        String length = attributes.getOrDefault("minlen", "1");
        edge.minLength = length.matches("[0-9]") ? Integer.parseInt(length) : 1;
    }

    private static Arrowhead arrowhead(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "none" -> Arrowhead.NONE;
            case "vee", "open", "crow", "halfopen" -> Arrowhead.OPEN;
            case "empty", "onormal", "invempty" -> Arrowhead.HOLLOW;
            case "dot", "invdot" -> Arrowhead.DOT;
            case "odot", "invodot" -> Arrowhead.CIRCLE;
            case "diamond", "odiamond", "ediamond" -> Arrowhead.DIAMOND;
            default -> Arrowhead.ARROW;
        };
    }

    void group(Group group, Map<String, String> attributes) {
        group.label = text(attributes.getOrDefault("label", ""), "");
        apply(group.style, attributes);
        String fill = attributes.getOrDefault("fillcolor", attributes.getOrDefault("bgcolor", ""));
        if (attributes.getOrDefault("style", "").contains("filled") && fill.isEmpty()) {
            fill = attributes.getOrDefault("color", "lightgrey");
        }
        colours.themed(fill, false).ifPresent(colour -> group.style.fill = colour);
    }

    private void apply(Style target, Map<String, String> attributes) {
        colours.themed(attributes.getOrDefault("color", ""), true).ifPresent(colour -> target.stroke = colour);
        colours.themed(attributes.getOrDefault("fontcolor", ""), true).ifPresent(colour -> target.text = colour);
        for (String style :
                attributes.getOrDefault("style", "").toLowerCase(Locale.ROOT).split("[\\s,]+", -1)) {
            switch (style) {
                case "dashed" -> target.line = Line.DASHED;
                case "dotted" -> target.line = Line.DOTTED;
                case "bold" -> target.line = Line.THICK;
                case "invis" -> target.line = Line.INVISIBLE;
                default -> {
                    // ignored
                }
            }
        }
    }

    /** A label: {@code \n}, {@code \l} and {@code \r} end lines, and {@code \N} is the node's name. */
    private static String text(String label, String name) {
        return label.replace("\\N", name)
                .replaceAll("\\\\[nlr]", "\n")
                .replaceAll("\\\\(.)", "$1")
                .stripTrailing();
    }
}

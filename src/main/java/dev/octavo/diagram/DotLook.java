package dev.octavo.diagram;

import dev.octavo.diagram.Network.Edge;
import dev.octavo.diagram.Network.Group;
import dev.octavo.diagram.Network.Line;
import dev.octavo.diagram.Network.Look;
import dev.octavo.diagram.Network.Node;
import dev.octavo.diagram.Network.Shape;
import dev.octavo.diagram.Network.Tip;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Applies the attributes of Graphviz to the parts of a graph. */
final class DotLook {
    private final Network network;
    private final Colours colours;

    DotLook(Network network, Colours colours) {
        this.network = network;
        this.colours = colours;
    }

    /** Applies those of the whole graph. */
    void graph(Map<String, String> said) {
        String direction = said.getOrDefault("rankdir", "TB").toUpperCase(Locale.ROOT);
        network.across = direction.equals("LR") || direction.equals("RL");
        network.backwards = direction.equals("BT") || direction.equals("RL");
        String label = text(said.getOrDefault("label", ""), "");
        network.title = Optional.of(label.replace('\n', ' ').strip()).filter(words -> !words.isEmpty());
    }

    void node(Node node, Map<String, String> said) {
        if (said.containsKey("shape")) {
            node.shape = Shape.inGraphviz(said.get("shape").toLowerCase(Locale.ROOT));
        }
        if (said.containsKey("label")) {
            String label = said.get("label");
            node.label = text(node.shape == Shape.FIELDS ? fields(label) : label, node.label);
        }
        look(node.look, said);
        String style = said.getOrDefault("style", "");
        if (style.contains("rounded") && node.shape == Shape.BOX) {
            node.shape = Shape.ROUND;
        }
        if (said.containsKey("fillcolor") || style.contains("filled")) {
            colours.of(said.getOrDefault("fillcolor", said.getOrDefault("color", "lightgrey")), false)
                    .ifPresent(colour -> node.look.fill = colour);
        }
    }

    /** The fields of a record, one on each line, without the names of ports. */
    private static String fields(String label) {
        return label.replaceAll("<[^<>]*>", "")
                .replaceAll("[{}]", "")
                .replace("\\n", " ")
                .replaceAll("\\s*\\|\\s*", "\n")
                .replaceAll("(?m)^$", "\u00a0");
    }

    void edge(Edge edge, boolean directed, Map<String, String> said) {
        edge.label = text(said.getOrDefault("label", said.getOrDefault("xlabel", "")), "");
        look(edge.look, said);
        String direction =
                said.getOrDefault("dir", directed ? "forward" : "none").toLowerCase(Locale.ROOT);
        if (direction.equals("forward") || direction.equals("both")) {
            edge.end = tip(said.getOrDefault("arrowhead", "normal"));
        }
        if (direction.equals("back") || direction.equals("both")) {
            edge.start = tip(said.getOrDefault("arrowtail", "normal"));
        }
        String length = said.getOrDefault("minlen", "1");
        edge.length = length.matches("[0-9]") ? Integer.parseInt(length) : 1;
    }

    private static Tip tip(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "none" -> Tip.NONE;
            case "vee", "open", "crow", "halfopen" -> Tip.OPEN;
            case "empty", "onormal", "invempty" -> Tip.HOLLOW;
            case "dot", "invdot" -> Tip.DOT;
            case "odot", "invodot" -> Tip.CIRCLE;
            case "diamond", "odiamond", "ediamond" -> Tip.DIAMOND;
            default -> Tip.ARROW;
        };
    }

    void group(Group group, Map<String, String> said) {
        group.label = text(said.getOrDefault("label", ""), "");
        look(group.look, said);
        String fill = said.getOrDefault("fillcolor", said.getOrDefault("bgcolor", ""));
        if (said.getOrDefault("style", "").contains("filled") && fill.isEmpty()) {
            fill = said.getOrDefault("color", "lightgrey");
        }
        colours.of(fill, false).ifPresent(colour -> group.look.fill = colour);
    }

    private void look(Look look, Map<String, String> said) {
        colours.of(said.getOrDefault("color", ""), true).ifPresent(colour -> look.stroke = colour);
        colours.of(said.getOrDefault("fontcolor", ""), true).ifPresent(colour -> look.text = colour);
        for (String style :
                said.getOrDefault("style", "").toLowerCase(Locale.ROOT).split("[\\s,]+", -1)) {
            switch (style) {
                case "dashed" -> look.line = Line.DASHED;
                case "dotted" -> look.line = Line.DOTTED;
                case "bold" -> look.line = Line.THICK;
                case "invis" -> look.line = Line.INVISIBLE;
                default -> {
                    // a detail
                }
            }
        }
    }

    /** A label, whose lines end with {@code \n}, {@code \l} or {@code \r}; {@code \N} is the name. */
    private static String text(String label, String name) {
        return label.replace("\\N", name)
                .replaceAll("\\\\[nlr]", "\n")
                .replaceAll("\\\\(.)", "$1")
                .stripTrailing();
    }
}

package dev.octavo.diagram;

import dev.octavo.diagram.Network.Line;
import dev.octavo.diagram.Network.Look;
import dev.octavo.diagram.Network.Node;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects the styles of nodes, which may come before the nodes themselves. */
final class FlowchartLooks {
    private static final Pattern DEFINED =
            Pattern.compile("(?:classDef|style)\\s+([\\w,.\\- ]+?)\\s+(\\w[\\w\\-]*:.*)");
    private static final Pattern WORN = Pattern.compile("class\\s+([\\w,.\\- ]+?)\\s+([\\w\\-]+)\\s*;?");

    private final Network network;
    private final Colours colours;
    private final Map<String, String> classes = new HashMap<>();
    private final Map<String, String> worn = new HashMap<>();

    FlowchartLooks(Network network, Colours colours) {
        this.network = network;
        this.colours = colours;
    }

    /** Reads the line if it is about styles; false where it is not. */
    boolean read(String line) {
        Matcher defined = DEFINED.matcher(line);
        Matcher wearing = WORN.matcher(line);
        if (defined.matches()) {
            Map<String, String> into = line.startsWith("style") ? worn : classes;
            for (String name : defined.group(1).split("[\\s,]+", -1)) {
                into.merge(name, defined.group(2), (one, other) -> one + "," + other);
            }
            return true;
        }
        if (wearing.matches()) {
            for (String name : wearing.group(1).split("[\\s,]+", -1)) {
                wear(name, wearing.group(2));
            }
            return true;
        }
        return false;
    }

    /** Gives a node a class, which may be defined later. */
    void wear(String node, String name) {
        worn.merge(node, "class:" + name, (one, other) -> one + "," + other);
    }

    /** Applies the styles to the nodes. */
    void dress() {
        String all = classes.getOrDefault("default", "");
        for (Map.Entry<String, Node> node : network.nodes.entrySet()) {
            say(node.getValue().look, all);
            say(node.getValue().look, worn.getOrDefault(node.getKey(), ""));
        }
    }

    private void say(Look look, String styles) {
        for (String style : styles.split("[,;]", -1)) {
            int colon = style.indexOf(':');
            String value = style.substring(colon + 1).strip();
            switch (colon < 0 ? "" : style.substring(0, colon).strip()) {
                case "class" -> say(look, classes.getOrDefault(value, "").replace("class:", ""));
                case "fill" -> colours.of(value, false).ifPresent(colour -> look.fill = colour);
                case "stroke" -> colours.of(value, true).ifPresent(colour -> look.stroke = colour);
                case "color" -> colours.of(value, true).ifPresent(colour -> look.text = colour);
                case "stroke-dasharray" -> look.line = Line.DASHED;
                case "stroke-width" -> look.line = value.matches("[3-9].*") ? Line.THICK : look.line;
                default -> {
                    // a detail
                }
            }
        }
    }
}

package dev.octavo.lib.diagram;

import dev.octavo.lib.diagram.ParsedGraph.Line;
import dev.octavo.lib.diagram.ParsedGraph.Node;
import dev.octavo.lib.diagram.ParsedGraph.Style;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects the styles of nodes, which may come before the nodes themselves. */
final class FlowchartStyles {
    private static final Pattern DEFINITION =
            Pattern.compile("(?:classDef|style)\\s++([\\w,.\\-]++(?: +[\\w,.\\-]++)*?)\\s++(\\w[\\w\\-]*+:.*)");
    private static final Pattern ASSIGNED =
            Pattern.compile("class\\s++([\\w,.\\-]++(?: +[\\w,.\\-]++)*?)\\s++([\\w\\-]++)\\s*+;?");

    private final ParsedGraph graph;
    private final AuthorColours colours;
    private final Map<String, String> classes = new HashMap<>();
    private final Map<String, String> ofNodes = new HashMap<>();

    FlowchartStyles(ParsedGraph graph, AuthorColours colours) {
        this.graph = graph;
        this.colours = colours;
    }

    /** Reads the line if it is about styles; otherwise returns false. */
    boolean read(String line) {
        Matcher defined = DEFINITION.matcher(line);
        Matcher assigned = ASSIGNED.matcher(line);
        if (defined.matches()) {
            Map<String, String> into = line.startsWith("style") ? ofNodes : classes;
            for (String name : defined.group(1).split("[\\s,]+", -1)) {
                into.merge(name, defined.group(2), (one, other) -> one + "," + other);
            }
            return true;
        }
        if (assigned.matches()) {
            for (String name : assigned.group(1).split("[\\s,]+", -1)) {
                addClass(name, assigned.group(2));
            }
            return true;
        }
        return false;
    }

    /** Gives a node a class, which may be defined later. */
    void addClass(String node, String name) {
        ofNodes.merge(node, "class:" + name, (one, other) -> one + "," + other);
    }

    void apply() {
        String defaults = classes.getOrDefault("default", "");
        for (Map.Entry<String, Node> node : graph.nodes.entrySet()) {
            applyTo(node.getValue().style, defaults);
            applyTo(node.getValue().style, ofNodes.getOrDefault(node.getKey(), ""));
        }
    }

    private void applyTo(Style target, String styles) {
        for (String style : styles.split("[,;]", -1)) {
            int colon = style.indexOf(':');
            String value = style.substring(colon + 1).strip();
            switch (colon < 0 ? "" : style.substring(0, colon).strip()) {
                case "class" -> applyTo(target, classes.getOrDefault(value, "").replace("class:", ""));
                case "fill" -> colours.themed(value, false).ifPresent(colour -> target.fill = colour);
                case "stroke" -> colours.themed(value, true).ifPresent(colour -> target.stroke = colour);
                case "color" -> colours.themed(value, true).ifPresent(colour -> target.text = colour);
                case "stroke-dasharray" -> target.line = Line.DASHED;
                case "stroke-width" -> target.line = value.matches("[3-9].*") ? Line.THICK : target.line;
                default -> {
                    // ignored
                }
            }
        }
    }
}

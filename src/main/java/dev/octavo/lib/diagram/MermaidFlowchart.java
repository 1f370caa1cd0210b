package dev.octavo.lib.diagram;

import dev.octavo.lib.diagram.Mermaid.Line;
import dev.octavo.lib.diagram.ParsedGraph.Arrowhead;
import dev.octavo.lib.diagram.ParsedGraph.Edge;
import dev.octavo.lib.diagram.ParsedGraph.Group;
import dev.octavo.lib.diagram.ParsedGraph.Node;
import dev.octavo.lib.diagram.ParsedGraph.Shape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads flowcharts. */
final class MermaidFlowchart {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_]+(?:[.\\-/][\\p{L}\\p{N}_]+)*");
    private static final Pattern LINK =
            Pattern.compile("\\s*(?:\\w+@)?([xo<])?(--+[-xo>]|==+[=xo>]|-?\\.+-[xo>]?|~~~+)\\s*(?:\\|([^|]*)\\|\\s*)?");
    private static final Pattern LABELLED_LINK = Pattern.compile(
            "\\s*(?:\\w+@)?([xo<])?(?:--|==|-\\.)\\s*(\"[^\"]*\"|.*?[^\\s\\-=.])\\s*(--+[-xo>]|==+[=xo>]|\\.+-[xo>]?)\\s*");
    private static final String GROUP = "subgraph";
    private static final Pattern NAMED_GROUP = Pattern.compile(GROUP + "\\s+([\\w.\\-]+)\\s*\\[(.*)]");
    private static final Pattern CLASS = Pattern.compile("(?<!\\s)\\s*+:::\\s*([\\w\\-]+)");
    private static final Pattern ATTRIBUTES = Pattern.compile("@\\{([^{}]*)}");

    /** Shapes by the brackets around their text, longer brackets first. */
    private static final List<Brackets> BRACKETS = List.of(
            new Brackets("(((", ")))", Shape.DOUBLE_CIRCLE),
            new Brackets("((", "))", Shape.CIRCLE),
            new Brackets("([", "])", Shape.STADIUM),
            new Brackets("[(", ")]", Shape.CYLINDER),
            new Brackets("[[", "]]", Shape.SUBROUTINE),
            new Brackets("{{", "}}", Shape.HEXAGON),
            new Brackets("[/", "/]", Shape.LEAN_RIGHT),
            new Brackets("[/", "\\]", Shape.TRAPEZOID),
            new Brackets("[\\", "\\]", Shape.LEAN_LEFT),
            new Brackets("[\\", "/]", Shape.INVERTED_TRAPEZOID),
            new Brackets(">", "]", Shape.FLAG),
            new Brackets("(", ")", Shape.ROUNDED),
            new Brackets("[", "]", Shape.BOX),
            new Brackets("{", "}", Shape.DIAMOND));

    private final Mermaid mermaid;
    private final ParsedGraph graph = new ParsedGraph();
    private final FlowchartStyles styles;
    private final Deque<Group> open = new ArrayDeque<>();
    private final Map<String, Group> groups = new HashMap<>();
    private String text = "";
    private int at;

    MermaidFlowchart(Mermaid mermaid, AuthorColours colours) {
        this.mermaid = mermaid;
        this.styles = new FlowchartStyles(graph, colours);
    }

    private record Brackets(String open, String close, Shape shape) {}

    /** The first line of a group. */
    private record Heading(String name, String title) {
        static Heading of(String line) {
            Matcher named = NAMED_GROUP.matcher(line);
            String title = Mermaid.plain(named.matches() ? named.group(2) : line.substring(GROUP.length()));
            return new Heading(named.matches() ? named.group(1) : title, title);
        }
    }

    ParsedGraph read() {
        graph.title = mermaid.title();
        String direction = mermaid.header().strip().replaceFirst("\\W.*", "");
        graph.leftToRight = direction.equals("LR") || direction.equals("RL");
        graph.reversed = direction.equals("BT") || direction.equals("RL");
        for (Line line : mermaid.lines()) { // edges may refer to groups before these are defined
            if (line.text().startsWith(GROUP)) {
                Heading heading = Heading.of(line.text());
                groups.put(heading.name(), new Group(heading.title()));
            }
        }
        mermaid.lines().forEach(this::line);
        if (!open.isEmpty()) {
            throw mermaid.kind().notUnderstood();
        }
        styles.apply();
        return graph;
    }

    private void line(Line line) {
        String plain = line.text();
        if (plain.startsWith(GROUP)) {
            Group group = groups.get(Heading.of(plain).name());
            if (group == null || open.contains(group)) {
                throw line.notUnderstood();
            }
            (open.isEmpty() ? graph.groups : open.element().groups).add(group);
            open.push(group);
        } else if (plain.matches("end\\s*;?")) {
            if (open.isEmpty()) {
                throw line.notUnderstood();
            }
            open.pop();
        } else if (!styles.read(plain) && !plain.matches("direction\\s+\\w+|(?:click|linkStyle)\\s.*")) {
            text = plain;
            at = 0;
            while (at < text.length()) {
                chain(line);
            }
        }
    }

    private void chain(Line line) {
        List<Node> from = nodes(line);
        while (at < text.length() && text.charAt(at) != ';') {
            Matcher link = LINK.matcher(text).region(at, text.length());
            Matcher labelled = LABELLED_LINK.matcher(text).region(at, text.length());
            boolean plain = link.lookingAt();
            if (!plain && !labelled.lookingAt()) {
                throw line.notUnderstood();
            }
            at = plain ? link.end() : labelled.end();
            String shape = plain ? link.group(2) : labelled.group(3);
            String start = plain ? link.group(1) : labelled.group(1);
            String words = plain ? link.group(3) : labelled.group(2);
            List<Node> to = nodes(line);
            for (Node one : from) {
                for (Node other : to) {
                    graph.edges.add(edge(one, other, start, shape, words == null ? "" : Mermaid.plain(words)));
                }
            }
            from = to;
        }
        skip(";");
    }

    private Edge edge(Node from, Node to, @Nullable String start, String shape, String words) {
        Edge edge = new Edge(from, to);
        edge.label = words;
        edge.start = start == null ? Arrowhead.NONE : arrowhead(start.charAt(0));
        edge.end = arrowhead(shape.charAt(shape.length() - 1));
        edge.style.line = shape.startsWith("=")
                ? ParsedGraph.Line.THICK
                : shape.startsWith("~")
                        ? ParsedGraph.Line.INVISIBLE
                        : shape.contains(".") ? ParsedGraph.Line.DASHED : ParsedGraph.Line.SOLID;
        int count = (int) shape.chars()
                .filter(c -> c == (shape.contains(".") ? '.' : shape.charAt(0)))
                .count();
        int plainLength = shape.contains(".") ? 1 : edge.end == Arrowhead.NONE ? 3 : 2;
        edge.minLength = Math.max(1, Math.min(9, 1 + count - plainLength));
        return edge;
    }

    private static Arrowhead arrowhead(char c) {
        return switch (c) {
            case '>', '<' -> Arrowhead.ARROW;
            case 'x' -> Arrowhead.CROSS;
            case 'o' -> Arrowhead.CIRCLE;
            default -> Arrowhead.NONE;
        };
    }

    /** Reads one node, or several separated by {@code &}. */
    private List<Node> nodes(Line line) {
        List<Node> nodes = new ArrayList<>();
        do {
            at += nodes.isEmpty() ? 0 : 1;
            skip("");
            nodes.add(node(line));
            skip("");
        } while (at < text.length() && text.charAt(at) == '&');
        return nodes;
    }

    /** Skips spaces and those characters. */
    private void skip(String others) {
        while (at < text.length()
                && (Character.isWhitespace(text.charAt(at)) || others.indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
    }

    private Node node(Line line) {
        Matcher name = NAME.matcher(text).region(at, text.length());
        if (!name.lookingAt()) {
            throw line.notUnderstood();
        }
        at = name.end();
        Group group = groups.get(name.group());
        if (group != null) {
            return group.anchor(graph, name.group());
        }
        Node node = graph.node(name.group());
        if (!open.isEmpty() && !ParsedGraph.isGrouped(node, graph.groups)) {
            open.element().nodes.add(node);
        }
        Matcher attributes = ATTRIBUTES.matcher(text).region(at, text.length());
        if (attributes.lookingAt()) {
            at = attributes.end();
            attributes(node, attributes.group(1));
        } else {
            shape(line, node);
        }
        Matcher classed = CLASS.matcher(text).region(at, text.length());
        if (classed.lookingAt()) {
            at = classed.end();
            styles.addClass(name.group(), classed.group(1));
        }
        return node;
    }

    private static void attributes(Node node, String words) {
        Matcher shape = Pattern.compile("shape\\s*:\\s*([\\w\\-]+)").matcher(words);
        Matcher label = Pattern.compile("label\\s*:\\s*(\"[^\"]*\"|[^,]+)").matcher(words);
        if (shape.find()) {
            node.shape = Shape.ofMermaid(shape.group(1));
        }
        if (label.find()) {
            node.label = Mermaid.plain(label.group(1));
        }
    }

    private void shape(Line line, Node node) {
        int best = -1;
        Brackets found = null;
        for (Brackets brackets : BRACKETS) {
            if (text.startsWith(brackets.open(), at)) {
                int from = at + brackets.open().length();
                int quote = text.startsWith("\"", from) ? text.indexOf('"', from + 1) : from;
                int end = quote < 0 ? -1 : text.indexOf(brackets.close(), quote);
                boolean same = found != null && found.open().equals(brackets.open());
                if (end >= 0 && (found == null || (same && end < best))) {
                    found = brackets;
                    best = end;
                }
            }
        }
        if (found != null) {
            node.label = Mermaid.plain(text.substring(at + found.open().length(), best));
            node.shape = found.shape();
            at = best + found.close().length();
        } else if (at < text.length() && "([{".indexOf(text.charAt(at)) >= 0) {
            throw line.notUnderstood();
        }
    }
}

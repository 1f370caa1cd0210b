package dev.octavo.diagram;

import dev.octavo.diagram.Mermaid.Line;
import dev.octavo.diagram.Network.Edge;
import dev.octavo.diagram.Network.Group;
import dev.octavo.diagram.Network.Node;
import dev.octavo.diagram.Network.Shape;
import dev.octavo.diagram.Network.Tip;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a flowchart. */
final class Flowchart {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_]+(?:[.\\-/][\\p{L}\\p{N}_]+)*");
    private static final Pattern LINK =
            Pattern.compile("\\s*(?:\\w+@)?([xo<])?(--+[-xo>]|==+[=xo>]|-?\\.+-[xo>]?|~~~+)\\s*(?:\\|([^|]*)\\|\\s*)?");
    private static final Pattern WORDED = Pattern.compile(
            "\\s*(?:\\w+@)?([xo<])?(?:--|==|-\\.)\\s*(\"[^\"]*\"|.*?[^\\s\\-=.])\\s*(--+[-xo>]|==+[=xo>]|\\.+-[xo>]?)\\s*");
    private static final String GROUP = "subgraph";
    private static final Pattern NAMED_GROUP = Pattern.compile(GROUP + "\\s+([\\w.\\-]+)\\s*\\[(.*)]");
    private static final Pattern CLASS = Pattern.compile("\\s*:::\\s*([\\w\\-]+)");
    private static final Pattern SAID = Pattern.compile("@\\{([^}]*)}");

    /** Outlines by the brackets around their text, the longer ones first. */
    private static final List<Brackets> BRACKETS = List.of(
            new Brackets("(((", ")))", Shape.DOUBLE_CIRCLE),
            new Brackets("((", "))", Shape.CIRCLE),
            new Brackets("([", "])", Shape.PILL),
            new Brackets("[(", ")]", Shape.CYLINDER),
            new Brackets("[[", "]]", Shape.DOUBLE_BOX),
            new Brackets("{{", "}}", Shape.HEXAGON),
            new Brackets("[/", "/]", Shape.SLANT),
            new Brackets("[/", "\\]", Shape.TRAPEZOID),
            new Brackets("[\\", "\\]", Shape.COUNTERSLANT),
            new Brackets("[\\", "/]", Shape.FUNNEL),
            new Brackets(">", "]", Shape.FLAG),
            new Brackets("(", ")", Shape.ROUND),
            new Brackets("[", "]", Shape.BOX),
            new Brackets("{", "}", Shape.DIAMOND));

    private final Mermaid mermaid;
    private final Network network = new Network();
    private final FlowchartLooks looks;
    private final Deque<Group> open = new ArrayDeque<>();
    private final Map<String, Group> groups = new HashMap<>();
    private String text = "";
    private int at;

    Flowchart(Mermaid mermaid, Colours colours) {
        this.mermaid = mermaid;
        this.looks = new FlowchartLooks(network, colours);
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

    Network read() {
        network.title = mermaid.title();
        String direction = mermaid.header().strip().replaceFirst("\\W.*", "");
        network.across = direction.equals("LR") || direction.equals("RL");
        network.backwards = direction.equals("BT") || direction.equals("RL");
        for (Line line : mermaid.lines()) { // edges may name them before they are defined
            if (line.text().startsWith(GROUP)) {
                Heading heading = Heading.of(line.text());
                groups.put(heading.name(), new Group(heading.title()));
            }
        }
        mermaid.lines().forEach(this::line);
        if (!open.isEmpty()) {
            throw mermaid.kind().unread();
        }
        looks.dress();
        return network;
    }

    private void line(Line line) {
        String plain = line.text();
        if (plain.startsWith(GROUP)) {
            Group group = groups.get(Heading.of(plain).name());
            if (group == null || open.contains(group)) {
                throw line.unread();
            }
            (open.isEmpty() ? network.groups : open.element().groups).add(group);
            open.push(group);
        } else if (plain.matches("end\\s*;?")) {
            if (open.isEmpty()) {
                throw line.unread();
            }
            open.pop();
        } else if (!looks.read(plain) && !plain.matches("direction\\s+\\w+|(?:click|linkStyle)\\s.*")) {
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
            Matcher worded = WORDED.matcher(text).region(at, text.length());
            boolean plain = link.lookingAt();
            if (!plain && !worded.lookingAt()) {
                throw line.unread();
            }
            at = plain ? link.end() : worded.end();
            String shape = plain ? link.group(2) : worded.group(3);
            String start = plain ? link.group(1) : worded.group(1);
            String words = plain ? link.group(3) : worded.group(2);
            List<Node> to = nodes(line);
            for (Node one : from) {
                for (Node other : to) {
                    network.edges.add(edge(one, other, start, shape, words == null ? "" : Mermaid.plain(words)));
                }
            }
            from = to;
        }
        skip(";");
    }

    private Edge edge(Node from, Node to, @Nullable String start, String shape, String words) {
        Edge edge = new Edge(from, to);
        edge.label = words;
        edge.start = start == null ? Tip.NONE : tip(start.charAt(0));
        edge.end = tip(shape.charAt(shape.length() - 1));
        edge.look.line = shape.startsWith("=")
                ? Network.Line.THICK
                : shape.startsWith("~")
                        ? Network.Line.INVISIBLE
                        : shape.contains(".") ? Network.Line.DASHED : Network.Line.SOLID;
        int count = (int) shape.chars()
                .filter(c -> c == (shape.contains(".") ? '.' : shape.charAt(0)))
                .count();
        int usual = shape.contains(".") ? 1 : edge.end == Tip.NONE ? 3 : 2;
        edge.length = Math.max(1, Math.min(9, 1 + count - usual));
        return edge;
    }

    private static Tip tip(char c) {
        return switch (c) {
            case '>', '<' -> Tip.ARROW;
            case 'x' -> Tip.CROSS;
            case 'o' -> Tip.CIRCLE;
            default -> Tip.NONE;
        };
    }

    /** Reads one node, or several with {@code &} between them. */
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

    /** Skips blanks and those characters. */
    private void skip(String others) {
        while (at < text.length()
                && (Character.isWhitespace(text.charAt(at)) || others.indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
    }

    private Node node(Line line) {
        Matcher name = NAME.matcher(text).region(at, text.length());
        if (!name.lookingAt()) {
            throw line.unread();
        }
        at = name.end();
        Group group = groups.get(name.group());
        if (group != null) {
            return group.standIn(network, name.group());
        }
        Node node = network.node(name.group());
        if (!open.isEmpty() && !Network.isGrouped(node, network.groups)) {
            open.element().nodes.add(node);
        }
        Matcher said = SAID.matcher(text).region(at, text.length());
        if (said.lookingAt()) {
            at = said.end();
            said(node, said.group(1));
        } else {
            outline(line, node);
        }
        Matcher dressed = CLASS.matcher(text).region(at, text.length());
        if (dressed.lookingAt()) {
            at = dressed.end();
            looks.wear(name.group(), dressed.group(1));
        }
        return node;
    }

    private static void said(Node node, String words) {
        Matcher shape = Pattern.compile("shape\\s*:\\s*([\\w\\-]+)").matcher(words);
        Matcher label = Pattern.compile("label\\s*:\\s*(\"[^\"]*\"|[^,]+)").matcher(words);
        if (shape.find()) {
            node.shape = Shape.inMermaid(shape.group(1));
        }
        if (label.find()) {
            node.label = Mermaid.plain(label.group(1));
        }
    }

    private void outline(Line line, Node node) {
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
            throw line.unread();
        }
    }
}

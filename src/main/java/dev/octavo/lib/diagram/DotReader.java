package dev.octavo.lib.diagram;

import dev.octavo.lib.diagram.DotTokens.Token;
import dev.octavo.lib.diagram.ParsedGraph.Edge;
import dev.octavo.lib.diagram.ParsedGraph.Group;
import dev.octavo.lib.diagram.ParsedGraph.Line;
import dev.octavo.lib.diagram.ParsedGraph.Node;
import dev.octavo.lib.diagram.ParsedGraph.Shape;
import dev.octavo.lib.diagram.engine.DiagramException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a graph in Graphviz's DOT language. Like Graphviz, ignores unknown attributes. */
final class DotReader {
    private static final int MAX_DEPTH = 30;

    private final List<Token> tokens;
    private final ParsedGraph graph = new ParsedGraph();
    private final DotStyles styles;
    private boolean directed;
    private int at;
    /** The brackets that are not closed yet, the innermost first. */
    private final Deque<Token> open = new ArrayDeque<>();

    private DotReader(String text, AuthorColours colours) {
        this.tokens = DotTokens.of(text);
        this.styles = new DotStyles(graph, colours);
    }

    /** The attributes that apply to the nodes, edges and subgraphs that follow. */
    private record Scope(
            @Nullable Group group,
            Map<String, String> nodes,
            Map<String, String> edges,
            Map<String, String> graph,
            int depth) {
        Scope inside(@Nullable Group group) {
            return new Scope(group, new HashMap<>(nodes), new HashMap<>(edges), new HashMap<>(), depth + 1);
        }
    }

    static ParsedGraph read(String text, AuthorColours colours) {
        DotReader reader = new DotReader(text, colours);
        reader.graph();
        return reader.graph;
    }

    private void graph() {
        if (keyword("strict")) {
            at++;
        }
        directed = keyword("digraph");
        if (!directed && !keyword("graph")) {
            throw wrong("a graph begins with digraph or graph");
        }
        at++;
        if (!peek().is("{")) {
            name();
        }
        expect("{");
        Scope scope = new Scope(null, new HashMap<>(), new HashMap<>(), new HashMap<>(), 0);
        statements(scope, new LinkedHashSet<>());
        styles.graph(scope.graph());
        if (!isAtEnd()) {
            throw wrong("here the graph has ended already");
        }
        if (graph.nodes.isEmpty()) {
            throw new DiagramException(0, "there is nothing to draw", "write nodes and edges, such as a -> b");
        }
    }

    private Token peek() {
        return tokens.get(at);
    }

    private boolean isAtEnd() {
        return peek().text().isEmpty() && !peek().quoted();
    }

    private boolean keyword(String word) {
        return !peek().quoted() && peek().text().toLowerCase(Locale.ROOT).equals(word);
    }

    private boolean takeIf(String sign) {
        boolean matches = peek().is(sign);
        if (matches && (sign.equals("{") || sign.equals("["))) {
            open.push(peek());
        } else if (matches && (sign.equals("}") || sign.equals("]"))) {
            open.pop();
        }
        at += matches ? 1 : 0;
        return matches;
    }

    private void expect(String sign) {
        if (!takeIf(sign)) {
            throw wrong("here " + sign + " is missing");
        }
    }

    private void skipSeparators() {
        while (takeIf(";") || takeIf(",")) {
            // several count as one
        }
    }

    private DiagramException wrong(String message) {
        Token bracket = open.peek();
        if (bracket != null && isAtEnd()) {
            return new DiagramException(
                    bracket.line(),
                    "this " + bracket.text() + " is never closed",
                    "write " + (bracket.is("{") ? "}" : "]") + " after what belongs to it");
        }
        return new DiagramException(peek().line(), message, "write it as in digraph { a -> b [label=\"words\"]; }");
    }

    private void statements(Scope scope, Set<Node> inside) {
        if (scope.depth() > MAX_DEPTH) {
            throw wrong("these subgraphs are nested too deeply");
        }
        while (!takeIf("}")) {
            if (isAtEnd()) {
                throw wrong("here } is missing");
            }
            statement(scope, inside);
            skipSeparators();
        }
    }

    private void statement(Scope scope, Set<Node> inside) {
        if (keyword("node")
                || keyword("edge")
                || (keyword("graph") && tokens.get(at + 1).is("["))) {
            Map<String, String> defaults =
                    keyword("node") ? scope.nodes() : keyword("edge") ? scope.edges() : scope.graph();
            at++;
            readAttributes(defaults);
            return;
        }
        if (!peek().is("{") && !keyword("subgraph") && tokens.get(at + 1).is("=")) {
            String name = name();
            at++;
            scope.graph().put(name.toLowerCase(Locale.ROOT), name());
            return;
        }
        int start = at;
        List<Set<Node>> endpoints = new ArrayList<>(List.of(endpoint(scope)));
        while (peek().is("->") || peek().is("--")) {
            if (peek().is("->") != directed) {
                throw wrong(directed ? "a digraph has no --" : "a graph has no ->, a digraph has");
            }
            at++;
            endpoints.add(endpoint(scope));
        }
        endpoints.forEach(inside::addAll);
        boolean node = endpoints.size() == 1
                && !tokens.get(start).is("{")
                && !tokens.get(start).is("subgraph");
        Map<String, String> attributes = new HashMap<>(node ? Map.of() : scope.edges());
        readAttributes(attributes);
        if (node) {
            endpoints.get(0).forEach(one -> styles.node(one, attributes));
        }
        for (int i = 1; i < endpoints.size(); i++) {
            connect(endpoints.get(i - 1), endpoints.get(i), attributes);
        }
    }

    private void connect(Set<Node> from, Set<Node> to, Map<String, String> attributes) {
        for (Node one : from) {
            for (Node other : to) {
                Edge edge = new Edge(one, other);
                styles.edge(edge, directed, attributes);
                graph.edges.add(edge);
            }
        }
    }

    /** Reads one end of an edge: a node, or all nodes of a subgraph. */
    private Set<Node> endpoint(Scope scope) {
        if (peek().is("{") || keyword("subgraph")) {
            return subgraph(scope);
        }
        Node node = node(name(), scope);
        for (int i = 0; i < 2 && takeIf(":"); i++) {
            name(); // a port, which is ignored: edges end where they meet the outline
        }
        return new LinkedHashSet<>(Set.of(node));
    }

    private Node node(String name, Scope scope) {
        boolean known = graph.nodes.containsKey(name);
        Node node = graph.node(name);
        if (!known) {
            node.shape = Shape.ELLIPSE;
            styles.node(node, scope.nodes());
        }
        if (scope.group() != null && !ParsedGraph.isGrouped(node, graph.groups)) {
            scope.group().nodes.add(node);
        }
        return node;
    }

    private Set<Node> subgraph(Scope scope) {
        String name = "";
        if (keyword("subgraph")) {
            at++;
            name = peek().is("{") ? "" : name();
        }
        expect("{");
        Group frame = name.startsWith("cluster") ? new Group("") : null;
        Group group = frame == null ? scope.group() : frame;
        if (frame != null) {
            (scope.group() == null ? graph.groups : scope.group().groups).add(frame);
        }
        Scope own = scope.inside(group);
        Set<Node> inside = new LinkedHashSet<>();
        statements(own, inside);
        if (frame != null) {
            styles.group(frame, own.graph());
        } else if (own.graph().getOrDefault("rank", "").equals("same")) {
            keepInOneRank(List.copyOf(inside));
        }
        return inside;
    }

    /** Keeps nodes in one rank with invisible edges. */
    private void keepInOneRank(List<Node> nodes) {
        for (int i = 1; i < nodes.size(); i++) {
            Edge edge = new Edge(nodes.get(i - 1), nodes.get(i));
            edge.minLength = 0;
            edge.style.line = Line.INVISIBLE;
            graph.edges.add(edge);
        }
    }

    private String name() {
        Token token = peek();
        if (!token.quoted() && (token.text().isEmpty() || "{}[];,=:->--".contains(token.text()))) {
            throw wrong(token.text().isEmpty() ? "here the graph ends too soon" : "here a name is missing");
        }
        at++;
        return token.text();
    }

    private void readAttributes(Map<String, String> into) {
        while (takeIf("[")) {
            while (!takeIf("]")) {
                String name = name();
                into.put(name.toLowerCase(Locale.ROOT), takeIf("=") ? name() : "true");
                skipSeparators();
            }
        }
    }
}

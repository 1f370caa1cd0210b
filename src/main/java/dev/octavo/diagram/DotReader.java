package dev.octavo.diagram;

import dev.octavo.diagram.DotTokens.Token;
import dev.octavo.diagram.Network.Edge;
import dev.octavo.diagram.Network.Group;
import dev.octavo.diagram.Network.Line;
import dev.octavo.diagram.Network.Node;
import dev.octavo.diagram.Network.Shape;
import dev.octavo.diagram.engine.DiagramException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a graph in the language of Graphviz. Like Graphviz, it ignores attributes that it does not know. */
final class DotReader {
    private static final int DEEPEST = 30;

    private final List<Token> tokens;
    private final Network network = new Network();
    private final DotLook look;
    private boolean directed;
    private int at;

    private DotReader(String text, Colours colours) {
        this.tokens = DotTokens.of(text);
        this.look = new DotLook(network, colours);
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

    /** Reads the graph that {@code text} describes. */
    static Network read(String text, Colours colours) {
        DotReader reader = new DotReader(text, colours);
        reader.graph();
        return reader.network;
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
        look.graph(scope.graph());
        if (!peek().text().isEmpty()) {
            throw wrong("here the graph has ended already");
        }
        if (network.nodes.isEmpty()) {
            throw new DiagramException(0, "there is nothing to draw", "write nodes and edges, such as a -> b");
        }
    }

    private Token peek() {
        return tokens.get(at);
    }

    private boolean keyword(String word) {
        return !peek().quoted() && peek().text().toLowerCase(Locale.ROOT).equals(word);
    }

    private boolean takes(String sign) {
        boolean taken = peek().is(sign);
        at += taken ? 1 : 0;
        return taken;
    }

    private void expect(String sign) {
        if (!takes(sign)) {
            throw wrong("here " + sign + " is missing");
        }
    }

    private void skipSeparators() {
        while (takes(";") || takes(",")) {
            // one is as good as several
        }
    }

    private DiagramException wrong(String message) {
        return new DiagramException(peek().line(), message, "write it as in digraph { a -> b [label=\"words\"]; }");
    }

    private void statements(Scope scope, Set<Node> inside) {
        if (scope.depth() > DEEPEST) {
            throw wrong("these subgraphs are nested too deeply");
        }
        while (!takes("}")) {
            if (peek().text().isEmpty() && !peek().quoted()) {
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
            attributes(defaults);
            return;
        }
        if (!peek().is("{") && !keyword("subgraph") && tokens.get(at + 1).is("=")) {
            String name = name();
            at++;
            scope.graph().put(name.toLowerCase(Locale.ROOT), name());
            return;
        }
        int start = at;
        List<Set<Node>> ends = new ArrayList<>(List.of(end(scope)));
        while (peek().is("->") || peek().is("--")) {
            if (peek().is("->") != directed) {
                throw wrong(directed ? "a digraph has no --" : "a graph has no ->, a digraph has");
            }
            at++;
            ends.add(end(scope));
        }
        ends.forEach(inside::addAll);
        boolean node = ends.size() == 1
                && !tokens.get(start).is("{")
                && !tokens.get(start).is("subgraph");
        Map<String, String> said = new HashMap<>(node ? Map.of() : scope.edges());
        attributes(said);
        if (node) {
            ends.get(0).forEach(one -> look.node(one, said));
        }
        for (int i = 1; i < ends.size(); i++) {
            connect(ends.get(i - 1), ends.get(i), said);
        }
    }

    private void connect(Set<Node> from, Set<Node> to, Map<String, String> said) {
        for (Node one : from) {
            for (Node other : to) {
                Edge edge = new Edge(one, other);
                look.edge(edge, directed, said);
                network.edges.add(edge);
            }
        }
    }

    /** Reads an end of an edge: a node, or all nodes of a subgraph. */
    private Set<Node> end(Scope scope) {
        if (peek().is("{") || keyword("subgraph")) {
            return subgraph(scope);
        }
        Node node = node(name(), scope);
        for (int i = 0; i < 2 && takes(":"); i++) {
            name(); // a port, which is ignored: edges end where they meet the outline
        }
        return new LinkedHashSet<>(Set.of(node));
    }

    private Node node(String name, Scope scope) {
        boolean known = network.nodes.containsKey(name);
        Node node = network.node(name);
        if (!known) {
            node.shape = Shape.ELLIPSE;
            look.node(node, scope.nodes());
        }
        if (scope.group() != null && !Network.isGrouped(node, network.groups)) {
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
            (scope.group() == null ? network.groups : scope.group().groups).add(frame);
        }
        Scope own = scope.inside(group);
        Set<Node> inside = new LinkedHashSet<>();
        statements(own, inside);
        if (frame != null) {
            look.group(frame, own.graph());
        } else if (own.graph().getOrDefault("rank", "").equals("same")) {
            beside(List.copyOf(inside));
        }
        return inside;
    }

    /** Keeps nodes in one rank by invisible edges. */
    private void beside(List<Node> nodes) {
        for (int i = 1; i < nodes.size(); i++) {
            Edge edge = new Edge(nodes.get(i - 1), nodes.get(i));
            edge.length = 0;
            edge.look.line = Line.INVISIBLE;
            network.edges.add(edge);
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

    private void attributes(Map<String, String> into) {
        while (takes("[")) {
            while (!takes("]")) {
                String name = name();
                into.put(name.toLowerCase(Locale.ROOT), takes("=") ? name() : "true");
                skipSeparators();
            }
        }
    }
}

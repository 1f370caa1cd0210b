package dev.octavo.data;

import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.problem.Problems;
import dev.octavo.text.JsonTokens;
import dev.octavo.text.JsonTokens.Token;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Reads JSON, exactly as RFC 8259 has it, into a tree. */
final class JsonTree {
    private final StructuredText source;
    private final Problems problems;

    JsonTree(StructuredText source, Problems problems) {
        this.source = source;
        this.problems = problems;
    }

    /** Where the first value of a text ends that may go on behind it. */
    static Optional<Integer> endOfFirstValue(StructuredText source, Problems problems) {
        JsonTokens tokens = JsonTokens.ofFirstValue(source.text());
        if (tokens.fault().isPresent()) {
            problems.add(new JsonFault(source, tokens).problem());
            return Optional.empty();
        }
        return Optional.of(tokens.end());
    }

    Node.Mapping root() {
        JsonTokens tokens = JsonTokens.ofFirstValue(source.text());
        if (tokens.fault().isPresent()) {
            throw new ProblemException(new JsonFault(source, tokens).problem());
        }
        Iterator<Token> rest = tokens.tokens().iterator();
        Node node = node(rest.next(), rest, 1);
        if (!(node instanceof Node.Mapping mapping)) {
            throw new ProblemException(Problem.error("there must be a JSON object here", node.location())
                    .hint("put the keys and values between { and }"));
        }
        int end = tokens.end();
        if (!source.text().substring(end).isBlank()) {
            int text = source.text().length()
                    - source.text().substring(end).stripLeading().length();
            throw new ProblemException(Problem.error("there is text behind the JSON object", source.in(text, text + 1))
                    .hint("delete it, or move it between the braces"));
        }
        return new Node.Mapping(Syntax.JSON, mapping.entries(), source.whole());
    }

    private Node node(Token token, Iterator<Token> rest, int depth) {
        TreeReader.requireShallow(depth, source.in(token.start(), token.end()));
        return switch (token.kind()) {
            case OBJECT_START -> object(token, rest, depth);
            case ARRAY_START -> array(token, rest, depth);
            case NUMBER -> scalar(token, Node.Kind.NUMBER);
            case BOOLEAN -> scalar(token, Node.Kind.BOOLEAN);
            case NULL -> scalar(token, Node.Kind.NOTHING);
            default -> scalar(token, Node.Kind.TEXT);
        };
    }

    private Node object(Token start, Iterator<Token> rest, int depth) {
        MappingBuilder entries = new MappingBuilder(Syntax.JSON, problems);
        for (Token t = rest.next(); t.kind() != JsonTokens.Kind.OBJECT_END; t = rest.next()) {
            entries.add(t.text(), source.in(t.start(), t.end()), node(rest.next(), rest, depth + 1));
        }
        return entries.at(source.in(start.start(), start.end()));
    }

    private Node array(Token start, Iterator<Token> rest, int depth) {
        List<Node> items = new ArrayList<>();
        for (Token t = rest.next(); t.kind() != JsonTokens.Kind.ARRAY_END; t = rest.next()) {
            items.add(node(t, rest, depth + 1));
        }
        return new Node.Sequence(items, source.in(start.start(), start.end()));
    }

    private Node scalar(Token token, Node.Kind kind) {
        String text = kind == Node.Kind.NOTHING ? "" : token.text();
        return new Node.Scalar(text, kind, source.in(token.start(), token.end()));
    }
}

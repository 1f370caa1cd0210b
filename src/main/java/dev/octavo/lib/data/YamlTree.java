package dev.octavo.lib.data;

import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Problems;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Builds a tree from the events of the YAML parser, which also reads JSON. Anchors, aliases and tags are refused: front
 * matter needs none, and they can make a small file expand to a huge one.
 */
final class YamlTree {
    // YAML 1.2.2, 10.2.1: the JSON schema, so that no, on, 012 and 12:30 stay texts.
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

    private static final Pattern LINE_END = Pattern.compile("\\r\\n|\\r|\\n");
    private static final Pattern COMMENT_LIKE_TEXT = Pattern.compile("[ \\t]+#[^\\s#].*");
    private static final Pattern COLOUR = Pattern.compile("\\s*#(?:[0-9A-Fa-f]{3}){1,2}\\s*");

    private static final LoadSettings SETTINGS = LoadSettings.builder().build();

    private final StructuredText source;
    private final Problems problems;
    private final List<String> lines;

    YamlTree(StructuredText source, Problems problems) {
        this.source = source;
        this.problems = problems;
        this.lines = List.of(LINE_END.split(source.text(), -1));
    }

    /** What is written, which must be keys with values, or nothing. */
    Node.Mapping root() {
        return value(this::keys) instanceof Node.Mapping mapping
                ? mapping
                : new Node.Mapping(source.syntax(), List.of(), source.whole());
    }

    private Node keys(Node node) {
        if (node instanceof Node.Mapping mapping) {
            return new Node.Mapping(source.syntax(), mapping.entries(), source.whole());
        }
        if (node instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.NOTHING) {
            return node;
        }
        throw new ProblemException(
                YamlErrors.notAMapping(node, lines.get(node.location().line() - source.firstLine())));
    }

    /** What is written, whatever it is. */
    Node value() {
        return value(UnaryOperator.identity());
    }

    /** @param required called with the whole before what follows it is read */
    private Node value(UnaryOperator<Node> required) {
        if (source.syntax() == Syntax.JSON) {
            new JsonErrors(source).misread().ifPresent(problem -> {
                throw new ProblemException(problem);
            });
        }
        try {
            Iterator<Event> events =
                    new Parse(SETTINGS).parseString(source.text()).iterator();
            events.next(); // the start of the stream
            return events.next().getEventId() == Event.ID.StreamEnd
                    ? new Node.Scalar("", Node.Kind.NOTHING, source.whole())
                    : document(events, required);
        } catch (YamlEngineException e) {
            throw new ProblemException(unlessReported(new YamlErrors(source).problem(e)));
        }
    }

    /** No problem if one is reported on the same line: it follows from the alias or the tag there. */
    private List<Problem> unlessReported(Problem problem) {
        int line = problem.location().map(Location::line).orElse(0);
        boolean reported = problems.sorted().stream()
                .anyMatch(p -> p.location().map(Location::line).orElse(0) == line);
        return reported ? List.of() : List.of(problem);
    }

    private Node document(Iterator<Event> events, UnaryOperator<Node> required) {
        Node node = required.apply(node(events.next(), events, 1));
        events.next(); // the end of the document
        Event next = events.next();
        if (next.getEventId() != Event.ID.StreamEnd) {
            throw new ProblemException(ProblemKind.SYNTAX
                    .error("a second YAML document begins here", location(next))
                    .hint("keep everything in one document, without a line --- in it"));
        }
        return node;
    }

    private Node node(Event event, Iterator<Event> events, int depth) {
        Location at = location(event);
        TreeReader.requireShallow(depth, at);
        if (event instanceof AliasEvent alias) {
            problems.add(YamlErrors.needsQuotes("*" + alias.getAlias(), "an alias", at));
            return new Node.Scalar("", Node.Kind.NOTHING, at);
        }
        refuseAnchorAndTag((NodeEvent) event, at);
        if (event instanceof ScalarEvent scalar) {
            warnOfComment(scalar);
            warnOfItem(scalar);
            return new Node.Scalar(scalar.getValue(), kind(scalar.getValue(), scalar.isPlain()), at);
        }
        return event instanceof MappingStartEvent ? mapping(at, events, depth) : sequence(at, events, depth);
    }

    private Node.Mapping mapping(Location at, Iterator<Event> events, int depth) {
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        for (Event e = events.next(); e.getEventId() != Event.ID.MappingEnd; e = events.next()) {
            Node key = node(e, events, depth + 1);
            Node value = node(events.next(), events, depth + 1);
            if (key instanceof Node.Scalar name
                    && !name.text().isEmpty()
                    && isOtherSpace(name.text().charAt(0))) {
                problems.add(YamlErrors.otherSpace(name));
            } else if (key instanceof Node.Scalar name) {
                TreeReader.put(entries, new Node.Entry(name.text(), name.location(), value), problems);
            } else {
                problems.add(YamlErrors.keyIsNotText(key, lines.get(location(e).line() - source.firstLine())));
            }
        }
        return new Node.Mapping(source.syntax(), List.copyOf(entries.values()), at);
    }

    /** Whether it looks like a space, but is part of a key for YAML: {@code U+00A0}, for instance. */
    private static boolean isOtherSpace(char c) {
        return c != ' ' && Character.isSpaceChar(c);
    }

    private Node.Sequence sequence(Location at, Iterator<Event> events, int depth) {
        List<Node> items = new ArrayList<>();
        for (Event e = events.next(); e.getEventId() != Event.ID.SequenceEnd; e = events.next()) {
            items.add(node(e, events, depth + 1));
        }
        return new Node.Sequence(items, at);
    }

    /** @param plain whether it is written without quotes */
    static Node.Kind kind(String text, boolean plain) {
        if (!plain) {
            return Node.Kind.TEXT;
        }
        if (text.isEmpty() || text.equals("~") || text.equals("null")) {
            return Node.Kind.NOTHING;
        }
        if (text.equals("true") || text.equals("false")) {
            return Node.Kind.BOOLEAN;
        }
        return NUMBER.matcher(text).matches() ? Node.Kind.NUMBER : Node.Kind.TEXT;
    }

    private void refuseAnchorAndTag(NodeEvent event, Location at) {
        event.getAnchor()
                .ifPresent(anchor -> problems.add(YamlErrors.needsQuotes("&" + anchor.getValue(), "an anchor", at)));
        Optional<String> tag = Optional.empty();
        if (event instanceof ScalarEvent scalar) {
            tag = scalar.getTag();
        } else if (event instanceof CollectionStartEvent collection) {
            tag = collection.getTag();
        }
        tag.ifPresent(name -> problems.add(YamlErrors.needsQuotes(shortTag(name), "a tag", at)));
    }

    private static String shortTag(String tag) {
        return tag.replace("tag:yaml.org,2002:", "!!");
    }

    /** Warns that YAML reads {@code title: Issue #5} as "Issue", and refuses {@code accent: #00695c}, which says nothing. */
    private void warnOfComment(ScalarEvent scalar) {
        Mark end = scalar.getEndMark().orElseThrow();
        String line = lines.get(end.getLine());
        String rest = line.substring(line.offsetByCodePoints(0, end.getColumn()));
        if (scalar.isPlain() && COMMENT_LIKE_TEXT.matcher(rest).matches()) {
            int column = end.getColumn() + rest.indexOf('#');
            Location at = location(end.getLine(), column, length(line) - column);
            String fact = "YAML takes what follows \" #\" for a comment";
            if (scalar.getValue().isEmpty() && line.startsWith("title:")) {
                problems.add(ProblemKind.SYNTAX
                        .error(fact, at)
                        .hint("write quotes around the title: \"" + rest.strip().replace("\"", "\\\"") + "\""));
                return;
            }
            problems.add(
                    scalar.getValue().isEmpty() && COLOUR.matcher(rest).matches()
                            ? ProblemKind.SYNTAX
                                    .error(fact, at)
                                    .hint("write quotes around the colour: \"" + rest.strip() + "\"")
                            : ProblemKind.SYNTAX
                                    .warning(fact, at)
                                    .hint(
                                            "put the value in quotes if it belongs to it, else write a space after the #"));
        }
    }

    /** Warns that an item with more spaces before its hyphen than the first belongs to the value above it. */
    private void warnOfItem(ScalarEvent scalar) {
        int first = scalar.getStartMark().orElseThrow().getLine();
        int last = scalar.getEndMark().orElseThrow().getLine();
        for (int number = first + 1;
                scalar.isPlain() && number <= last && scalar.getValue().contains(" - ");
                number++) {
            String line = lines.get(number);
            if (line.strip().startsWith("- ")) {
                int column = line.indexOf('-');
                problems.add(ProblemKind.SYNTAX
                        .warning(
                                "for YAML this line belongs to the value above: \"" + scalar.getValue() + "\"",
                                location(number, column, length(line) - column))
                        .hint("write as many spaces before the hyphen as the first item has"));
                return;
            }
        }
    }

    private Location location(Event event) {
        Mark start = event.getStartMark().orElseThrow();
        Mark end = event.getEndMark().orElseThrow();
        boolean oneLine = start.getLine() == end.getLine();
        int stop = oneLine ? end.getColumn() : length(lines.get(start.getLine()));
        return location(start.getLine(), start.getColumn(), stop - start.getColumn());
    }

    private Location location(int line, int column, int length) {
        return new Location(source.path(), source.firstLine() + line, column + 1, Math.max(1, length));
    }

    private static int length(String line) {
        return line.codePointCount(0, line.length());
    }
}

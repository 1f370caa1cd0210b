package dev.octavo.lib.data;

import dev.octavo.lib.problem.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the simple YAML of most front matter several times as fast as {@link YamlTree}, with the same result: plain keys,
 * lists, and single values that end on their line. Declines a text that has anything else, or a mistake.
 */
final class FlatYaml {
    /** Characters that are allowed and take one column. */
    private static final Pattern PLAIN =
            Pattern.compile("(?:[ -~]+|[\\r\\n\\u00A0-\\uD7FF\\uE000-\\uFEFE\\uFF00-\\uFFFD])*+");

    private static final Pattern KEY =
            Pattern.compile("(\\w[\\w-]{0,999}+):(?: |\\z)"); // YAML 1.2.2, 7.4.2: up to 1024

    // In quotes without escapes; or words: the first has no other meaning, none begins a comment or ends a key.
    private static final String SCALAR =
            "(\"[^\"\\\\]*\"|'[^']*'|(?![-?:,\\[\\]{}#&*!|>'\"%@`])WORD(?: ++(?!#)WORD)*+) *+";
    private static final Pattern VALUE = Pattern.compile(SCALAR.replace("WORD", "[^ ]+(?<!:)") + "\\z");
    private static final Pattern ITEM = Pattern.compile(SCALAR.replace("WORD", "[^ ,:\\[\\]{}]+") + "(?=[,\\]])");

    private static final int MAX_COLUMN = 12; // so that nothing is nested too deeply

    private final StructuredText source;
    private final String text;
    private final Matcher matcher;
    private boolean flat;

    // The current line, which has only spaces before start; at the end of the text, an empty one.
    private int line = -1;
    private int lineStart;
    private int start;
    private int lineEnd;

    FlatYaml(StructuredText source) {
        this.source = source;
        this.text = source.text();
        this.matcher = PLAIN.matcher(text);
        this.flat = matcher.matches();
    }

    /** Empty if {@link YamlTree} has to read the text. */
    Optional<Node.Mapping> root() {
        next(0);
        return block() instanceof Node.Mapping root && flat && lineStart == text.length()
                ? Optional.of(new Node.Mapping(source.syntax(), root.entries(), source.whole()))
                : Optional.empty();
    }

    /** Goes to the first line from {@code from} on that has more than a comment. */
    private void next(int from) {
        int next = from;
        do {
            line++;
            lineStart = next;
            lineEnd = source.lineEnd(lineStart);
            start = afterSpaces(lineStart);
            next = source.nextLine(lineEnd);
        } while (lineStart < text.length() && (start == lineEnd || text.charAt(start) == '#'));
    }

    private int afterSpaces(int from) {
        int at = from;
        while (at < lineEnd && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    /** The list or mapping whose items or entries begin in the column where this line does. */
    private Node block() {
        Location place = location(start, start + 1);
        int column = start - lineStart;
        boolean list = isItem();
        List<Node> items = new ArrayList<>();
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        flat &= column <= MAX_COLUMN;
        while (flat && start < lineEnd && start - lineStart == column && isItem() == list) {
            if (list) {
                start = afterSpaces(start + 1);
                items.add(written(KEY, start).isEmpty() ? value(start) : block());
            } else {
                Node.Entry entry = entry();
                flat &= entries.putIfAbsent(entry.key(), entry) == null;
            }
        }
        return list
                ? new Node.Sequence(items, place)
                : new Node.Mapping(source.syntax(), List.copyOf(entries.values()), place);
    }

    private boolean isItem() {
        return text.startsWith("- ", start);
    }

    private Node.Entry entry() {
        String key = written(KEY, start);
        flat &= !key.isEmpty();
        int column = start - lineStart;
        int colon = start + key.length();
        Location place = location(start, colon);
        int from = afterSpaces(colon + 1);
        if (from < lineEnd) {
            return new Node.Entry(key, place, value(from));
        }
        Node nothing = new Node.Scalar("", Node.Kind.NOTHING, location(colon + 1, colon + 1));
        next(source.nextLine(lineEnd));
        boolean below = start - lineStart > column || (start - lineStart == column && isItem());
        return new Node.Entry(key, place, below ? block() : nothing);
    }

    /** The value from {@code from} to the end of the line; goes to the next line. */
    private Node value(int from) {
        Node value = text.startsWith("[", from) ? flowList(from) : scalar(VALUE, from);
        next(source.nextLine(lineEnd));
        return value;
    }

    private Node flowList(int from) {
        List<Node> items = new ArrayList<>();
        int at = from;
        do {
            at = afterSpaces(at + 1);
            Node item = scalar(ITEM, at);
            items.add(item);
            at = afterSpaces(at + item.location().length());
        } while (flat && text.startsWith(",", at));
        flat &= afterSpaces(at + 1) == lineEnd;
        return new Node.Sequence(items, location(from, from + 1));
    }

    private Node scalar(Pattern pattern, int from) {
        String typed = written(pattern, from);
        flat &= !typed.isEmpty();
        boolean quoted = typed.startsWith("\"") || typed.startsWith("'");
        String meant = quoted ? typed.substring(1, typed.length() - 1) : typed;
        return new Node.Scalar(meant, YamlTree.kind(meant, !quoted), location(from, from + typed.length()));
    }

    /** What {@code pattern} finds at {@code from}, without spaces after it; empty if it finds nothing. */
    private String written(Pattern pattern, int from) {
        return matcher.usePattern(pattern).region(from, lineEnd).lookingAt() ? matcher.group(1) : "";
    }

    private Location location(int from, int to) {
        return new Location(source.path(), source.firstLine() + line, from - lineStart + 1, Math.max(1, to - from));
    }
}

package dev.octavo.use.importer;

import dev.octavo.blog.markdown.foreign.CodeRanges;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces the destinations of links and pictures in Markdown, and the addresses in its HTML. Code stays as it is. */
final class Destinations {
    /** Behind {@code ](} and {@code [label]:}. */
    private static final Pattern MARKDOWN = Pattern.compile(
            "[ \\t]*+(?:<([^<>\\n]*+)>" + "|((?:[^\\s()<>\\\\]|\\\\.|\\((?:[^\\s()\\\\]|\\\\.)*+\\))++))");
    /** Behind {@code href} and its like, in tags and in the attributes of components. */
    private static final Pattern ATTRIBUTE = Pattern.compile(
            "(?<![ \\t])[ \\t]*+=[ \\t]*+(?:\"([^\"\\n]*+(?:\\n[^\"\\n]++){0,2})\"|'([^'\\n]*+)'|([^\\s\"'>}]++))");

    private static final List<String> NAMES = List.of("href", "src", "poster", "data-src");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?=\\p{Punct})");
    private static final Pattern LINE_BREAK = Pattern.compile("[\\t\\n\\r]");
    private static final Pattern SPACED = Pattern.compile("[\\s()]");
    private static final Pattern OTHER = Pattern.compile("(?i)(?!https?:)[a-z][a-z0-9+.-]*:.*");
    private static final int LONGEST_LABEL = 1000;

    private Destinations() {}

    /** Decides on one destination. */
    interface Choice {
        /**
         * Returns what takes the place of a destination; empty if it stays as it is.
         *
         * @param destination without escapes
         * @param picture whether it is shown, and not linked to
         */
        Optional<String> instead(String destination, boolean picture);
    }

    static String replaced(String markdown, Choice choice) {
        CodeRanges code = CodeRanges.of(markdown);
        Matcher value = MARKDOWN.matcher(markdown);
        StringBuilder out = new StringBuilder(markdown.length());
        int copied = 0;
        Deque<Boolean> open = new ArrayDeque<>(); // whether an exclamation mark is before each bracket
        for (int at = 0; at < markdown.length(); at++) {
            char c = markdown.charAt(at);
            String name = c == ']' ? "" : attribute(markdown, at);
            if (c != '[' && c != ']' && name.isEmpty()) {
                continue;
            }
            int covered = code.end(at);
            if (covered >= 0) {
                at = covered - 1;
                continue;
            }
            if (c == '[') {
                open.push(at > 0 && markdown.charAt(at - 1) == '!');
                continue;
            }
            boolean shown = c == ']' && !open.isEmpty() && open.pop();
            int from = name.isEmpty() ? afterLabel(markdown, at) : at + name.length();
            value.usePattern(name.isEmpty() ? MARKDOWN : ATTRIBUTE);
            if (from < 0 || !value.region(from, markdown.length()).lookingAt()) {
                continue;
            }
            int group = group(value);
            String raw = value.group(group);
            String trimmed = LINE_BREAK.matcher(raw).replaceAll("").strip(); // as browsers read it
            String plain = (name.isEmpty() ? ESCAPE.matcher(trimmed).replaceAll("") : trimmed).replace("&amp;", "&");
            boolean picture = name.isEmpty() ? shown : !name.equals("href");
            Optional<String> instead =
                    choice.instead(plain, picture).or(() -> Optional.of(plain).filter(all -> !trimmed.equals(raw)));
            if (instead.isPresent()) {
                boolean pointy = name.isEmpty()
                        && group == 2
                        && SPACED.matcher(instead.get()).find();
                out.append(markdown, copied, value.start(group))
                        .append(
                                pointy
                                        ? "<" + instead.get() + ">"
                                        : name.isEmpty() ? instead.get() : escaped(instead.get()));
                copied = value.end(group);
            }
            at = value.end() - 1;
        }
        return out.append(markdown, copied, markdown.length()).toString();
    }

    /** The name of an attribute with an address that begins at {@code at}; empty if there is none. */
    private static String attribute(String text, int at) {
        char c = Character.toLowerCase(text.charAt(at));
        if ((c != 'h' && c != 's' && c != 'p' && c != 'd') || at == 0 || " \t\n{\"'".indexOf(text.charAt(at - 1)) < 0) {
            return "";
        }
        return NAMES.stream()
                .filter(name -> text.regionMatches(true, at, name, 0, name.length()))
                .findFirst()
                .orElse("");
    }

    /** Where the destination begins behind the bracket at {@code at}; -1 if it ends no label. */
    private static int afterLabel(String text, int at) {
        if (text.startsWith("](", at)) {
            return at + 2;
        }
        if (!text.startsWith("]:", at)) {
            return -1;
        }
        String before = text.substring(Math.max(0, at - LONGEST_LABEL), at);
        String label = before.substring(before.lastIndexOf('\n') + 1).stripLeading();
        return label.startsWith("[") && !label.startsWith("[^") && label.indexOf(']') < 0 ? at + 2 : -1;
    }

    private static int group(Matcher value) {
        for (int group = 1; group < value.groupCount(); group++) {
            if (value.group(group) != null) {
                return group;
            }
        }
        return value.groupCount();
    }

    private static String escaped(String address) {
        return address.replace("&", "&amp;").replace("\"", "&quot;");
    }

    /** Whether an address leads to another place than a page or file of some site. */
    static boolean isOther(String destination) {
        return OTHER.matcher(destination).matches();
    }
}

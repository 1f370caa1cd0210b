package dev.octavo.blog.markdown.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The syntax of components: {@code :name[label]{key=value key="more words" key}}. */
public final class ComponentSyntax {
    private static final int LONGEST_NAME = 40;
    /** {@code #id}, {@code .class}, a name, or a name and its value; of limited length, since any brace may start one. */
    private static final Pattern ATTRIBUTE = Pattern.compile(
            "#[\\p{L}\\p{Nd}_:.-]{1,2000}+|\\.[\\p{L}\\p{Nd}_:-]{1,2000}+|([A-Za-z][A-Za-z0-9-]{0," + LONGEST_NAME
                    + "}+)(?:=(?:\"(" + quoted('"') + ")\"|'(" + quoted('\'') + ")'|([^\"'{}\\s]{1,2000}+)))?+",
            Pattern.DOTALL);

    private static final int NAME = 1;
    private static final int VALUES = 2;
    private static final Set<String> IN_WORDS = Set.of("sub", "sup");

    private ComponentSyntax() {}

    private static String quoted(char mark) {
        String plain = "[^" + mark + "\\\\]{0,2000}+";
        return plain + "(?:\\\\." + plain + "){0,1000}+";
    }

    /**
     * An attribute in braces.
     *
     * @param value empty if there is only a name
     * @param nameAt index of the name
     * @param at index of the value
     */
    public record Attribute(String name, String value, int nameAt, int at) {}

    /** Attributes, and the index after their closing brace. */
    public record Attributes(List<Attribute> all, int end) {
        public static final Attributes NONE = new Attributes(List.of(), 0);

        public Attributes {
            all = List.copyOf(all);
        }
    }

    /**
     * The end of the name of the inline component that starts with the colon at {@code at}; -1 if there is none, as in
     * {@code 10:30}, {@code see:this[1]}, {@code C::d[1]}, {@code :)} and {@code :smile:}: a bracket or brace must follow.
     * Within a word only sub- and superscripts may start: {@code H:sub[2]O}.
     */
    public static int inlineNameEnd(String text, int at) {
        int end = nameEnd(text, at + 1);
        if (end < 0 || end == text.length() || (text.charAt(end) != '[' && text.charAt(end) != '{')) {
            return -1;
        }
        int before = at == 0 ? ' ' : text.codePointBefore(at);
        boolean inWord = Character.isLetterOrDigit(before) && !IN_WORDS.contains(text.substring(at + 1, end));
        return before == ':' || inWord ? -1 : end;
    }

    /** The end of the name at {@code at}: lower-case letters, digits and hyphens; -1 if there is none. */
    public static int nameEnd(String text, int at) {
        int end = at;
        while (end < text.length() && end - at <= LONGEST_NAME && isInName(text.charAt(end), end > at)) {
            end++;
        }
        return end == at || end - at > LONGEST_NAME || text.charAt(end - 1) == '-' ? -1 : end;
    }

    private static boolean isInName(char c, boolean later) {
        return (c >= 'a' && c <= 'z') || (later && (Characters.isDigit(c) || c == '-'));
    }

    /** The index after the label that starts with the {@code [} at {@code at} of a line; -1 if it is not closed. */
    public static int labelEnd(String line, int at) {
        CodeSpans code = new CodeSpans(line);
        int open = 0;
        for (int i = at; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '`') {
                int end = code.runEnd(i);
                int close = code.closing(i, end);
                i = (close < 0 ? end : close + end - i) - 1;
            } else if (c == '[') {
                open++;
            } else if (c == ']' && --open == 0) {
                return i + 1;
            }
        }
        return -1;
    }

    /** The attributes between the brace at {@code at} and the next one; null if they are malformed. */
    public static @Nullable Attributes attributes(String text, int at) {
        return attributes(text, Characters.skipWhitespace(text, at + 1), false);
    }

    /**
     * The attributes of other elements: {@code {#id .class key=value}}, optionally with a colon, as in kramdown. Null if
     * there is a word without a value, as in TeX ({@code {C}}), or another brace, as in {@code {{ title }}}.
     */
    public static @Nullable Attributes elementAttributes(String text, int at) {
        int from = text.startsWith(":", at + 1) ? at + 2 : at + 1;
        Attributes found = attributes(text, Characters.skipWhitespace(text, from), true);
        return found == null || found.all().isEmpty() ? null : found;
    }

    /** The attributes at the end of {@code text}, after white space, with the index of their opening brace; or null. */
    public static @Nullable Attributes elementAttributesAtEnd(String text) {
        int open = text.endsWith("}") ? text.lastIndexOf('{') : -1;
        boolean apart = open >= 0 && (open == 0 || Characters.isAsciiWhitespace(text.charAt(open - 1)));
        Attributes found = apart ? elementAttributes(text, open) : null;
        return found == null || found.end() < text.length() ? null : new Attributes(found.all(), open);
    }

    private static @Nullable Attributes attributes(String text, int start, boolean shorthand) {
        List<Attribute> all = new ArrayList<>();
        Matcher next = ATTRIBUTE.matcher(text);
        int i = start;
        while (i < text.length() && text.charAt(i) != '}') {
            if (!next.region(i, text.length()).lookingAt()) {
                return null;
            }
            boolean brief = next.group(NAME) == null;
            OptionalInt value = IntStream.rangeClosed(VALUES, next.groupCount())
                    .filter(group -> next.start(group) >= 0)
                    .findFirst();
            if (brief ? !shorthand : shorthand && value.isEmpty()) {
                return null;
            }
            int from = value.isPresent() ? next.start(value.getAsInt()) : next.end();
            String written = value.isPresent() ? next.group(value.getAsInt()) : "";
            all.add(
                    brief
                            ? new Attribute(
                                    text.charAt(i) == '#' ? "id" : "class", text.substring(i + 1, next.end()), i, i)
                            : new Attribute(next.group(NAME), Entities.unescape(written), i, from));
            i = Characters.skipWhitespace(text, next.end());
            if (!brief && i == next.end() && i < text.length() && text.charAt(i) != '}') {
                return null;
            }
        }
        return i < text.length() ? new Attributes(all, i + 1) : null;
    }
}

package dev.octavo.markdown.html;

import dev.octavo.markdown.syntax.Characters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A tag that an author wrote.
 *
 * @param name in lower case
 * @param end where the text after it starts
 */
public record RawTag(String name, boolean closing, List<Attribute> attributes, int end) {
    public RawTag {
        attributes = List.copyOf(attributes);
    }

    /**
     * An attribute, at {@code [start, end)} of the text.
     *
     * @param name in lower case
     * @param value as it was written, without quotes
     */
    public record Attribute(String name, String value, int start, int end) {}

    public Optional<String> value(String attribute) {
        return attributes.stream()
                .filter(a -> a.name().equals(attribute))
                .findFirst()
                .map(Attribute::value);
    }

    /** Whether a name follows the {@code <} at {@code at}. */
    public static boolean startsAt(String text, int at) {
        int start = at + (text.startsWith("</", at) ? 2 : 1);
        return start < text.length() && Characters.isLetter(text.charAt(start));
    }

    /** The tag that starts with the {@code <} at {@code at}; absent where a browser would see none. */
    public static @Nullable RawTag at(String text, int at) {
        if (!startsAt(text, at)) {
            return null;
        }
        boolean closing = text.startsWith("</", at);
        int start = at + (closing ? 2 : 1);
        int i = start;
        while (i < text.length() && !isNameEnd(text.charAt(i))) {
            i++;
        }
        String name = text.substring(start, i).toLowerCase(Locale.ROOT);
        List<Attribute> attributes = new ArrayList<>();
        while (i < text.length() && text.charAt(i) != '>') {
            if (isNameEnd(text.charAt(i))) {
                i++;
                continue;
            }
            Attribute attribute = attribute(text, i);
            attributes.add(attribute);
            i = attribute.end();
        }
        return i < text.length() ? new RawTag(name, closing, attributes, i + 1) : null;
    }

    private static boolean isNameEnd(char c) {
        return c == '>' || c == '/' || Characters.isAsciiWhitespace(c);
    }

    private static Attribute attribute(String text, int at) {
        int name = at + 1; // a name may even start with "="
        while (name < text.length() && text.charAt(name) != '=' && !isNameEnd(text.charAt(name))) {
            name++;
        }
        String key = text.substring(at, name).toLowerCase(Locale.ROOT);
        int equals = Characters.skipWhitespace(text, name);
        if (equals >= text.length() || text.charAt(equals) != '=') {
            return new Attribute(key, "", at, name);
        }
        int start = Characters.skipWhitespace(text, equals + 1);
        char quote = start < text.length() ? text.charAt(start) : '>';
        if (quote == '"' || quote == '\'') {
            int close = text.indexOf(quote, start + 1);
            int end = close < 0 ? text.length() : close;
            return new Attribute(key, text.substring(start + 1, end), at, Math.min(text.length(), end + 1));
        }
        int end = start;
        while (end < text.length() && text.charAt(end) != '>' && !Characters.isAsciiWhitespace(text.charAt(end))) {
            end++;
        }
        return new Attribute(key, text.substring(start, end), at, end);
    }
}

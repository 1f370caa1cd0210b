package dev.octavo.blog.markdown.html;

import dev.octavo.blog.markdown.syntax.Characters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A tag in raw HTML.
 *
 * @param name in lower case
 * @param end the index after the tag
 */
public record RawTag(String name, boolean closing, List<Attribute> attributes, int end) {
    /** Name and value. A name may even start with "=", and a value without its closing quote extends to the end. */
    private static final Pattern ATTRIBUTE =
            Pattern.compile("([^\\s/>][^\\s/>=]*+)(?:\\s*+=\\s*+(?:\"([^\"]*+)\"?|'([^']*+)'?|([^\\s>]*+)))?");

    public RawTag {
        attributes = List.copyOf(attributes);
    }

    /**
     * An attribute, at {@code [start, end)} of the text.
     *
     * @param name in lower case
     * @param value as written, without quotes
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

    /** The tag that starts with the {@code <} at {@code at}; null if browsers would not see one. */
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
        Matcher attribute = ATTRIBUTE.matcher(text);
        while (i < text.length() && text.charAt(i) != '>') {
            if (isNameEnd(text.charAt(i))) {
                i++;
                continue;
            }
            if (!attribute.region(i, text.length()).lookingAt()) {
                throw new IllegalStateException("no name of an attribute begins at " + i);
            }
            String key = attribute.group(1).toLowerCase(Locale.ROOT);
            attributes.add(new Attribute(key, value(attribute), i, attribute.end()));
            i = attribute.end();
        }
        return i < text.length() ? new RawTag(name, closing, attributes, i + 1) : null;
    }

    private static String value(Matcher attribute) {
        for (int quoting = 2; quoting <= attribute.groupCount(); quoting++) {
            if (attribute.start(quoting) >= 0) {
                return attribute.group(quoting);
            }
        }
        return "";
    }

    private static boolean isNameEnd(char c) {
        return c == '>' || c == '/' || Characters.isAsciiWhitespace(c);
    }
}

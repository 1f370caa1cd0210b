package dev.octavo.picture;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tags of a drawing, one after another. It is not parsed as XML: no entity is expanded and nothing is loaded, and each
 * character is looked at once, whatever the file says.
 */
public final class SvgTags {
    private final String text;
    private int at;

    /**
     * A tag, a comment or a declaration.
     *
     * @param start of it in the text
     * @param name with its prefix: {@code xlink:href}; {@code !--}, {@code !DOCTYPE} and {@code ?} are no elements
     * @param opens whether content follows, up to a tag that closes
     */
    public record Tag(int start, int end, String name, boolean opens, boolean closes) {
        public boolean isElement() {
            return !name.startsWith("!") && !name.startsWith("?");
        }

        /** The name without its prefix. */
        public String local() {
            return SvgTags.local(name);
        }
    }

    /**
     * An attribute.
     *
     * @param start where the space before it begins
     * @param end behind its value and quotes
     * @param valueStart where the value begins, behind its quote
     * @param value as it stands in the file, with references to characters and entities
     */
    public record Attribute(int start, int end, int valueStart, String name, String value) {
        /** The name without its prefix. */
        public String local() {
            return SvgTags.local(name);
        }
    }

    public SvgTags(String text) {
        this.text = text;
    }

    private static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }

    /** The prefix of a name; empty where it has none. */
    public static String prefix(String name) {
        return name.substring(0, Math.max(0, name.indexOf(':')));
    }

    /** The next tag, comment or declaration. */
    public @Nullable Tag next() {
        while (true) {
            int start = text.indexOf('<', at);
            if (start < 0 || start + 1 >= text.length()) {
                return null;
            }
            if (text.startsWith("<![CDATA[", start)) {
                at = behind("]]>", start);
            } else {
                Tag tag = tag(start);
                at = tag.end;
                return tag;
            }
        }
    }

    private Tag tag(int start) {
        if (text.startsWith("<!--", start)) {
            return new Tag(start, behind("-->", start + 4), "!--", false, false);
        }
        if (text.startsWith("<?", start)) {
            return new Tag(start, behind("?>", start), "?", false, false);
        }
        if (text.startsWith("<!", start)) {
            return new Tag(start, declarationEnd(start), "!DOCTYPE", false, false);
        }
        boolean closes = text.startsWith("</", start);
        int end = unquoted(start + 1);
        int from = start + (closes ? 2 : 1);
        int to = from;
        while (to < end && text.charAt(to) > ' ' && ">/=".indexOf(text.charAt(to)) < 0) {
            to++;
        }
        boolean empty = end - 2 > start && text.charAt(end - 2) == '/';
        return new Tag(start, end, text.substring(from, to), !closes && !empty, closes);
    }

    private int behind(String end, int from) {
        int found = text.indexOf(end, from);
        return found < 0 ? text.length() : found + end.length();
    }

    /** Behind the next {@code >} that stands in no quotes. */
    private int unquoted(int from) {
        char quote = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '>') {
                return i + 1;
            } else if (c == '"' || c == '\'') {
                quote = c;
            }
        }
        return text.length();
    }

    /** Behind a {@code <!DOCTYPE …>}, in whose brackets more such stand. */
    private int declarationEnd(int start) {
        int depth = 0;
        char quote = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '<' && text.startsWith("<!--", i)) {
                i = behind("-->", i + 4) - 1;
            } else if (c == '<') {
                depth++;
            } else if (c == '>' && --depth == 0) {
                return i + 1;
            }
        }
        return text.length();
    }

    /** The attributes of a tag that opens, in order. */
    public List<Attribute> attributes(Tag tag) {
        List<Attribute> attributes = new ArrayList<>();
        int i = tag.start + 1 + tag.name.length();
        while (i < tag.end - 1) {
            int start = i;
            i = blanks(i, tag.end);
            int nameStart = i;
            while (i < tag.end - 1 && text.charAt(i) > ' ' && text.charAt(i) != '=') {
                i++;
            }
            String name = text.substring(nameStart, i);
            i = blanks(i, tag.end);
            if (i >= tag.end - 1 || text.charAt(i) != '=') {
                i = Math.max(i, start + 1); // no attribute, as the slash of an empty element
                continue;
            }
            int open = blanks(i + 1, tag.end);
            char quote = text.charAt(open);
            boolean quoted = quote == '"' || quote == '\'';
            int close = quoted ? text.indexOf(quote, open + 1) : open;
            if (close < 0 || close >= tag.end) {
                break;
            }
            i = close + 1;
            String value = quoted ? text.substring(open + 1, close) : "";
            attributes.add(new Attribute(start, i, open + 1, name, value));
        }
        return attributes;
    }

    private int blanks(int from, int end) {
        int i = from;
        while (i < end - 1 && text.charAt(i) <= ' ') {
            i++;
        }
        return i;
    }
}

package dev.octavo.blog.terms;

import dev.octavo.blog.markdown.html.Body;
import dev.octavo.blog.markdown.html.Body.Part;
import dev.octavo.blog.markdown.syntax.Entities;
import dev.octavo.blog.site.Article.Link;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads an article's HTML from tag to tag, once, and moves its text to the front of the same array. Elements with
 * {@code data-search="off"} are left out. Reused for one article after the other.
 */
final class ArticleText {
    private static final String OFF = "\" data-search=\"off"; // after the start of an attribute's value

    private static final long SPAN = name("span"); // most tags are spans, from highlighted code
    private static final long HEADING = name("h");

    /** Tags within a word do not split it; all others do. */
    private static final long[] INLINE = names("a abbr b code em i ins kbd mark s small strong u wbr span");

    private static final long[] RAW_TEXT = names("script style");
    private static final long[] LEFT_OUT = names("script style svg template annotation");
    private static final long[] CODE = names("code kbd samp var");
    private static final long[] VOID = names("area br col embed hr img input link meta source track wbr");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("([^\\s\"'>/=]++)(?:\\s*+=\\s*+(\"[^\"]*+\"?|'[^']*+'?|[^\\s\"'>]++))?");
    private static final String COMMENT = "<!--";
    private static final String COMMENT_END = "-->";

    /** Characters of code that are {@link Field#PROSE}. */
    private static final int MAX_CODE = 400;

    private char[] chars = new char[1 << 14];
    private int length;
    private int at;
    private int start; // of the text that has not been passed on
    private int end; // of the text
    private Field field = Field.PROSE;
    private int code; // where the code begins that is being read; -1 outside
    private long skipped; // the name of the element that is being left out, or 0
    private int depth; // of elements of that name

    /** Receives the text, in order. */
    interface Listener {
        /** Text in {@code [from, to)} of the array, as long as possible. */
        void text(char[] chars, int from, int to, Field field);
    }

    /**
     * Passes the text of {@code body} on.
     *
     * @param hidden links that are left out
     */
    void read(Body body, Predicate<Link> hidden, Listener listener) {
        length = 0;
        for (Part part : body.parts()) {
            if (part instanceof Part.Markup markup) {
                add(markup.html());
            } else if (part instanceof Part.Href href && hidden.test(href.link())) {
                add(OFF);
            } else if (Body.isApart(part)) {
                add(" ");
            }
        }
        start = 0;
        end = 0;
        field = Field.PROSE;
        code = -1;
        skipped = 0;
        for (at = 0; at < length; ) {
            if (chars[at] == '<' && startsWith(COMMENT)) {
                at = comment();
            } else if (chars[at] != '<' || !isTag() || !tag(listener)) {
                text(listener);
            }
        }
        pass(end, field, listener);
    }

    private void add(String more) {
        if (length + more.length() > chars.length) {
            chars = Arrays.copyOf(chars, Math.max(length + more.length(), 2 * chars.length));
        }
        more.getChars(0, more.length(), chars, length);
        length += more.length();
    }

    /** Passes text up to {@code to} on; what follows it belongs to {@code next}. */
    private void pass(int to, Field next, Listener listener) {
        if (start < to) {
            listener.text(chars, start, to, field);
        }
        start = to;
        field = next;
    }

    private boolean startsWith(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (at + i >= length || chars[at + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int comment() {
        for (at += COMMENT.length(); at < length; at++) {
            if (startsWith(COMMENT_END)) {
                return at + COMMENT_END.length();
            }
        }
        return length;
    }

    private boolean isTag() {
        char next = at + 1 < length ? chars[at + 1] : ' ';
        return isNameCharacter(next) || next == '/' || next == '!' || next == '?';
    }

    /** Moves text up to the next {@code <} to the end of the text. */
    private void text(Listener listener) {
        int to = end;
        int reference = -1;
        do {
            char c = chars[at];
            if (c == '&' && reference < 0) {
                reference = to;
            }
            chars[to++] = c;
            at++;
        } while (at < length && chars[at] != '<');
        if (skipped != 0) {
            return;
        }
        if (reference >= 0) {
            String decoded = Entities.decode(new String(chars, reference, to - reference)); // never longer
            decoded.getChars(0, decoded.length(), chars, reference);
            to = reference + decoded.length();
        }
        end = to;
        if (code >= 0 && field == Field.PROSE && end - code > MAX_CODE) {
            int cut = code + MAX_CODE;
            while (cut < end && chars[cut] > ' ') {
                cut++;
            }
            if (cut < end) {
                pass(cut, Field.LISTING, listener);
            }
        }
    }

    /** Reads a tag; returns whether it is one, which it is not in a script. */
    private boolean tag(Listener listener) {
        boolean closes = chars[at + 1] == '/';
        int stop = closes ? at + 2 : at + 1;
        long name = 0;
        for (; stop < length && isNameCharacter(chars[stop]); stop++) {
            name = named(name, chars[stop]);
        }
        if (skipped != 0 && isIn(RAW_TEXT, skipped) && !(closes && name == skipped)) {
            return false;
        }
        boolean off = toTagEnd(stop);
        if (skipped != 0) {
            depth += name != skipped ? 0 : closes ? -1 : 1;
            skipped = depth == 0 ? 0 : skipped;
            return true;
        }
        if (name == SPAN && !off) {
            return true;
        }
        if (!closes && (off || isIn(LEFT_OUT, name)) && !isIn(VOID, name)) {
            skipped = name;
            depth = 1;
        }
        if (!isIn(INLINE, name)) {
            chars[end++] = ' ';
        }
        if (isIn(CODE, name)) {
            code = closes ? -1 : end;
            if (field == Field.LISTING) {
                pass(end, Field.PROSE, listener);
            }
        } else if (name >> Byte.SIZE == HEADING && (name & 0xFF) >= '1' && (name & 0xFF) <= '6') {
            pass(end, closes ? Field.PROSE : Field.HEADING, listener);
        }
        return true;
    }

    /** Goes on behind the tag's {@code >}; one in quotes does not count. Returns whether the element is left out. */
    private boolean toTagEnd(int from) {
        boolean dash = false; // outside of quotes
        int i = from;
        while (i < length && chars[i] != '>') {
            char c = chars[i++];
            dash |= c == '-';
            if (c == '"' || c == '\'') {
                while (i < length && chars[i] != c) {
                    i++;
                }
                i++;
            }
        }
        at = Math.min(i + 1, length);
        return dash && isOff(new String(chars, from, at - from));
    }

    private static boolean isOff(String attributes) {
        if (!attributes.contains("data-search")) {
            return false;
        }
        Matcher attribute = ATTRIBUTE.matcher(attributes);
        while (attribute.find()) {
            String value = attribute.group(2);
            if (attribute.group(1).equals("data-search")
                    && value != null
                    && value.replaceAll("[\"']", "").equals("off")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNameCharacter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isIn(long[] names, long name) {
        return Arrays.binarySearch(names, name) >= 0;
    }

    private static long[] names(String names) {
        return Stream.of(names.split(" ", -1))
                .mapToLong(ArticleText::name)
                .sorted()
                .toArray();
    }

    private static long name(String name) {
        return name.chars().asLongStream().reduce(0, (known, c) -> named(known, (char) c));
    }

    /** A name as a number, with one letter more. Only the last eight letters count: no longer name matters here. */
    private static long named(long name, char next) {
        return name << Byte.SIZE | (next | 0x20); // lower case; digits stay as they are
    }
}

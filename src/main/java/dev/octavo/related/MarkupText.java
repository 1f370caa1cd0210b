package dev.octavo.related;

import java.util.Arrays;

/** Finds the text in an article's HTML. Tags and character references separate it into runs; a word does not go across. */
final class MarkupText {
    /** Stands in the address of a link whose words do not count; a noncharacter, so no text contains it. */
    static final char HIDDEN = '\uFDD0';

    private static final long SPAN = name("span"); // most tags are spans, from highlighted code
    private static final long LINK = name("a");
    private static final long HEADING = name("h");
    private static final long DRAWING = name("svg");
    private static final long[] CODE = names("code", "kbd", "samp", "var");
    private static final int LONGEST_REFERENCE = 40;
    private static final int MAX_CODE = 400; // characters of a listing: the names that matter are near its beginning

    private final char[] html;
    private final int stop;
    private final Listener found;
    private boolean heading;
    private boolean code;
    private boolean hidden;
    private int codeLeft; // how many characters of this code still count

    private MarkupText(char[] html, int stop, Listener found) {
        this.html = html;
        this.stop = stop;
        this.found = found;
    }

    /** Receives the runs of text, in order. */
    interface Listener {
        /** Text in {@code [from, to)} of the array; of code only the beginning is passed on, of drawings nothing. */
        void text(int from, int to, boolean heading);
    }

    /** Calls {@code found} with each run of text in {@code html[from, to)}. */
    static void each(char[] html, int from, int to, Listener found) {
        MarkupText markup = new MarkupText(html, to, found);
        for (int at = from; at < to; ) {
            char c = html[at];
            at = c == '<' ? markup.tag(at + 1) : c == '&' ? markup.reference(at + 1) : markup.text(at);
        }
    }

    private int text(int from) {
        char[] chars = html;
        int at = from;
        while (at < stop && chars[at] != '<' && chars[at] != '&') {
            at++;
        }
        int end = code ? Math.min(at, from + codeLeft) : at;
        if (end > from && !hidden) {
            found.text(from, end, heading);
        }
        codeLeft -= code ? end - from : 0;
        return end < at ? closingTag(at) : at;
    }

    /** The next closing tag that is not of a span, of which highlighted code is full. */
    private int closingTag(int from) {
        char[] chars = html;
        for (int at = from; at < stop - 3; at++) {
            if (chars[at] == '<' && chars[at + 1] == '/' && !(chars[at + 2] == 's' && chars[at + 3] == 'p')) {
                return at;
            }
        }
        return stop;
    }

    /** The place behind a character reference; behind the ampersand if there is no semicolon. */
    private int reference(int from) {
        int at = from;
        while (at < stop && at - from < LONGEST_REFERENCE && (isNameCharacter(html[at]) || html[at] == '#')) {
            at++;
        }
        return at < stop && html[at] == ';' ? at + 1 : from;
    }

    private int tag(int from) {
        boolean closes = from < stop && html[from] == '/';
        int at = closes ? from + 1 : from;
        long name = 0;
        for (; at < stop && isNameCharacter(html[at]); at++) {
            name = named(name, html[at]);
        }
        int to = tagEnd(at, name != 0);
        if (name == SPAN) {
            return to;
        } else if (name == LINK) {
            hidden = !closes && isHidden(at, to);
        } else if (name == DRAWING) {
            return closes ? to : drawingEnd(to);
        } else if (Arrays.binarySearch(CODE, name) >= 0) {
            code = !closes;
            codeLeft = MAX_CODE;
        } else if (name >> Byte.SIZE == HEADING && Character.isDigit((char) (name & 0xFF))) {
            heading = !closes;
        }
        return to;
    }

    /** The place of the next {@code </svg>}. */
    private int drawingEnd(int from) {
        for (int at = from; at < stop - 4; at++) {
            if (html[at] == '<' && html[at + 1] == '/' && html[at + 2] == 's' && html[at + 3] == 'v') {
                return at;
            }
        }
        return stop;
    }

    private static boolean isNameCharacter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
    }

    /** The place behind the tag's {@code >}; one in quotes does not end it. */
    private int tagEnd(int from, boolean named) {
        char[] chars = html;
        char quote = '>';
        for (int at = from; at < stop; at++) {
            char c = chars[at];
            if (c == quote) {
                if (quote == '>') {
                    return at + 1;
                }
                quote = '>';
            } else if (named && quote == '>' && (c == '"' || c == '\'')) {
                quote = c;
            }
        }
        return stop;
    }

    private boolean isHidden(int from, int to) {
        for (int at = from; at < to; at++) {
            if (html[at] == HIDDEN) {
                return true;
            }
        }
        return false;
    }

    private static long[] names(String... names) {
        return Arrays.stream(names).mapToLong(MarkupText::name).sorted().toArray();
    }

    private static long name(String name) {
        return name.chars().asLongStream().reduce(0, (known, c) -> named(known, (char) c));
    }

    /** A name as a number, with one letter more. Only the last eight letters count: no longer name matters here. */
    private static long named(long name, char next) {
        return name << Byte.SIZE | (next | 0x20); // lower case; digits stay as they are
    }
}

package dev.octavo.related;

import dev.octavo.markdown.syntax.Entities;
import java.util.Arrays;

/**
 * Removes the markup from an article in an array of characters, in place, and passes on the blocks of plain text that are
 * left: paragraphs, headings, table cells.
 */
final class Blocks {
    /** Stands in the address of a link whose words do not count; a noncharacter, so no text contains it. */
    static final char HIDDEN = '\uFDD0';

    private static final long[] INLINE = names(
            "a", "abbr", "b", "bdi", "cite", "del", "em", "i", "ins", "mark", "q", "s", "small", "span", "strong",
            "sub", "sup", "u", "wbr");
    private static final long[] CODE = names("code", "kbd", "samp", "var");
    private static final long LINK = name("a");
    private static final long HEADING = name("h");
    private static final int LONGEST_REFERENCE = 40;

    private final char[] text;
    private final int stop;
    private final Listener found;
    private int begin; // of the current block
    private int end; // of the text that is kept
    private boolean heading;
    private boolean code;
    private boolean hidden;

    private Blocks(char[] text, int from, int to, Listener found) {
        this.text = text;
        this.stop = to;
        this.found = found;
        this.begin = from;
        this.end = from;
    }

    /** Receives the blocks of an article, in order. */
    interface Listener {
        /**
         * A block is in {@code [from, to)} of the array, and stays there.
         *
         * @param code whether it is a program
         */
        void block(int from, int to, boolean heading, boolean code);
    }

    /** Calls {@code found} with each block of the markup in {@code text[from, to)}. */
    static void each(char[] text, int from, int to, Listener found) {
        Blocks blocks = new Blocks(text, from, to, found);
        for (int at = from; at < to; ) {
            char c = text[at];
            at = c == '<' ? blocks.tag(at + 1) : c == '&' ? blocks.reference(at) : blocks.words(at);
        }
        blocks.block();
    }

    private int words(int from) {
        int at = from;
        while (at < stop && text[at] != '<' && text[at] != '&') {
            at++;
        }
        if (!hidden) {
            System.arraycopy(text, from, text, end, at - from);
            end += at - from;
        }
        return at;
    }

    private int reference(int from) {
        int at = from + 1;
        while (at < stop && (Character.isLetterOrDigit(text[at]) || text[at] == '#')) {
            at++;
        }
        boolean whole = at < stop && text[at] == ';' && at - from < LONGEST_REFERENCE;
        return replace(whole ? Entities.decode(new String(text, from, at + 1 - from)) : "&", whole ? at + 1 : from + 1);
    }

    /** Puts {@code words} in the place of what ends at {@code to}, and returns that. */
    private int replace(String words, int to) {
        if (!hidden) {
            words.getChars(0, words.length(), text, end); // never longer than what it replaces
            end += words.length();
        }
        return to;
    }

    private int tag(int from) {
        boolean closes = from < stop && text[from] == '/';
        int at = closes ? from + 1 : from;
        long name = 0;
        for (; at < stop && Character.isLetterOrDigit(text[at]); at++) {
            name = named(name, text[at]);
        }
        int to = tagEnd(at, name != 0);
        if (name == LINK) {
            hidden = false;
            if (!closes && isHidden(at, to)) {
                replace(" . ", to);
                hidden = true;
            }
        } else if (Arrays.binarySearch(INLINE, name) < 0) {
            block();
            if (Arrays.binarySearch(CODE, name) >= 0) {
                code = !closes;
            } else {
                heading = !closes && name >> Byte.SIZE == HEADING && Character.isDigit((char) (name & 0xFF));
            }
        }
        return to;
    }

    /** The place behind the tag's {@code >}; one in quotes does not end it. */
    private int tagEnd(int from, boolean named) {
        char quote = '>';
        for (int at = from; at < stop; at++) {
            char c = text[at];
            if (c == quote) {
                if (c == '>') {
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
            if (text[at] == HIDDEN) {
                return true;
            }
        }
        return false;
    }

    private void block() {
        if (end > begin) {
            found.block(begin, end, heading, code);
        }
        begin = end;
    }

    private static long[] names(String... names) {
        return Arrays.stream(names).mapToLong(Blocks::name).sorted().toArray();
    }

    private static long name(String name) {
        return name.chars().asLongStream().reduce(0, (known, c) -> named(known, (char) c));
    }

    /** A name as a number, with one letter more. Only the last eight letters count: no longer name matters here. */
    private static long named(long name, char next) {
        return name << Byte.SIZE | Character.toLowerCase(next);
    }
}

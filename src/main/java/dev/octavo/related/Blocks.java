package dev.octavo.related;

import dev.octavo.markdown.syntax.Entities;
import java.util.Arrays;

/**
 * Takes the markup out of the array in which an article lies, and tells the blocks of plain text that stay there, such as
 * paragraphs, headings and cells.
 */
final class Blocks {
    /** In the address of a link whose words do not count; no text has this character. */
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
    private int begin; // of the block under way
    private int end; // of the text that stays
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

    /** Is told the blocks of an article, in order. */
    interface Listener {
        /**
         * A block lies from {@code from} to {@code to}, and stays there.
         *
         * @param code whether it is a program
         */
        void block(int from, int to, boolean heading, boolean code);
    }

    /** Tells {@code found} the blocks of the markup in {@code text[from, to)}. */
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
        int stays = end;
        for (; at < stop && text[at] != '<' && text[at] != '&'; at++) {
            text[stays++] = text[at];
        }
        end = hidden ? end : stays;
        return at;
    }

    private int reference(int from) {
        int at = from + 1;
        while (at < stop && (Character.isLetterOrDigit(text[at]) || text[at] == '#')) {
            at++;
        }
        boolean whole = at < stop && text[at] == ';' && at - from < LONGEST_REFERENCE;
        return stay(whole ? Entities.decode(new String(text, from, at + 1 - from)) : "&", whole ? at + 1 : from + 1);
    }

    /** Lets {@code words} stand for what ends at {@code to}. */
    private int stay(String words, int to) {
        if (!hidden) {
            words.getChars(0, words.length(), text, end); // which are fewer than they were
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
                stay(" . ", to);
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

    /** Behind its {@code >}, but for those in quotes. */
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

    /** A name that goes on; those of more than eight letters are those of no element here. */
    private static long named(long name, char next) {
        return name << Byte.SIZE | Character.toLowerCase(next);
    }
}

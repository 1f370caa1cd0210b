package dev.octavo.lib.highlight;

import dev.octavo.lib.highlight.Grammar.Region;
import dev.octavo.lib.highlight.Grammar.Shape;
import java.util.Map;

/** Splits code into tokens by a {@link Grammar}, in one pass over each line. Not thread-safe. */
final class GrammarLexer implements Lexer {
    private static final int LONGEST_SHORT = 16;
    private static final int LONGEST_NAME = 100;
    /** A state is the number of the open region, counted from 1, plus this times its nesting depth. */
    private static final int REGIONS = 64;

    private static final int DEEPEST = 1_000_000;

    private final Grammar grammar;
    /** The first characters of regions; the last index stands for all characters outside ASCII. */
    private final boolean[] opens = new boolean[128];

    private char[] text = {};
    private int end;

    GrammarLexer(Grammar grammar) {
        this.grammar = grammar;
        grammar.regions()
                .forEach(
                        region -> opens[Math.min(opens.length - 1, region.open().charAt(0))] = true);
    }

    @Override
    public int line(char[] code, int start, int lineEnd, int state, TokenMarkup out) {
        text = code;
        end = lineEnd;
        int at = start;
        if (state == INITIAL) {
            for (Map.Entry<String, TokenClass> line : grammar.linePrefixes().entrySet()) {
                if (startsWith(line.getKey(), at) && isLongest(line.getKey(), at)) {
                    out.upTo(end, line.getValue());
                    return INITIAL;
                }
            }
        } else {
            Region open = grammar.regions().get(state % REGIONS - 1);
            int depth = state / REGIONS;
            int close = close(open, at, depth);
            if (close < 0) {
                out.upTo(end, open.tokenClass());
                return -close * REGIONS + state % REGIONS;
            }
            out.upTo(close, open.tokenClass());
            at = close;
        }
        return tokens(at, out);
    }

    private boolean isLongest(String line, int at) {
        return grammar.linePrefixes().keySet().stream()
                .noneMatch(other -> other.length() > line.length() && startsWith(other, at));
    }

    private int tokens(int start, TokenMarkup out) {
        boolean first = true;
        int at = start;
        while (at < end) {
            char c = text[at];
            int region = opens[Math.min(opens.length - 1, c)] ? regionAt(at, first) : -1;
            if (region >= 0) {
                Region open = grammar.regions().get(region);
                int close = open.close().isEmpty()
                        ? end
                        : close(open, at + open.open().length(), 1);
                out.upTo(close < 0 ? end : close, open.tokenClass());
                if (close < 0) {
                    return open.multiLine() ? -close * REGIONS + region + 1 : INITIAL;
                }
                at = close;
            } else if (c == ' ' || c == '\t') {
                at++;
                out.upTo(at, TokenClass.PLAIN);
                continue;
            } else if (isDigit(c)) {
                at = numberEnd(at);
                out.upTo(at, TokenClass.NUMBER);
            } else if (isWordStart(c)) {
                at = word(at, first, out);
            } else {
                at = mark(c, at, out);
            }
            first = false;
        }
        return INITIAL;
    }

    private int regionAt(int at, boolean first) {
        for (int i = 0; i < grammar.regions().size(); i++) {
            Region region = grammar.regions().get(i);
            if (startsWith(region.open(), at)
                    && (first || !region.atLineStart())
                    && (!region.shortOnly() || closesSoon(region, at))) {
                return i;
            }
        }
        return -1;
    }

    /** Whether the region closes after a word, or, with an escape character, after one character: 'a' but not 'a, 'b. */
    private boolean closesSoon(Region region, int at) {
        int whole = end;
        int from = at + region.open().length();
        end = Math.min(end, from + LONGEST_SHORT);
        int close = close(region, from, 1);
        end = whole;
        int length = close - region.close().length() - from;
        if (region.escape() != ' ') {
            return length == 1 || (length > 1 && (text[from] == region.escape() || Character.isSurrogate(text[from])));
        }
        for (int i = from; i < from + length; i++) {
            if (text[i] == ' ') {
                return false;
            }
        }
        return length > 0;
    }

    /** The end of the region; if it stays open, its nesting depth as a negative number. */
    private int close(Region region, int from, int depth) {
        int open = depth;
        int at = from;
        while (at < end) {
            if (text[at] == region.escape() && region.escape() != ' ') {
                at += 2;
            } else if (startsWith(region.close(), at)) {
                at += region.close().length();
                if (--open == 0) {
                    return at;
                }
            } else if (region.nested() && startsWith(region.open(), at)) {
                at += region.open().length();
                open = Math.min(DEEPEST, open + 1);
            } else {
                at++;
            }
        }
        return -open;
    }

    private int word(int start, boolean first, TokenMarkup out) {
        int at = wordEnd(start);
        String word = new String(text, start, at - start);
        TokenClass known = grammar.word(word);
        out.upTo(at, known == TokenClass.PLAIN ? byShape(word, at, first) : known);
        return at;
    }

    private TokenClass byShape(String word, int at, boolean first) {
        int next = at;
        while (next < end && next - at < LONGEST_NAME && (text[next] == ' ' || text[next] == '\t')) {
            next++;
        }
        boolean key = first && next < end && grammar.keySeparators().indexOf(text[next]) >= 0;
        if (key && grammar.shapes().containsKey(Shape.KEY)) {
            return shape(Shape.KEY);
        }
        if (first && grammar.shapes().containsKey(Shape.FIRST)) {
            return shape(Shape.FIRST);
        }
        if (at < end && text[at] == '(' && grammar.shapes().containsKey(Shape.CALL)) {
            return shape(Shape.CALL);
        }
        return Character.isUpperCase(word.charAt(0)) ? shape(Shape.CAPITAL) : TokenClass.PLAIN;
    }

    private TokenClass shape(Shape shape) {
        return grammar.shapes().getOrDefault(shape, TokenClass.PLAIN);
    }

    /** Writes a sigil with the name after it, an operator, or punctuation. */
    private int mark(char c, int at, TokenMarkup out) {
        TokenClass marked = grammar.sigils().get(c);
        int next = at + 1;
        if (marked != null && next < end) {
            int close = text[next] == '{' ? braceEnd(next) : isWordStart(text[next]) ? wordEnd(next) : next;
            if (close > next) {
                out.upTo(close, marked);
                return close;
            }
        }
        out.upTo(next, grammar.operators().indexOf(c) >= 0 ? TokenClass.OPERATOR : TokenClass.PLAIN);
        return next;
    }

    private int braceEnd(int open) {
        for (int i = open; i < end && i - open < LONGEST_NAME; i++) {
            if (text[i] == '}') {
                return i + 1;
            }
        }
        return open;
    }

    private int wordEnd(int start) {
        int at = start + 1;
        while (at < end
                && (isWordStart(text[at])
                        || isDigit(text[at])
                        || grammar.wordCharacters().indexOf(text[at]) >= 0)) {
            at++;
        }
        return at;
    }

    private int numberEnd(int start) {
        int at = start + 1;
        while (at < end) {
            boolean point = text[at] == '.' && at + 1 < end && isDigit(text[at + 1]) && text[at - 1] != '.';
            boolean sign = (text[at] == '-' || text[at] == '+')
                    && (text[at - 1] == 'e' || text[at - 1] == 'E')
                    && text[start + (start + 1 < end ? 1 : 0)] != 'x';
            if (!point && !sign && !isDigit(text[at]) && !isWordStart(text[at])) {
                return at;
            }
            at++;
        }
        return at;
    }

    private boolean startsWith(String mark, int at) {
        if (mark.isEmpty() || at + mark.length() > end) {
            return false;
        }
        for (int i = 0; i < mark.length(); i++) {
            if (text[at + i] != mark.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWordStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c > 127 && Character.isLetter(c));
    }
}

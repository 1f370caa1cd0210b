package dev.octavo.highlight;

import dev.octavo.highlight.Table.Form;
import dev.octavo.highlight.Table.Span;
import java.util.Map;

/** Reads a language by its {@link Table}. Each line is gone through once, from left to right. */
final class TableLexer implements Lexer {
    private static final int BRIEF = 16;
    private static final int LONGEST_NAME = 100;
    /** A state is the number of an open span, counted from 1, and how often it is open within itself. */
    private static final int SPANS = 64;

    private static final int DEEPEST = 1_000_000;

    private final Table table;
    /** The first characters of spans; the last place stands for all outside ASCII. */
    private final boolean[] opens = new boolean[128];

    private char[] text = {};
    private int end;

    TableLexer(Table table) {
        this.table = table;
        table.spans()
                .forEach(span -> opens[Math.min(opens.length - 1, span.open().charAt(0))] = true);
    }

    @Override
    public int line(char[] code, int start, int lineEnd, int state, TokenMarkup out) {
        text = code;
        end = lineEnd;
        int at = start;
        if (state == FRESH) {
            for (Map.Entry<String, TokenClass> line : table.lines().entrySet()) {
                if (startsWith(line.getKey(), at) && isLongest(line.getKey(), at)) {
                    out.upTo(end, line.getValue());
                    return FRESH;
                }
            }
        } else {
            Span open = table.spans().get(state % SPANS - 1);
            int depth = state / SPANS;
            int close = close(open, at, depth);
            if (close < 0) {
                out.upTo(end, open.tokenClass());
                return -close * SPANS + state % SPANS;
            }
            out.upTo(close, open.tokenClass());
            at = close;
        }
        return tokens(at, out);
    }

    private boolean isLongest(String line, int at) {
        return table.lines().keySet().stream()
                .noneMatch(other -> other.length() > line.length() && startsWith(other, at));
    }

    private int tokens(int start, TokenMarkup out) {
        boolean first = true;
        int at = start;
        while (at < end) {
            char c = text[at];
            int span = opens[Math.min(opens.length - 1, c)] ? spanAt(at, first) : -1;
            if (span >= 0) {
                Span open = table.spans().get(span);
                int close = open.close().isEmpty()
                        ? end
                        : close(open, at + open.open().length(), 1);
                out.upTo(close < 0 ? end : close, open.tokenClass());
                if (close < 0) {
                    return open.goesOn() ? -close * SPANS + span + 1 : FRESH;
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
        return FRESH;
    }

    private int spanAt(int at, boolean first) {
        for (int i = 0; i < table.spans().size(); i++) {
            Span span = table.spans().get(i);
            if (startsWith(span.open(), at) && (first || !span.first()) && (!span.brief() || closesSoon(span, at))) {
                return i;
            }
        }
        return -1;
    }

    /** Whether it is a word, or where a backslash escapes one character: {@code 'a'} and not {@code 'a, 'b}. */
    private boolean closesSoon(Span span, int at) {
        int whole = end;
        int from = at + span.open().length();
        end = Math.min(end, from + BRIEF);
        int close = close(span, from, 1);
        end = whole;
        int length = close - span.close().length() - from;
        if (span.escape() != ' ') {
            return length == 1 || (length > 1 && (text[from] == span.escape() || Character.isSurrogate(text[from])));
        }
        for (int i = from; i < from + length; i++) {
            if (text[i] == ' ') {
                return false;
            }
        }
        return length > 0;
    }

    /** Where the text after a span starts; where it stays open, how often it is then, below zero. */
    private int close(Span span, int from, int depth) {
        int open = depth;
        int at = from;
        while (at < end) {
            if (text[at] == span.escape() && span.escape() != ' ') {
                at += 2;
            } else if (startsWith(span.close(), at)) {
                at += span.close().length();
                if (--open == 0) {
                    return at;
                }
            } else if (span.nested() && startsWith(span.open(), at)) {
                at += span.open().length();
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
        TokenClass known = table.word(word);
        out.upTo(at, known == TokenClass.PLAIN ? byForm(word, at, first) : known);
        return at;
    }

    private TokenClass byForm(String word, int at, boolean first) {
        int next = at;
        while (next < end && next - at < LONGEST_NAME && (text[next] == ' ' || text[next] == '\t')) {
            next++;
        }
        boolean key = first && next < end && table.separators().indexOf(text[next]) >= 0;
        if (key && table.forms().containsKey(Form.KEY)) {
            return form(Form.KEY);
        }
        if (first && table.forms().containsKey(Form.FIRST)) {
            return form(Form.FIRST);
        }
        if (at < end && text[at] == '(' && table.forms().containsKey(Form.CALL)) {
            return form(Form.CALL);
        }
        return Character.isUpperCase(word.charAt(0)) ? form(Form.CAPITAL) : TokenClass.PLAIN;
    }

    private TokenClass form(Form form) {
        return table.forms().getOrDefault(form, TokenClass.PLAIN);
    }

    /** A character that gives the name behind it a class; an operator; else punctuation. */
    private int mark(char c, int at, TokenMarkup out) {
        TokenClass marked = table.marks().get(c);
        int next = at + 1;
        if (marked != null && next < end) {
            int close = text[next] == '{' ? braceEnd(next) : isWordStart(text[next]) ? wordEnd(next) : next;
            if (close > next) {
                out.upTo(close, marked);
                return close;
            }
        }
        out.upTo(next, table.operators().indexOf(c) >= 0 ? TokenClass.OPERATOR : TokenClass.PLAIN);
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
                        || table.letters().indexOf(text[at]) >= 0)) {
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

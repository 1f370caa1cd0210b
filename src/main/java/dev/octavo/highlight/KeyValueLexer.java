package dev.octavo.highlight;

import java.util.Set;
import java.util.regex.Pattern;

/** Reads YAML and TOML, since RSyntaxTextArea knows little YAML and no TOML. */
final class KeyValueLexer implements Lexer {
    private static final int IN_STRING = 1;
    private static final int IN_LITERAL = 2;
    // Plus the columns by which the lines of a YAML block have to be indented at least.
    private static final int IN_BLOCK = 10;

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9][0-9TZtzxoa-fA-F_.:+-]*+");
    private static final Pattern BLOCK = Pattern.compile("[|>][+-]?[0-9]?[+-]?");
    private static final Set<String> CONSTANTS = Set.of("true", "false", "null", "~", "inf", "nan");

    private final boolean yaml;

    /** @param yaml whether it is YAML, else TOML */
    KeyValueLexer(boolean yaml) {
        this.yaml = yaml;
    }

    @Override
    public int line(char[] text, int start, int end, int state, TokenMarkup out) {
        return new Line(text, start, end, out).lexed(state);
    }

    /** One line on its way from left to right. */
    private final class Line {
        private final char[] text;
        private final int start;
        private final int end;
        private final TokenMarkup out;
        private int at;
        private int next = FRESH;
        /** Whether a key or a value can begin here: nothing but marks since the last separator. */
        private boolean fresh = true;

        Line(char[] text, int start, int end, TokenMarkup out) {
            this.text = text;
            this.start = start;
            this.end = end;
            this.out = out;
            this.at = start;
        }

        int lexed(int state) {
            skipSpace();
            if (state >= IN_BLOCK && (at == end || at - start >= state - IN_BLOCK)) {
                out.upTo(end, TokenClass.STRING);
                return state;
            }
            if (state == IN_STRING || state == IN_LITERAL) {
                at = start;
                multiLine(state == IN_STRING ? '"' : '\'');
            } else if (!mark()) {
                token();
            }
            while (at < end) {
                token();
            }
            return next;
        }

        /** A line of its own that parts documents or tables. */
        private boolean mark() {
            String line = new String(text, at, end - at).strip();
            boolean document = yaml && (line.equals("---") || line.equals("..."));
            boolean table = !yaml && line.startsWith("[") && line.indexOf(']') > 0;
            if (document) {
                to(end, TokenClass.OPERATOR);
            } else if (table) {
                to(at + line.lastIndexOf(']', commentStart(line)) + 1, TokenClass.TYPE);
            }
            return document || table;
        }

        private static int commentStart(String line) {
            int hash = line.indexOf('#');
            return hash < 0 ? line.length() : hash;
        }

        private void token() {
            skipSpace();
            if (at == end) {
                return;
            }
            char c = text[at];
            boolean afterSpace = at == start || text[at - 1] == ' ' || text[at - 1] == '\t';
            if (c == '#' && (afterSpace || !yaml)) {
                to(end, TokenClass.COMMENT);
            } else if (fresh && (c == '"' || c == '\'')) {
                string(c);
            } else if (",[]{}=".indexOf(c) >= 0 || isColon(at) || isDash(at)) {
                fresh = fresh || (c != ']' && c != '}');
                to(at + 1, TokenClass.PLAIN);
            } else {
                word();
            }
        }

        private void string(char quote) {
            boolean triple = !yaml && at + 2 < end && text[at + 1] == quote && text[at + 2] == quote;
            if (triple) {
                out.upTo(at + 3, TokenClass.STRING);
                at += 3;
                multiLine(quote);
                return;
            }
            int close = at + 1;
            while (close < end && (text[close] != quote || isDoubled(close, quote))) {
                boolean escape = isDoubled(close, quote) || (text[close] == '\\' && quote == '"');
                close += escape ? 2 : 1;
            }
            close = Math.min(end, close + 1);
            to(close, isKey(close) ? TokenClass.ATTRIBUTE : TokenClass.STRING);
            fresh = false;
        }

        // YAML writes '' for an apostrophe within apostrophes.
        private boolean isDoubled(int i, char quote) {
            return yaml && quote == '\'' && i + 1 < end && text[i] == quote && text[i + 1] == quote;
        }

        /** The rest of a string in three quotes, as far as it stands on this line. */
        private void multiLine(char quote) {
            String rest = new String(text, at, end - at);
            int close = rest.indexOf(String.valueOf(quote).repeat(3));
            next = close >= 0 ? FRESH : quote == '"' ? IN_STRING : IN_LITERAL;
            to(close >= 0 ? at + close + 3 : end, TokenClass.STRING);
            fresh = false;
        }

        private void word() {
            int close = at;
            while (close < end && ",[]{}= \t".indexOf(text[close]) < 0 && !isColon(close)) {
                close++;
            }
            close = Math.max(close, at + 1);
            String word = new String(text, at, close - at);
            to(close, tokenClass(word, close));
            fresh = false;
        }

        private TokenClass tokenClass(String word, int close) {
            if (!fresh) {
                return TokenClass.PLAIN;
            }
            if (isKey(close)) {
                return TokenClass.ATTRIBUTE;
            }
            if (yaml && BLOCK.matcher(word).matches()) {
                next = IN_BLOCK + indent() + 1;
                return TokenClass.OPERATOR;
            }
            if (yaml && word.length() > 1 && "&*!".indexOf(word.charAt(0)) >= 0) {
                return TokenClass.ANNOTATION;
            }
            if (!standsAlone(close)) {
                return TokenClass.PLAIN;
            }
            boolean number = NUMBER.matcher(word).matches();
            return CONSTANTS.contains(word) ? TokenClass.KEYWORD : number ? TokenClass.NUMBER : TokenClass.PLAIN;
        }

        /** Whether what ends at {@code close} is a key: the separator is next. */
        private boolean isKey(int close) {
            int i = afterSpace(close);
            return i < end && (yaml ? isColon(i) : text[i] == '=');
        }

        private boolean standsAlone(int close) {
            int i = afterSpace(close);
            return i == end || ",]}#".indexOf(text[i]) >= 0;
        }

        private boolean isColon(int i) {
            return yaml && text[i] == ':' && (i + 1 == end || text[i + 1] == ' ' || text[i + 1] == '\t');
        }

        private boolean isDash(int i) {
            return yaml && fresh && text[i] == '-' && (i + 1 == end || text[i + 1] == ' ');
        }

        private int indent() {
            int i = start;
            while (i < end && text[i] == ' ') {
                i++;
            }
            return i - start;
        }

        private int afterSpace(int i) {
            int j = i;
            while (j < end && (text[j] == ' ' || text[j] == '\t')) {
                j++;
            }
            return j;
        }

        private void skipSpace() {
            to(afterSpace(at), TokenClass.PLAIN);
        }

        private void to(int stop, TokenClass tokenClass) {
            out.upTo(stop, tokenClass);
            at = stop;
        }
    }
}

package dev.octavo.lib.highlight;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits YAML and TOML into tokens, since RSyntaxTextArea supports YAML poorly and TOML not at all. */
final class KeyValueLexer implements Lexer {
    private static final Set<String> CONSTANTS = Set.of("true", "false", "null", "~", "inf", "nan");
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9][0-9TZtzxoa-fA-F_.:+-]*+");

    // All quantifiers are possessive, so that no line takes long or needs a deep stack.
    private static final String DOUBLE = "\"(?:[^\"\\\\]++|\\\\.?+)*+\"?+";
    private static final String BLOCK = "[|>][+-]?+[0-9]?+[+-]?+";

    /** The classes of the first groups; the next two are strings and the separator after a key. */
    private static final List<TokenClass> MARKS =
            List.of(TokenClass.COMMENT, TokenClass.TYPE, TokenClass.OPERATOR, TokenClass.ANNOTATION);

    private static final int STRING = 5;
    private static final int SEPARATOR = 6;

    static final KeyValueLexer YAML = new KeyValueLexer(
            BLOCK,
            "(?<![^ \\t])#.*",
            "(?!)", // no tables
            "^(?:---|\\.\\.\\.)[ \\t]*+$|" + BLOCK + "(?=[ \\t]*+(?:#|$))",
            DOUBLE + "|'(?:[^']++|'')*+'?+",
            "(?:[^ \\t,\\[\\]{}:]++|:(?![ \\t]|$))++",
            ":(?:[ \\t]|$)",
            "[&*!][^ \\t,\\[\\]{}]++");
    static final KeyValueLexer TOML = new KeyValueLexer(
            "(\"{3}|'{3})(?:(?!\\1).)*+",
            "#.*",
            "(?<=^[ \\t]{0,40})\\[[^#]*]",
            "(?!)", // no block scalars
            multiLine("\"") + "|" + multiLine("'") + "|" + DOUBLE + "|'[^']*+'?+",
            "[^ \\t,\\[\\]{}=#]++",
            "=",
            "(?!)"); // no anchors and tags

    private static final int IN_STRING = 1;
    private static final int IN_LITERAL = 2;
    // Plus the minimum indentation of the lines in a YAML block scalar.
    private static final int IN_BLOCK_SCALAR = 10;

    private final Pattern multiLineStart;
    private final Pattern tokens;

    private KeyValueLexer(
            String multiLineStart,
            String comment,
            String table,
            String mark,
            String string,
            String word,
            String separator,
            String anchor) {
        this.multiLineStart = Pattern.compile(multiLineStart, Pattern.DOTALL);
        // Within unquoted text, quotes and numbers have no meaning.
        String words = "(?!-[ \\t])" + word + "(?:[ \\t]++(?!#)" + word + ")*+";
        tokens = Pattern.compile(
                "(" + comment + ")|(" + table + ")|(" + mark + ")|(" + anchor + ")|(?:(" + string + ")|" + words
                        + ")(?=([ \\t]*+" + separator + ")?+)",
                Pattern.DOTALL | Pattern.UNIX_LINES);
    }

    /** The part of a triple-quoted string that is on its first line. */
    private static String multiLine(String quote) {
        String quotes = quote.repeat(3);
        return quotes + "(?:(?!" + quotes + ").)*+(?:" + quotes + ")?+";
    }

    @Override
    public int line(char[] text, int start, int end, int state, TokenMarkup out) {
        String line = new String(text, start, end - start);
        int indent = line.length() - line.stripLeading().length();
        if (state >= IN_BLOCK_SCALAR && (line.isBlank() || indent >= state - IN_BLOCK_SCALAR)) {
            out.upTo(start + indent, TokenClass.PLAIN);
            out.upTo(end, TokenClass.STRING);
            return state;
        }
        int at = 0;
        if (state == IN_STRING || state == IN_LITERAL) {
            int close = line.indexOf(state == IN_STRING ? "\"\"\"" : "'''");
            at = close < 0 ? line.length() : close + 3;
            out.upTo(start + at, TokenClass.STRING);
            if (close < 0) {
                return state;
            }
        }
        int next = INITIAL;
        for (Matcher token = tokens.matcher(line); token.find(at); at = token.end()) {
            TokenClass tokenClass = tokenClass(token);
            out.upTo(start + token.start(), TokenClass.PLAIN);
            out.upTo(start + token.end(), tokenClass);
            if (tokenClass == TokenClass.OPERATOR || tokenClass == TokenClass.STRING) {
                next = multiLineStart.matcher(token.group()).matches()
                        ? state(line.charAt(token.start()), indent)
                        : INITIAL;
            }
        }
        return next;
    }

    private static TokenClass tokenClass(Matcher token) {
        for (int mark = 0; mark < MARKS.size(); mark++) {
            if (token.start(mark + 1) >= 0) {
                return MARKS.get(mark);
            }
        }
        boolean string = token.start(STRING) >= 0;
        String text = token.group();
        if (token.start(SEPARATOR) >= 0 && (string || text.indexOf(' ') < 0)) {
            return TokenClass.ATTRIBUTE;
        }
        if (string) {
            return TokenClass.STRING;
        }
        boolean number = NUMBER.matcher(text).matches();
        return CONSTANTS.contains(text) ? TokenClass.KEYWORD : number ? TokenClass.NUMBER : TokenClass.PLAIN;
    }

    /** The state after a token that continues on the next line. */
    private static int state(char first, int indent) {
        return switch (first) {
            case '"' -> IN_STRING;
            case '\'' -> IN_LITERAL;
            default -> IN_BLOCK_SCALAR + indent + 1;
        };
    }
}

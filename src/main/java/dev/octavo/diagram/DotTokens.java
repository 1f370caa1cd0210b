package dev.octavo.diagram;

import dev.octavo.diagram.engine.DiagramException;
import java.util.ArrayList;
import java.util.List;

/** Cuts a text in the language of Graphviz into its tokens. */
final class DotTokens {
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;

    private DotTokens(String text) {
        this.text = text;
    }

    /**
     * A token.
     *
     * @param quoted whether it stood between quotes, so that it is no keyword and no sign
     */
    record Token(String text, boolean quoted, int line) {
        boolean is(String sign) {
            return !quoted && text.equals(sign);
        }
    }

    /** All tokens; the last is empty, and stands where the text ends. */
    static List<Token> of(String text) {
        DotTokens tokens = new DotTokens(text);
        while (tokens.skip()) {
            tokens.next();
        }
        tokens.add("", false);
        return tokens.tokens;
    }

    private void add(String token, boolean quoted) {
        tokens.add(new Token(token, quoted, line));
    }

    /** Goes on to the next token; false where there is none. */
    private boolean skip() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n') {
                line++;
                at++;
            } else if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '#' || text.startsWith("//", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                if (end < 0) {
                    throw new DiagramException(line, "this comment has no end", "write */ behind it");
                }
                line += (int)
                        text.substring(at, end).chars().filter(b -> b == '\n').count();
                at = end + 2;
            } else {
                return true;
            }
        }
        return false;
    }

    private void next() {
        char c = text.charAt(at);
        if (c == '"') {
            quoted();
        } else if (c == '<') {
            throw new DiagramException(line, "labels of HTML are not read", "write a label between quotes");
        } else if (text.startsWith("->", at) || text.startsWith("--", at)) {
            add(text.substring(at, at + 2), false);
            at += 2;
        } else if (isName(c)) {
            int start = at;
            while (at < text.length()
                    && isName(text.charAt(at))
                    && !text.startsWith("->", at)
                    && !text.startsWith("--", at)) {
                at++;
            }
            add(text.substring(start, at), false);
        } else if ("{}[];,=:".indexOf(c) >= 0) {
            add(String.valueOf(c), false);
            at++;
        } else {
            throw new DiagramException(line, "nothing reads " + c + " here", "put what it belongs to between quotes");
        }
    }

    private static boolean isName(char c) {
        return Character.isLetterOrDigit(c) || Character.isSurrogate(c) || c == '_' || c == '.' || c == '-';
    }

    private void quoted() {
        StringBuilder value = new StringBuilder();
        int start = line;
        for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
            char c = text.charAt(at);
            line += c == '\n' ? 1 : 0;
            if (c == '\\' && at + 1 < text.length() && text.charAt(at + 1) == '"') {
                at++;
                value.append('"');
            } else if (c == '\\' && text.startsWith("\n", at + 1)) {
                at++;
                line++;
            } else {
                value.append(c);
            }
        }
        if (at >= text.length()) {
            throw new DiagramException(start, "these quotes are never closed", "write \" behind the words");
        }
        at++;
        tokens.add(new Token(value.toString(), true, start));
    }
}

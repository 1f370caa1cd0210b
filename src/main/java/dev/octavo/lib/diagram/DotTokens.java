package dev.octavo.lib.diagram;

import dev.octavo.lib.diagram.engine.DiagramException;
import java.util.ArrayList;
import java.util.List;

/** Splits a DOT text into tokens. */
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
     * @param quoted whether it was written in quotes, so that it is neither a keyword nor a sign
     */
    record Token(String text, boolean quoted, int line) {
        boolean is(String sign) {
            return !quoted && text.equals(sign);
        }
    }

    /** All tokens; the last one is empty and marks the end of the text. */
    static List<Token> of(String text) {
        DotTokens tokens = new DotTokens(text);
        while (tokens.skipToToken()) {
            tokens.readToken();
        }
        List<Token> all = tokens.tokens;
        all.add(new Token("", false, all.isEmpty() ? 1 : all.get(all.size() - 1).line()));
        return all;
    }

    private void add(String token) {
        tokens.add(new Token(token, false, line));
    }

    /** Skips spaces and comments; false if no token follows. */
    private boolean skipToToken() {
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
                    throw new DiagramException(line, "this comment has no end", "write */ after it");
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

    private void readToken() {
        char c = text.charAt(at);
        if (c == '"') {
            readQuoted();
        } else if (c == '<') {
            throw new DiagramException(line, "labels of HTML are not read", "write the label as text in quotes");
        } else if (text.startsWith("->", at) || text.startsWith("--", at)) {
            add(text.substring(at, at + 2));
            at += 2;
        } else if (isName(c)) {
            int start = at;
            while (at < text.length()
                    && isName(text.charAt(at))
                    && !text.startsWith("->", at)
                    && !text.startsWith("--", at)) {
                at++;
            }
            add(text.substring(start, at));
        } else if ("{}[];,=:".indexOf(c) >= 0) {
            add(String.valueOf(c));
            at++;
        } else {
            throw new DiagramException(line, "unexpected character " + c, "put the name that it is part of in quotes");
        }
    }

    private static boolean isName(char c) {
        return Character.isLetterOrDigit(c) || Character.isSurrogate(c) || c == '_' || c == '.' || c == '-';
    }

    private void readQuoted() {
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
            throw new DiagramException(start, "these quotes are never closed", "write \" after the text");
        }
        at++;
        tokens.add(new Token(value.toString(), true, start));
    }
}

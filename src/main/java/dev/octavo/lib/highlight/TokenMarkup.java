package dev.octavo.lib.highlight;

import dev.octavo.lib.text.Html;

/** Writes code as markup, with one span around adjacent tokens of the same class, even across lines. */
final class TokenMarkup {
    private final String code;
    private final StringBuilder out;
    private TokenClass open = TokenClass.PLAIN;
    private int openStart;
    private int openEnd;
    private int at;

    TokenMarkup(String code) {
        this.code = code;
        this.out = new StringBuilder(code.length() * 2);
    }

    /** Writes the code up to {@code end} as a token of that class. */
    void upTo(int end, TokenClass tokenClass) {
        if (end <= at) {
            return;
        }
        if (tokenClass != open) {
            close();
            open = tokenClass;
            openStart = at;
        }
        at = end;
        openEnd = end;
    }

    /** Writes the code up to {@code end} as a line break, within the span if the next token has the same class. */
    void lineBreak(int end) {
        at = end;
    }

    String finished() {
        close();
        return out.toString();
    }

    private void close() {
        if (open != TokenClass.PLAIN && openStart < openEnd) {
            out.append(open.startTag());
            Html.escape(code, openStart, openEnd, out);
            out.append("</span>");
        } else {
            Html.escape(code, openStart, openEnd, out);
        }
        out.append(code, openEnd, at);
    }
}

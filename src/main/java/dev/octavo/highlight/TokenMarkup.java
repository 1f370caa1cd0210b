package dev.octavo.highlight;

import dev.octavo.text.Html;

/** Writes code as markup, with one span around neighbouring tokens of the same class, even across lines. */
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

    /** Everything before {@code end} that is not yet written has that class. */
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

    /** Everything before {@code end} that is not yet written is a line break: within a span if the span goes on. */
    void lineBreak(int end) {
        at = end;
    }

    String finished() {
        close();
        return out.toString();
    }

    private void close() {
        String text = Html.escape(code.substring(openStart, openEnd));
        if (open == TokenClass.PLAIN || text.isEmpty()) {
            out.append(text);
        } else {
            out.append(open.startTag()).append(text).append("</span>");
        }
        if (openEnd < at) {
            out.append(code.substring(openEnd, at));
        }
    }
}

package dev.octavo.highlight;

import javax.swing.text.Segment;
import org.fife.ui.rsyntaxtextarea.Token;
import org.fife.ui.rsyntaxtextarea.TokenMaker;

/** A token maker of RSyntaxTextArea, used without any of its editor. */
final class TokenMakerLexer implements Lexer {
    private final TokenMaker maker;

    TokenMakerLexer(TokenMaker maker) {
        this.maker = maker;
    }

    @Override
    public int line(char[] text, int start, int end, int state, TokenMarkup out) {
        Segment line = new Segment(text, start, end - start);
        int at = start;
        int last = state;
        for (Token token = maker.getTokenList(line, state, start); token != null; token = token.getNextToken()) {
            at = Math.min(end, at + token.length());
            out.upTo(at, TokenClass.of(token.getType()));
            last = token.getType();
        }
        return last;
    }
}

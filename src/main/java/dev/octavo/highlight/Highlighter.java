package dev.octavo.highlight;

import dev.octavo.text.Html;
import java.util.Optional;
import javax.swing.text.Segment;
import org.fife.ui.rsyntaxtextarea.Token;
import org.fife.ui.rsyntaxtextarea.TokenMaker;

/**
 * Gives code its colours: each token that has one becomes {@code <span class="tok-…">}, and the text stays as it is.
 * Safe to use from several threads: every call has a token maker of its own, which costs a few microseconds.
 */
public final class Highlighter {
    private static final int LONGEST_CODE = 500_000;
    // The time of a token maker grows with the square of a line's tokens; the lines that people write are shorter.
    private static final int LONGEST_LINE = 10_000;

    /**
     * {@code code} as markup.
     *
     * @param language the name behind the fence, in any case: {@code js}, {@code C++}
     * @return empty where the language is not known, or the code is longer than anybody reads
     */
    public Optional<Html> highlight(String code, String language) {
        if (code.length() > LONGEST_CODE) {
            return Optional.empty();
        }
        return Languages.tokenMaker(language).map(maker -> new Html(markup(code, maker)));
    }

    private static String markup(String code, TokenMaker maker) {
        TokenMarkup out = new TokenMarkup(code);
        char[] text = code.toCharArray();
        int state = Token.NULL;
        int start = 0;
        while (start < text.length) {
            int newline = code.indexOf('\n', start);
            int next = newline < 0 ? text.length : newline + 1;
            int end = newline < 0 ? text.length : newline;
            end = end > start && text[end - 1] == '\r' ? end - 1 : end;
            Segment line = new Segment(text, start, end - start);
            // After a line that is too long the next one begins afresh.
            state = line.count > LONGEST_LINE ? Token.NULL : line(line, state, maker, out);
            out.upTo(end, TokenClass.PLAIN);
            out.lineBreak(next);
            start = next;
        }
        return out.finished();
    }

    /** Writes a line and says in what state it leaves the next one: within a comment, say. */
    private static int line(Segment line, int state, TokenMaker maker, TokenMarkup out) {
        int end = line.offset + line.count;
        int at = line.offset;
        int last = state;
        for (Token token = maker.getTokenList(line, state, line.offset); token != null; token = token.getNextToken()) {
            at = Math.min(end, at + token.length());
            out.upTo(at, TokenClass.of(token.getType()));
            last = token.getType();
        }
        return last;
    }
}

package dev.octavo.lib.highlight;

import dev.octavo.lib.text.CodeHighlighter;
import dev.octavo.lib.text.Html;
import java.util.Optional;
import java.util.Set;

/**
 * Highlights code: each token with a colour becomes {@code <span class="tok-…">}, and the text stays as it is.
 * Thread-safe, since each thread has its own lexers.
 */
public final class Highlighter implements CodeHighlighter {
    private static final int LONGEST_CODE = 500_000;
    // A token maker takes time quadratic in a line's tokens; lines written by hand are shorter.
    private static final int LONGEST_LINE = 10_000;

    /**
     * The highlighted markup of {@code code}.
     *
     * @param language the name after the fence, in any case: {@code js}, {@code C++}
     * @return empty if the language is unknown or the code has more than 500,000 characters
     */
    @Override
    public Optional<Html> highlight(String code, String language) {
        if (code.length() > LONGEST_CODE) {
            return Optional.empty();
        }
        return Lexers.lexer(language).map(lexer -> new Html(markup(code, lexer)));
    }

    @Override
    public Set<String> languages() {
        return Lexers.names();
    }

    private static String markup(String code, Lexer lexer) {
        TokenMarkup out = new TokenMarkup(code);
        char[] text = code.toCharArray();
        int state = Lexer.INITIAL;
        int start = 0;
        while (start < text.length) {
            int newline = code.indexOf('\n', start);
            int next = newline < 0 ? text.length : newline + 1;
            int end = newline < 0 ? text.length : newline;
            end = end > start && text[end - 1] == '\r' ? end - 1 : end;
            // A line that is too long is not highlighted, and the next one starts in the initial state.
            state = end - start > LONGEST_LINE ? Lexer.INITIAL : lexer.line(text, start, end, state, out);
            out.upTo(end, TokenClass.PLAIN);
            out.lineBreak(next);
            start = next;
        }
        return out.finished();
    }
}

package dev.octavo.highlight;

import dev.octavo.text.CodeHighlighter;
import dev.octavo.text.Html;
import java.util.Optional;
import java.util.Set;

/**
 * Gives code its colours: each token that has one becomes {@code <span class="tok-…">}, and the text stays as it is.
 * Safe to use from several threads: every call has a lexer of its own, which costs a few microseconds.
 */
public final class Highlighter implements CodeHighlighter {
    private static final int LONGEST_CODE = 500_000;
    // The time of a token maker grows with the square of a line's tokens; the lines that people write are shorter.
    private static final int LONGEST_LINE = 10_000;

    /**
     * {@code code} as markup.
     *
     * @param language the name behind the fence, in any case: {@code js}, {@code C++}
     * @return empty where the language is not known, or the code is too long to be read
     */
    @Override
    public Optional<Html> highlight(String code, String language) {
        if (code.length() > LONGEST_CODE) {
            return Optional.empty();
        }
        return Languages.lexer(language).map(lexer -> new Html(markup(code, lexer)));
    }

    @Override
    public Set<String> languages() {
        return Languages.names();
    }

    private static String markup(String code, Lexer lexer) {
        TokenMarkup out = new TokenMarkup(code);
        char[] text = code.toCharArray();
        int state = Lexer.FRESH;
        int start = 0;
        while (start < text.length) {
            int newline = code.indexOf('\n', start);
            int next = newline < 0 ? text.length : newline + 1;
            int end = newline < 0 ? text.length : newline;
            end = end > start && text[end - 1] == '\r' ? end - 1 : end;
            // After a line that is too long the next one begins afresh.
            state = end - start > LONGEST_LINE ? Lexer.FRESH : lexer.line(text, start, end, state, out);
            out.upTo(end, TokenClass.PLAIN);
            out.lineBreak(next);
            start = next;
        }
        return out.finished();
    }
}

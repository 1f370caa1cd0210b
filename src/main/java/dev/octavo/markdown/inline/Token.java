package dev.octavo.markdown.inline;

import dev.octavo.markdown.syntax.TooComplexException;
import org.jspecify.annotations.Nullable;

/** A link of the tokens into which a text is cut: something finished, or a run of marks whose meaning is still open. */
final class Token {
    /** What is finished; absent for marks. */
    final @Nullable Inline inline;
    /** How deeply the finished part is nested. */
    final int depth;
    /** The marks: {@code ***}, {@code ~}, or a bracket. */
    final String marks;
    /** Where it starts in the text. */
    final int at;
    /** How many of the marks are not used up. */
    int remaining;
    /** Where the last blank before it stands. */
    int blank = -1;

    boolean opens;
    boolean closes;

    @Nullable Token previous;

    @Nullable Token next;

    @Nullable Token previousRun;

    @Nullable Token nextRun;

    private Token(@Nullable Inline inline, int depth, String marks, int at) {
        this.inline = inline;
        this.depth = depth;
        this.marks = marks;
        this.at = at;
        this.remaining = marks.length();
    }

    static Token of(Inline inline, int depth, int at) {
        TooComplexException.requireDepth(depth);
        return new Token(inline, depth, "", at);
    }

    static Token marks(String marks, int at) {
        return new Token(null, 0, marks, at);
    }

    char mark() {
        return marks.charAt(0);
    }
}

package dev.octavo.blog.markdown.inline;

import dev.octavo.blog.markdown.syntax.TooComplexException;
import org.jspecify.annotations.Nullable;

/** A node of a {@link TokenList}: a finished inline, or a run of delimiters whose meaning is still open. */
final class InlineToken {
    /** The finished inline; null for delimiters. */
    final @Nullable Inline inline;
    /** The nesting depth of the finished inline. */
    final int depth;
    /** The delimiters: {@code ***}, {@code ~}, or a bracket. */
    final String marks;
    /** Its index in the text. */
    final int at;
    /** The number of unused delimiters. */
    int remaining;
    /** The index of the last white space before it; -1 if there is none. */
    int blank = -1;

    boolean opens;
    boolean closes;

    @Nullable InlineToken previous;

    @Nullable InlineToken next;

    @Nullable InlineToken previousRun;

    @Nullable InlineToken nextRun;

    private InlineToken(@Nullable Inline inline, int depth, String marks, int at) {
        this.inline = inline;
        this.depth = depth;
        this.marks = marks;
        this.at = at;
        this.remaining = marks.length();
    }

    static InlineToken of(Inline inline, int depth, int at) {
        TooComplexException.requireDepth(depth);
        return new InlineToken(inline, depth, "", at);
    }

    static InlineToken marks(String marks, int at) {
        return new InlineToken(null, 0, marks, at);
    }

    char mark() {
        return marks.charAt(0);
    }
}

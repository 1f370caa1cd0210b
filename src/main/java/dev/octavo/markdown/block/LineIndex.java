package dev.octavo.markdown.block;

import com.vladsch.flexmark.util.sequence.BasedSequence;

/**
 * An article that appears to have lines of one character and a line ending. flexmark searches for line endings character by
 * character, which takes a fifth of the time of parsing; here it finds each one at once, and still gets the whole line.
 */
@SuppressWarnings("unchecked") // for getBuilder(), which flexmark overrides with another type
final class LineIndex extends BasedSequence.EmptyBasedSequence {
    private final BasedSequence article;
    private final int[] lineStarts;

    /** @param lineStarts the offset of each line, including an empty one after the last line ending */
    LineIndex(BasedSequence article, int[] lineStarts) {
        this.article = article;
        this.lineStarts = lineStarts;
    }

    @Override
    public int length() {
        int last = lineStarts.length - 1;
        return 2 * last + (lineStarts[last] < article.length() ? 1 : 0);
    }

    @Override
    public char charAt(int index) {
        return index % 2 == 0 ? ' ' : '\n';
    }

    @Override
    public BasedSequence subSequence(int start, int end) {
        return article.subSequence(offset(start), offset(end));
    }

    private int offset(int index) {
        int line = index / 2;
        if (index % 2 == 0) {
            return lineStarts[line];
        }
        return line + 1 < lineStarts.length ? lineStarts[line + 1] - 1 : article.length();
    }
}

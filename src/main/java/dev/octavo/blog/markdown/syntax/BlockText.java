package dev.octavo.blog.markdown.syntax;

import java.util.Arrays;

/** The text of a block without the markers of the blocks around it, with its positions in the article. */
public final class BlockText {
    private final String text;
    /** The start of each piece that is contiguous in the article, mostly a line. */
    private final int[] starts;
    /** The offset of each piece in the article. */
    private final int[] offsets;

    /** Pieces of {@code text} start at the indices {@code starts}, and at {@code offsets} in the article. */
    public BlockText(String text, int[] starts, int[] offsets) {
        this.text = text;
        this.starts = starts.clone();
        this.offsets = offsets.clone();
    }

    /** A text that is contiguous in the article, at {@code offset}. */
    public static BlockText of(String text, int offset) {
        return new BlockText(text, new int[] {0}, new int[] {offset});
    }

    /** Lines separated by {@code \n}, for code and raw HTML with indentation and a final line ending. */
    public String text() {
        return text;
    }

    /** The offset in the article of the character at {@code index}. */
    public int offset(int index) {
        int piece = piece(index);
        return offsets[piece] + index - starts[piece];
    }

    /** The index at which a line, counted from 1, starts; the end of the text if it has fewer lines. */
    public int line(int number) {
        int start = 0;
        for (int i = 1; i < number && start < text.length(); i++) {
            int end = text.indexOf('\n', start);
            start = end < 0 ? text.length() : end + 1;
        }
        return start;
    }

    public BlockText from(int index) {
        int first = piece(index);
        int[] moved = Arrays.copyOfRange(starts, first, starts.length);
        int[] places = Arrays.copyOfRange(offsets, first, offsets.length);
        for (int i = 0; i < moved.length; i++) {
            moved[i] -= index;
        }
        places[0] -= moved[0];
        moved[0] = 0;
        return new BlockText(text.substring(index), moved, places);
    }

    /** The text up to {@code end}, without trailing white space. */
    public BlockText to(int end) {
        return new BlockText(text.substring(0, end).stripTrailing(), starts, offsets);
    }

    private int piece(int index) {
        int found = Arrays.binarySearch(starts, index);
        return found >= 0 ? found : Math.max(0, -found - 2);
    }
}

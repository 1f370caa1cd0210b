package dev.octavo.markdown.syntax;

import java.util.Arrays;

/** The text of a block without the marks of the blocks around it. It knows its place in the article. */
public final class BlockText {
    private final String text;
    /** Where the pieces of the text start that are apart in the article: mostly lines. */
    private final int[] starts;
    /** Where the same places are in the article. */
    private final int[] offsets;

    /** Pieces of {@code text} start at {@code starts}; in the article they are at {@code offsets}. */
    public BlockText(String text, int[] starts, int[] offsets) {
        this.text = text;
        this.starts = starts.clone();
        this.offsets = offsets.clone();
    }

    /** A text that is one piece of the article, at {@code offset}. */
    public static BlockText of(String text, int offset) {
        return new BlockText(text, new int[] {0}, new int[] {offset});
    }

    /** Lines parted by {@code \n}: running text has no indentation and no last line ending, code and raw HTML keep both. */
    public String text() {
        return text;
    }

    /** Where the character at {@code index} stands in the article. */
    public int offset(int index) {
        int piece = piece(index);
        return offsets[piece] + index - starts[piece];
    }

    /** Where the line of that number starts, counted from 1; the end of the text where it has fewer. */
    public int line(int number) {
        int start = 0;
        for (int i = 1; i < number && start < text.length(); i++) {
            int end = text.indexOf('\n', start);
            start = end < 0 ? text.length() : end + 1;
        }
        return start;
    }

    /** This text from {@code index} on. */
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

    /** This text up to {@code end}, without the blanks before it. */
    public BlockText to(int end) {
        return new BlockText(text.substring(0, end).stripTrailing(), starts, offsets);
    }

    private int piece(int index) {
        int found = Arrays.binarySearch(starts, index);
        return found >= 0 ? found : Math.max(0, -found - 2);
    }
}

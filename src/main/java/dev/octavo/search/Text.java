package dev.octavo.search;

import java.util.Arrays;

/** Characters one after the other, in a room that is used for one text after the other. */
final class Text {
    private char[] chars = new char[1 << 12];
    private int length;

    void clear() {
        length = 0;
    }

    void append(String text, int start, int end) {
        int size = length + end - start;
        if (size > chars.length) {
            chars = Arrays.copyOf(chars, Math.max(size, 2 * chars.length));
        }
        text.getChars(start, end, chars, length);
        length = size;
    }

    /** Its own, of which {@link #length} are the text. */
    char[] chars() {
        return chars;
    }

    int length() {
        return length;
    }

    @Override
    public String toString() {
        return new String(chars, 0, length);
    }
}

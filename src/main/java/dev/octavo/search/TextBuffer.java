package dev.octavo.search;

import java.util.Arrays;

/** A growing array of characters, reused for one text after the other. */
final class TextBuffer {
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

    /** The array itself; the text is the first {@link #length} characters. */
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

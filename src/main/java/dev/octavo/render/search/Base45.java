package dev.octavo.render.search;

/**
 * Writes numbers in base 45 with 90 ASCII characters that JSON does not escape, the lowest digit first. All digits but
 * the last come from the upper half of the alphabet, so no separator is needed.
 */
final class Base45 {
    static final int BASE = 45;
    private static final char FIRST = '#';
    private static final char BACKSLASH = '\\';

    private Base45() {}

    static void append(StringBuilder out, int number) {
        int rest = number;
        while (rest >= BASE) {
            out.append(digit(BASE + rest % BASE));
            rest = rest / BASE - 1;
        }
        out.append(digit(rest));
    }

    private static char digit(int value) {
        char c = (char) (FIRST + value);
        return c < BACKSLASH ? c : (char) (c + 1);
    }
}

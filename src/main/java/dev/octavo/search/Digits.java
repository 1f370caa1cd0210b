package dev.octavo.search;

/**
 * Numbers as few characters of ASCII that JSON does not escape: of base 45, least digit first, each but the last from
 * the upper half of the alphabet.
 */
final class Digits {
    static final int BASE = 45;
    private static final char FIRST = '#';
    private static final char BACKSLASH = '\\';

    private Digits() {}

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

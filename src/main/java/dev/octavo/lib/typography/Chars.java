package dev.octavo.lib.typography;

/** Classes of characters. */
final class Chars {
    static final char OBJECT_REPLACEMENT = '\uFFFC';
    static final char NO_BREAK = '\u00A0';
    static final char NARROW_NO_BREAK = '\u202F';
    static final char APOSTROPHE = '’';

    /** Stand-ins for a straight mark that has become an opening or a closing quotation mark. */
    static final char OPENED = '(';

    static final char CLOSED = ')';

    private static final String OPENING = "([{<¿¡“‘«„‚‹「『（【《〈–—―/=|";
    private static final String CLOSING = ")]}>.,;:!?…”’»›」』）】》〉。，、；：！？–—―/|-";

    private Chars() {}

    /** Whether {@code c} separates words; 0, which stands for either end of the text, does. */
    static boolean isSpace(char c) {
        return c == ' '
                || c == '\n'
                || c == 0
                || c == '\t'
                || c == NO_BREAK
                || c == NARROW_NO_BREAK
                || c == '\u3000'
                || (c >= '\u2000' && c <= '\u200B');
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Whether {@code c} is part of a word: a letter, a digit, a combining mark or an object. */
    static boolean isWord(char c) {
        if (c < 0x80) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c);
        }
        return Character.isLetterOrDigit(c) || Character.isSurrogate(c) || c == OBJECT_REPLACEMENT || isMark(c);
    }

    private static boolean isMark(char c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    static boolean isLetter(char c) {
        return isWord(c) && !isDigit(c);
    }

    static boolean isUpper(char c) {
        return c < 0x80 ? c >= 'A' && c <= 'Z' : Character.isUpperCase(c);
    }

    static boolean isOpening(char c) {
        return c != 0 && OPENING.indexOf(c) >= 0;
    }

    static boolean isClosing(char c) {
        return c != 0 && CLOSING.indexOf(c) >= 0;
    }

    /** Scripts without spaces between words, or between a quotation and the particle after it. */
    static boolean isEastAsian(char c) {
        return (c >= 0x2E80 && c < 0xA4D0)
                || (c >= 0xAC00 && c < 0xD7B0)
                || (c >= 0xF900 && c < 0xFB00)
                || (c >= 0xFF00 && c < 0xFFF0)
                || (c >= 0xD840 && c < 0xD880); // ideographs outside the basic multilingual plane
    }

    static boolean isHebrew(char c) {
        return c >= 0x5D0 && c <= 0x5EA;
    }

    /** Scripts in which a quotation may follow a word without a space. */
    static boolean mayQuoteWithoutSpace(char c) {
        return (c >= 0x530 && c < 0x1E00) || isEastAsian(c);
    }
}

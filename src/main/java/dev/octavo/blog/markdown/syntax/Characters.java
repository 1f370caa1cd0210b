package dev.octavo.blog.markdown.syntax;

/** Character classes. CommonMark 0.31.2, section 2.1. */
public final class Characters {
    private static final int PUNCTUATION = 1 << Character.CONNECTOR_PUNCTUATION
            | 1 << Character.DASH_PUNCTUATION
            | 1 << Character.START_PUNCTUATION
            | 1 << Character.END_PUNCTUATION
            | 1 << Character.INITIAL_QUOTE_PUNCTUATION
            | 1 << Character.FINAL_QUOTE_PUNCTUATION
            | 1 << Character.OTHER_PUNCTUATION
            | 1 << Character.MATH_SYMBOL
            | 1 << Character.CURRENCY_SYMBOL
            | 1 << Character.MODIFIER_SYMBOL
            | 1 << Character.OTHER_SYMBOL;

    private Characters() {}

    public static boolean isAsciiPunctuation(int c) {
        return (c > ' ' && c < '0') || (c > '9' && c < 'A') || (c > 'Z' && c < 'a') || (c > 'z' && c < 0x7f);
    }

    public static boolean isSpaceOrTab(char c) {
        return c == ' ' || c == '\t';
    }

    public static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    public static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    public static boolean isLetterOrDigit(char c) {
        return isLetter(c) || isDigit(c);
    }

    /** The first index at or after {@code from} that is not {@code mark}. */
    public static int skip(CharSequence text, int from, char mark) {
        int i = from;
        while (i < text.length() && text.charAt(i) == mark) {
            i++;
        }
        return i;
    }

    /** The first index at or after {@code from} that is neither a space nor a tab. */
    public static int skipSpaces(CharSequence text, int from) {
        int i = from;
        while (i < text.length() && isSpaceOrTab(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** The first index at or after {@code from} that is not ASCII white space. */
    public static int skipWhitespace(CharSequence text, int from) {
        int i = from;
        while (i < text.length() && isAsciiWhitespace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    public static boolean isAsciiWhitespace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    public static boolean isWhitespace(int c) {
        return c == ' '
                || c == '\t'
                || c == '\n'
                || c == '\f'
                || c == '\r'
                || (c > 0x7f && Character.getType(c) == Character.SPACE_SEPARATOR);
    }

    /** Whether a code point is in a Unicode block of Chinese, Japanese or Korean characters or punctuation. */
    public static boolean isCjk(int c) {
        return c >= 0x1100
                && (c < 0x1200
                        || (c >= 0x2E80 && c < 0xA4D0)
                        || (c >= 0xA960 && c < 0xA980)
                        || (c >= 0xAC00 && c < 0xD800)
                        || (c >= 0xF900 && c < 0xFB00)
                        || (c >= 0xFE30 && c < 0xFE50)
                        || (c >= 0xFF00 && c < 0xFFF0)
                        || (c >= 0x1AFF0 && c < 0x1B170)
                        || (c >= 0x20000 && c < 0x40000));
    }

    public static boolean isPunctuation(int c) {
        return c < 0x80 ? isAsciiPunctuation(c) : (PUNCTUATION >> Character.getType(c) & 1) != 0;
    }
}

package dev.octavo.markdown.syntax;

/** References to characters, and backslashes before punctuation. CommonMark 0.31.2, sections 2.4 and 2.5. */
public final class Entities {
    private static final int LONGEST = 40;
    private static final String REPLACEMENT = "\uFFFD";

    private Entities() {}

    /** {@code text} with entities and escaped punctuation replaced by what they stand for. */
    public static String unescape(String text) {
        if (text.indexOf('\\') < 0 && text.indexOf('&') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() && Characters.isAsciiPunctuation(text.charAt(i + 1))) {
                out.append(text.charAt(i + 1));
                i += 2;
                continue;
            }
            int end = c == '&' ? end(text, i) : -1;
            out.append(end < 0 ? String.valueOf(c) : value(text, i, end));
            i = end < 0 ? i + 1 : end;
        }
        return out.toString();
    }

    /** {@code text} with entities replaced, as HTML reads the value of an attribute. */
    public static String decode(String text) {
        if (text.indexOf('&') < 0) {
            return text;
        }
        return org.jsoup.parser.Parser.unescapeEntities(text, true);
    }

    /** Where the reference ends that starts with the {@code &} at {@code at}; -1 where it is none. */
    public static int end(String text, int at) {
        int stop = Math.min(text.length(), at + LONGEST);
        int i = at + 1;
        while (i < stop && text.charAt(i) != ';') {
            char c = text.charAt(i);
            if (!Characters.isLetterOrDigit(c) && !(c == '#' && i == at + 1)) {
                return -1;
            }
            i++;
        }
        return i < stop && !value(text, at, i + 1).isEmpty() ? i + 1 : -1;
    }

    /** What the reference in {@code text[at, end)} stands for; empty where it is none. */
    public static String value(String text, int at, int end) {
        String name = text.substring(at + 1, end - 1);
        if (!name.startsWith("#")) {
            return org.jsoup.nodes.Entities.getByName(name);
        }
        boolean hexadecimal = name.startsWith("x", 1) || name.startsWith("X", 1);
        String digits = name.substring(hexadecimal ? 2 : 1);
        if (digits.isEmpty() || digits.length() > (hexadecimal ? 6 : 7)) {
            return "";
        }
        return codePoint(digits, hexadecimal ? 16 : 10);
    }

    private static String codePoint(String digits, int radix) {
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(i), radix);
            if (digit < 0) {
                return "";
            }
            value = value * radix + digit;
        }
        boolean surrogate = value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE;
        return value == 0 || surrogate || value > Character.MAX_CODE_POINT ? REPLACEMENT : Character.toString(value);
    }
}

package dev.octavo.markdown.syntax;

/** The parts of a link in brackets and parentheses: label, destination, title. CommonMark 0.31.2, section 6.3. */
public final class LinkSyntax {
    private static final int LONGEST_LABEL = 999;
    private static final int DEEPEST_PARENTHESES = 32;

    private LinkSyntax() {}

    /** Where the label ends that starts with the {@code [} at {@code at}; -1 where it is none. */
    public static int labelEnd(String text, int at) {
        boolean blank = true;
        int stop = Math.min(text.length(), at + LONGEST_LABEL + 2);
        for (int i = at + 1; i < stop; i++) {
            char c = text.charAt(i);
            if (c == ']') {
                return blank ? -1 : i + 1;
            }
            if (c == '[') {
                return -1;
            }
            if (c == '\\' && i + 1 < stop && Characters.isAsciiPunctuation(text.charAt(i + 1))) {
                i++;
            }
            blank &= Characters.isAsciiWhitespace(c);
        }
        return -1;
    }

    /** Where the destination ends that starts at {@code at}, {@code at} itself where it is empty; -1 where it is none. */
    public static int destinationEnd(String text, int at) {
        return at < text.length() && text.charAt(at) == '<' ? pointedEnd(text, at) : plainEnd(text, at);
    }

    private static int pointedEnd(String text, int at) {
        for (int i = at + 1; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '>' -> {
                    return i + 1;
                }
                case '<', '\n' -> {
                    return -1;
                }
                case '\\' -> i++;
                default -> {}
            }
        }
        return -1;
    }

    private static int plainEnd(String text, int at) {
        int open = 0;
        int i = at;
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == 0x7f || (c == ')' && open == 0)) {
                break;
            } else if (c == '\\' && i + 1 < text.length() && Characters.isAsciiPunctuation(text.charAt(i + 1))) {
                i++;
            } else if (c == '(') {
                open++;
                if (open > DEEPEST_PARENTHESES) {
                    return -1;
                }
            } else if (c == ')') {
                open--;
            }
        }
        return open == 0 ? i : -1;
    }

    /** The destination in {@code text[start, end)}, unescaped. */
    public static String destination(String text, int start, int end) {
        boolean pointed = start < end && text.charAt(start) == '<';
        return Entities.unescape(pointed ? text.substring(start + 1, end - 1) : text.substring(start, end));
    }

    /** Where the title ends whose opening mark is at {@code at}; -1 where it is none. */
    public static int titleEnd(String text, int at) {
        if (at >= text.length()) {
            return -1;
        }
        char open = text.charAt(at);
        if (open != '"' && open != '\'' && open != '(') {
            return -1;
        }
        char close = open == '(' ? ')' : open;
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == close) {
                return i + 1;
            }
            if (c == '(' && open == '(') {
                return -1;
            }
            if (c == '\\') {
                i++;
            }
        }
        return -1;
    }

    /** The title in {@code text[start, end)}, unescaped and without its marks. */
    public static String title(String text, int start, int end) {
        return Entities.unescape(text.substring(start + 1, end - 1));
    }
}

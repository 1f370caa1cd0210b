package dev.octavo.blog.markdown.syntax;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The syntax of labels, destinations and titles of links. CommonMark 0.31.2, section 6.3. */
public final class LinkSyntax {
    private static final int LONGEST_LABEL = 999;
    private static final int DEEPEST_PARENTHESES = 32;

    // All quantifiers are possessive, so that none backtracks or needs a deep stack.
    private static final Pattern LABEL = pattern("\\[(?!\\s*+])(?:[^\\[\\]\\\\]++|\\\\.)*+]");
    private static final Pattern POINTED = pattern("<(?:[^<>\n\\\\]++|\\\\.)*+>");
    private static final Pattern TITLE =
            pattern("\"(?:[^\"\\\\]++|\\\\.)*+\"|'(?:[^'\\\\]++|\\\\.)*+'|\\((?:[^()\\\\]++|\\\\.)*+\\)");

    private LinkSyntax() {}

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.DOTALL);
    }

    /** The end of the label that starts with the {@code [} at {@code at}; -1 if it is not one. */
    public static int labelEnd(String text, int at) {
        return end(LABEL, text, at, Math.min(text.length(), at + LONGEST_LABEL + 2));
    }

    private static int end(Pattern part, String text, int at, int stop) {
        Matcher matcher = part.matcher(text).region(at, stop);
        return matcher.lookingAt() ? matcher.end() : -1;
    }

    /** The end of the destination at {@code at}, which is {@code at} if it is empty; -1 if it is malformed. */
    public static int destinationEnd(String text, int at) {
        boolean pointed = at < text.length() && text.charAt(at) == '<';
        return pointed ? end(POINTED, text, at, text.length()) : plainEnd(text, at);
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

    /** The end of the title whose opening quote is at {@code at}; -1 if it is not one. */
    public static int titleEnd(String text, int at) {
        return end(TITLE, text, Math.min(at, text.length()), text.length());
    }

    /** The title in {@code text[start, end)}, unescaped and without its quotes. */
    public static String title(String text, int start, int end) {
        return Entities.unescape(text.substring(start + 1, end - 1));
    }
}

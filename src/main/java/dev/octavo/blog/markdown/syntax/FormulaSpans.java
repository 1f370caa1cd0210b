package dev.octavo.blog.markdown.syntax;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Distinguishes formulas from prices and escaped brackets. As in Pandoc, no white space follows the first dollar sign or
 * precedes the last; as on GitHub, no letter or digit is directly outside of them.
 */
public final class FormulaSpans {
    /** Characters that amounts of money do not contain. */
    private static final Pattern MATHEMATICAL = Pattern.compile("[\\\\^_={}+*/<>-]");
    /** Text that does not occur between escaped brackets in prose. */
    private static final Pattern BETWEEN_BRACKETS = Pattern.compile("\\\\[A-Za-z]|[\\^={}+<>]|^\\s*[A-Za-z0-9]\\s*$");

    private final String text;
    /** Delimiters that do not occur in the rest of the text. */
    private final Set<String> missing = new HashSet<>();

    public FormulaSpans(String text) {
        this.text = text;
    }

    /** The end of the formula that starts with the dollar sign or backslash at {@code at}; -1 if there is none. */
    public int end(int at) {
        if (text.charAt(at) == '\\') {
            return bracketed(at);
        }
        if (at > 0 && (text.charAt(at - 1) == '$' || Character.isLetterOrDigit(text.charAt(at - 1)))) {
            return -1;
        }
        int run = Characters.skip(text, at, '$') - at;
        if (run > 2) {
            return -1;
        }
        return run == 2 ? doubled(at) : single(at);
    }

    private int bracketed(int at) {
        String mark = text.startsWith("\\(", at) ? "\\)" : "\\]";
        int close = find(mark, at + 2);
        return close > 0 && BETWEEN_BRACKETS.matcher(text).region(at + 2, close).find() ? close + 2 : -1;
    }

    private int doubled(int at) {
        int close = find("$$", at + 2);
        boolean longer = close > 0 && text.startsWith("$", close + 2);
        return close < 0 || longer || text.substring(at + 2, close).isBlank() ? -1 : close + 2;
    }

    private int single(int at) {
        int close = find("$", at + 1);
        while (close > 0 && isEscaped(close)) {
            close = find("$", close + 1);
        }
        if (close < 0
                || Character.isWhitespace(text.charAt(at + 1))
                || Character.isWhitespace(text.charAt(close - 1))
                || (close + 1 < text.length()
                        && (text.charAt(close + 1) == '$' || Character.isLetterOrDigit(text.charAt(close + 1))))) {
            return -1;
        }
        String tex = text.substring(at + 1, close);
        boolean money = Character.isDigit(tex.charAt(0)) && tex.indexOf(' ') > 0;
        return money && !MATHEMATICAL.matcher(tex).find() ? -1 : close + 1;
    }

    private boolean isEscaped(int at) {
        int start = at;
        while (text.charAt(start - 1) == '\\') {
            start--;
        }
        return (at - start) % 2 == 1;
    }

    private int find(String mark, int from) {
        if (missing.contains(mark)) {
            return -1;
        }
        int found = text.indexOf(mark, from);
        if (found < 0) {
            missing.add(mark);
        }
        return found;
    }
}

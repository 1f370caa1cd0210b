package dev.octavo.blog.markdown.inline;

import dev.octavo.blog.markdown.syntax.Characters;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Recognises addresses in plain text. GFM 0.29, section 6.9. */
final class Autolinks {
    private static final int DOTS_CHECKED = 10;

    /** CommonMark 0.31.2, section 6.5. */
    private static final Pattern POINTED = Pattern.compile("<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}+:[^\\x00-\\x20<>]*+"
            + "|(?<mail>[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]++@LABEL(?:\\.LABEL)*+))>"
                    .replace("LABEL", "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"));

    private Autolinks() {}

    /** The end of the address that starts with {@code www.} at {@code at}, or -1. */
    static int webEnd(String text, int at, boolean inBrackets) {
        int host = at + "www.".length();
        boolean starts = text.regionMatches(true, at, "www.", 0, 4) && mayStart(text, at);
        if (!starts || host >= text.length() || !isHostCharacter(text.charAt(host))) {
            return -1;
        }
        int domain = domainEnd(text, at, true);
        return domain < 0 ? -1 : trimmedEnd(text, at, pathEnd(text, domain, inBrackets));
    }

    private static boolean mayStart(String text, int at) {
        return at == 0 || Characters.isWhitespace(text.charAt(at - 1)) || "*_~(".indexOf(text.charAt(at - 1)) >= 0;
    }

    /** The start of the scheme that ends with the colon at {@code at}, at or after {@code from}; -1 if there is none. */
    static int schemeStart(String text, int from, int at) {
        if (!text.startsWith("://", at)) {
            return -1;
        }
        int start = at;
        while (start > from && at - start < 6 && Characters.isLetter(text.charAt(start - 1))) {
            start--;
        }
        String scheme = text.substring(start, at);
        boolean known =
                scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("ftp");
        return known && !isBehindBracket(text, start) ? start : -1;
    }

    /** Whether a bracket directly precedes, so that the address is the text of a link, unless in {@code ^[a note]}. */
    private static boolean isBehindBracket(String text, int at) {
        return at > 0 && text.charAt(at - 1) == '[' && (at == 1 || text.charAt(at - 2) != '^');
    }

    /** The end of the address whose scheme is in {@code [start, colon)}, or -1. */
    static int schemeEnd(String text, int start, int colon, boolean inBrackets) {
        int host = colon + 3;
        if (host >= text.length() || !isHostCharacter(text.charAt(host))) {
            return -1;
        }
        int domain = domainEnd(text, host, false);
        return domain < 0 ? -1 : trimmedEnd(text, start, pathEnd(text, domain, inBrackets));
    }

    private static boolean isHostCharacter(char c) {
        return Characters.isLetterOrDigit(c)
                || (c > 0x7f && !Characters.isWhitespace(c) && !Characters.isPunctuation(c));
    }

    /** The end of the domain; -1 if its last two labels have underscores, or if {@code dotted} and it has no dot. */
    private static int domainEnd(String text, int at, boolean dotted) {
        int dots = 0;
        int underscores = 0;
        int underscoresBefore = 0;
        int i = at;
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '_') {
                underscores++;
            } else if (c == '.') {
                underscoresBefore = underscores;
                underscores = 0;
                dots++;
                if (dots > DOTS_CHECKED) {
                    return i;
                }
            } else if (c != '-' && !isHostCharacter(c)) {
                break;
            }
        }
        boolean valid = underscores == 0 && underscoresBefore == 0 && (dots > 0 || !dotted);
        return valid ? i : -1;
    }

    /** The end of the path; within brackets it ends before the closing one, so that it can be the text of a link. */
    private static int pathEnd(String text, int from, boolean inBrackets) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '<' || Characters.isWhitespace(c) || (c == ']' && inBrackets)) {
                return i;
            }
        }
        return text.length();
    }

    /** The end without trailing punctuation, unmatched parentheses and entities, which belong to the sentence. */
    private static int trimmedEnd(String text, int start, int end) {
        int unclosed = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            unclosed += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        int i = end;
        while (i > start) {
            char c = text.charAt(i - 1);
            if (c == ')' && unclosed < 0) {
                unclosed++;
                i--;
            } else if (c == ';') {
                i = entityStart(text, start, i);
            } else if ("?!.,:*_~'\"".indexOf(c) >= 0) {
                i--;
            } else {
                break;
            }
        }
        return i;
    }

    private static int entityStart(String text, int start, int end) {
        int i = end - 2;
        while (i > start && Characters.isLetterOrDigit(text.charAt(i))) {
            i--;
        }
        return i > start && i < end - 2 && text.charAt(i) == '&' ? i : end - 1;
    }

    /** Adds {@code text} to {@code content}, with links for the mail addresses in it. */
    static void addMailAddresses(String text, int at, List<Inline> content) {
        int done = 0;
        for (int sign = text.indexOf('@'); sign >= 0; sign = text.indexOf('@', sign + 1)) {
            int start = sign;
            while (start > done && isLocalCharacter(text.charAt(start - 1))) {
                start--;
            }
            int end = start == sign ? -1 : mailEnd(text, sign);
            if (end < 0) {
                continue;
            }
            if (start > done) {
                content.add(new Inline.Text(text.substring(done, start)));
            }
            String address = text.substring(start, end);
            Inline.Target target = new Inline.Target("mailto:" + address, "", at);
            content.add(new Inline.Link(target, List.of(new Inline.Text(address)), true));
            done = end;
            sign = end - 1;
        }
        if (done < text.length()) {
            content.add(new Inline.Text(text.substring(done)));
        }
    }

    private static boolean isLocalCharacter(char c) {
        return Characters.isLetterOrDigit(c) || c == '.' || c == '+' || c == '-' || c == '_';
    }

    /** The end of the address; -1 unless its domain has a dot and ends in a letter, unlike {@code package@2.61.1}. */
    private static int mailEnd(String text, int sign) {
        boolean dotted = false;
        int i = sign + 1;
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean dot = c == '.' && i + 1 < text.length() && Characters.isLetterOrDigit(text.charAt(i + 1));
            dotted |= dot;
            if (!dot && !Characters.isLetterOrDigit(c) && c != '-' && c != '_') {
                break;
            }
        }
        boolean another = i < text.length() && text.charAt(i) == '@';
        return dotted && !another && Characters.isLetter(text.charAt(i - 1)) ? i : -1;
    }

    /** The address in angle brackets at {@code at}, with a group {@code mail}; null if there is none. */
    static @Nullable Matcher pointed(String text, int at) {
        Matcher link = POINTED.matcher(text).region(at, text.length());
        return link.lookingAt() ? link : null;
    }
}

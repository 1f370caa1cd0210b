package dev.octavo.blog.markdown.syntax;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the end of inline HTML. CommonMark 0.31.2, section 6.6. */
public final class HtmlSyntax {
    /** All quantifiers are possessive, so that it never backtracks and long tags need no deep stack. */
    private static final Pattern TAG = Pattern.compile("</[A-Za-z][A-Za-z0-9-]*+\\s*+>|<[A-Za-z][A-Za-z0-9-]*+"
            + "(?:\\s++[A-Za-z_:][A-Za-z0-9_.:-]*+"
            + "(?:\\s*+=\\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\\x00-\\x20\"'=<>`]++))?+)*+\\s*+/?+>");

    private final String text;
    /** Endings that do not occur in the rest of the text, so that none is searched for twice. */
    private Set<String> missing = Set.of();

    public HtmlSyntax(String text) {
        this.text = text;
    }

    /** The end of the tag, comment, instruction or declaration that starts with the {@code <} at {@code at}, or -1. */
    public int end(int at) {
        char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        if (next == '/' || Characters.isLetter(next)) {
            return tagEnd(text, at);
        }
        if (next == '?') {
            return endAfter(at + 2, "?>");
        }
        if (text.startsWith("<!-->", at)) {
            return at + 5;
        }
        if (text.startsWith("<!--->", at)) {
            return at + 6;
        }
        if (text.startsWith("<!--", at)) {
            return endAfter(at + 4, "-->");
        }
        if (text.startsWith("<![CDATA[", at)) {
            return endAfter(at + 9, "]]>");
        }
        boolean declaration = next == '!' && at + 2 < text.length() && Characters.isLetter(text.charAt(at + 2));
        return declaration ? endAfter(at + 2, ">") : -1;
    }

    private int endAfter(int from, String ending) {
        int found = missing.contains(ending) ? -1 : text.indexOf(ending, from);
        if (found < 0) {
            if (missing.isEmpty()) {
                missing = new HashSet<>(); // never in most texts
            }
            missing.add(ending);
            return -1;
        }
        return found + ending.length();
    }

    /** The end of the opening or closing tag at {@code at}, or -1. */
    public static int tagEnd(String text, int at) {
        Matcher tag = TAG.matcher(text).region(at, text.length());
        return tag.lookingAt() ? tag.end() : -1;
    }
}

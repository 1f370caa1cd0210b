package dev.octavo.markdown.syntax;

import java.util.EnumSet;
import java.util.Set;

/** Finds where raw HTML amid words ends. CommonMark 0.31.2, section 6.6. */
public final class HtmlSyntax {
    private final String text;
    /** Endings that were looked for in vain need not be looked for again. */
    private final Set<Ending> missing = EnumSet.noneOf(Ending.class);

    private enum Ending {
        COMMENT("-->"),
        INSTRUCTION("?>"),
        CHARACTER_DATA("]]>"),
        DECLARATION(">");

        private final String mark;

        Ending(String mark) {
            this.mark = mark;
        }
    }

    public HtmlSyntax(String text) {
        this.text = text;
    }

    /** Where the tag, comment, instruction or declaration ends that starts with the {@code <} at {@code at}, or -1. */
    public int end(int at) {
        if (at + 1 >= text.length()) {
            return -1;
        }
        return switch (text.charAt(at + 1)) {
            case '/' -> closingTagEnd(text, at);
            case '?' -> endingAfter(at + 2, Ending.INSTRUCTION);
            case '!' -> markedEnd(at);
            default -> openTagEnd(text, at);
        };
    }

    private int markedEnd(int at) {
        if (text.startsWith("<!-->", at)) {
            return at + 5;
        }
        if (text.startsWith("<!--->", at)) {
            return at + 6;
        }
        if (text.startsWith("<!--", at)) {
            return endingAfter(at + 4, Ending.COMMENT);
        }
        if (text.startsWith("<![CDATA[", at)) {
            return endingAfter(at + 9, Ending.CHARACTER_DATA);
        }
        boolean declaration = at + 2 < text.length() && Characters.isLetter(text.charAt(at + 2));
        return declaration ? endingAfter(at + 2, Ending.DECLARATION) : -1;
    }

    private int endingAfter(int from, Ending ending) {
        if (missing.contains(ending)) {
            return -1;
        }
        int found = text.indexOf(ending.mark, from);
        if (found < 0) {
            missing.add(ending);
            return -1;
        }
        return found + ending.mark.length();
    }

    /** Where the tag {@code </name>} at {@code at} ends, or -1. */
    public static int closingTagEnd(String text, int at) {
        int name = tagNameEnd(text, at + 2);
        int i = name < 0 ? -1 : Characters.skipWhitespace(text, name);
        return i >= 0 && i < text.length() && text.charAt(i) == '>' ? i + 1 : -1;
    }

    /** Where the tag {@code <name attribute="value">} at {@code at} ends, or -1. */
    public static int openTagEnd(String text, int at) {
        int i = tagNameEnd(text, at + 1);
        while (i >= 0) {
            int next = Characters.skipWhitespace(text, i);
            if (next >= text.length()) {
                return -1;
            }
            char c = text.charAt(next);
            if (c == '>') {
                return next + 1;
            }
            if (c == '/') {
                return next + 1 < text.length() && text.charAt(next + 1) == '>' ? next + 2 : -1;
            }
            i = next > i ? attributeEnd(text, next) : -1;
        }
        return -1;
    }

    private static int tagNameEnd(String text, int at) {
        if (at >= text.length() || !Characters.isLetter(text.charAt(at))) {
            return -1;
        }
        int i = at + 1;
        while (i < text.length() && (Characters.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '-')) {
            i++;
        }
        return i;
    }

    private static int attributeEnd(String text, int at) {
        char first = text.charAt(at);
        if (!Characters.isLetter(first) && first != '_' && first != ':') {
            return -1;
        }
        int name = at + 1;
        while (name < text.length() && isNameCharacter(text.charAt(name))) {
            name++;
        }
        int equals = Characters.skipWhitespace(text, name);
        if (equals >= text.length() || text.charAt(equals) != '=') {
            return name;
        }
        return valueEnd(text, Characters.skipWhitespace(text, equals + 1));
    }

    private static boolean isNameCharacter(char c) {
        return Characters.isLetterOrDigit(c) || c == '_' || c == '.' || c == ':' || c == '-';
    }

    private static int valueEnd(String text, int at) {
        if (at >= text.length()) {
            return -1;
        }
        char quote = text.charAt(at);
        if (quote == '"' || quote == '\'') {
            int close = text.indexOf(quote, at + 1);
            return close < 0 ? -1 : close + 1;
        }
        int i = at;
        while (i < text.length() && text.charAt(i) > ' ' && "\"'=<>`".indexOf(text.charAt(i)) < 0) {
            i++;
        }
        return i > at ? i : -1;
    }
}

package dev.octavo.blog.markdown.syntax;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decodes character references and backslash escapes. CommonMark 0.31.2, sections 2.4 and 2.5. */
public final class Entities {
    private static final String REPLACEMENT = "\uFFFD";
    private static final Pattern REFERENCE =
            Pattern.compile("&(?:#[xX]([0-9A-Fa-f]{1,6})|#([0-9]{1,7})|([A-Za-z0-9]{1,38}+));");

    /** The usual entities, each followed by its character; they do not need jsoup, which is slow to load. */
    private static final String[] USUAL = {"&amp;", "&", "&lt;", "<", "&gt;", ">", "&quot;", "\"", "&#39;", "'"};

    private Entities() {}

    /** {@code text} with entities and backslash escapes resolved. */
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

    /** {@code text} with entities resolved by the rules for attribute values in HTML. */
    public static String decode(String text) {
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (int at = text.indexOf('&'); at >= 0; at = text.indexOf('&', from)) {
            int usual = usual(text, at);
            if (usual < 0) {
                return org.jsoup.parser.Parser.unescapeEntities(text, true);
            }
            out.append(text, from, at).append(USUAL[usual + 1]);
            from = at + USUAL[usual].length();
        }
        return from == 0 ? text : out.append(text, from, text.length()).toString();
    }

    /** The index in {@link #USUAL} of the entity at {@code at}; -1 if it is not one of them. */
    private static int usual(String text, int at) {
        for (int i = 0; i < USUAL.length; i += 2) {
            if (text.startsWith(USUAL[i], at)) {
                return i;
            }
        }
        return -1;
    }

    /** The end of the character reference that starts with the {@code &} at {@code at}; -1 if there is none. */
    public static int end(String text, int at) {
        Matcher reference = REFERENCE.matcher(text).region(at, text.length());
        return reference.lookingAt() && !value(reference).isEmpty() ? reference.end() : -1;
    }

    /** The value of the character reference in {@code text[at, end)}; empty if it is not one. */
    public static String value(String text, int at, int end) {
        Matcher reference = REFERENCE.matcher(text).region(at, end);
        return reference.matches() ? value(reference) : "";
    }

    private static String value(Matcher reference) {
        if (reference.group(3) != null) {
            return org.jsoup.nodes.Entities.getByName(reference.group(3));
        }
        boolean hexadecimal = reference.group(1) != null;
        int value = Integer.parseInt(reference.group(hexadecimal ? 1 : 2), hexadecimal ? 16 : 10);
        boolean surrogate = value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE;
        return value == 0 || surrogate || value > Character.MAX_CODE_POINT ? REPLACEMENT : Character.toString(value);
    }
}

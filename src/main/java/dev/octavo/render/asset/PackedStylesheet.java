package dev.octavo.render.asset;

import java.nio.charset.StandardCharsets;

/** A stylesheet of a theme as readers get it: without comments and indentation, a fifth less to load. */
final class PackedStylesheet {
    private static final String START = "/*";
    private static final String END = "*/";

    private PackedStylesheet() {}

    /** Returns whether it is a theme's, whose rules lie in Octavo's layers; what else a site has is published as it is. */
    static boolean isOfTheme(byte[] css) {
        String text = text(css);
        return text.contains("@layer octavo")
                && !text.contains("\\\n")
                && !text.contains("\\\r"); // a string over several lines
    }

    static byte[] of(byte[] css) {
        String text = text(css);
        StringBuilder out = new StringBuilder(text.length());
        int from = 0;
        for (int at = text.indexOf(START); at >= 0; at = text.indexOf(START, from)) {
            out.append(text, from, at);
            int end = text.indexOf(END, at + START.length());
            boolean string = end < 0 || endsInString(out);
            boolean licence = !string && text.startsWith("/*!", at);
            from = string ? at + START.length() : end + END.length();
            out.append(string ? START : licence ? text.substring(at, from) : " ");
        }
        out.append(text, from, text.length());
        return withoutIndentation(out.toString()).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A character for each byte: all that is looked at is ASCII, and such strings are searched and copied fastest. */
    private static String text(byte[] css) {
        return new String(css, StandardCharsets.ISO_8859_1);
    }

    /** A loop, since streams of lines load more than all the rest. */
    private static String withoutIndentation(String css) {
        StringBuilder out = new StringBuilder(css.length());
        int next;
        for (int start = 0; start < css.length(); start = next + 1) {
            int end = css.indexOf('\n', start);
            next = end < 0 ? css.length() : end;
            int from = start;
            int to = next;
            while (from < to && css.charAt(from) <= ' ') {
                from++;
            }
            while (from < to && css.charAt(to - 1) <= ' ') {
                to--;
            }
            if (from < to) {
                out.append(css, from, to).append('\n');
            }
        }
        return out.toString();
    }

    private static boolean endsInString(StringBuilder css) {
        char open = 0;
        for (int i = css.lastIndexOf("\n") + 1; i < css.length(); i++) {
            char c = css.charAt(i);
            if (open == 0 ? c == '"' || c == '\'' : c == open) {
                open = open == 0 ? c : 0;
            }
        }
        return open != 0;
    }
}

package dev.octavo.lib.text;

/** Markup that goes into a page unchanged and must not be escaped again. */
public record Html(String markup) {
    public static final Html EMPTY = new Html("");

    /** Plain text as markup. */
    public static Html text(String text) {
        return new Html(escape(text));
    }

    /** {@code text} with {@code & < > "} written as entities, for content and for double-quoted attributes. */
    public static String escape(String text) {
        int first = nextSpecial(text, 0, text.length());
        if (first == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, first);
        escape(text, first, text.length(), out);
        return out.toString();
    }

    /** Writes {@code text[from, to)} in the same way. */
    public static void escape(String text, int from, int to, StringBuilder out) {
        int start = from;
        for (int at = nextSpecial(text, start, to); at < to; at = nextSpecial(text, start, to)) {
            out.append(text, start, at).append(entity(text.charAt(at)));
            start = at + 1;
        }
        out.append(text, start, to);
    }

    private static int nextSpecial(String text, int from, int to) {
        int at = from;
        while (at < to) {
            char c = text.charAt(at);
            // Rules out letters first, since this looks at every character of a site.
            if (c <= '>' && (c == '>' || c == '<' || c == '&' || c == '"')) {
                break;
            }
            at++;
        }
        return at;
    }

    private static String entity(char mark) {
        return switch (mark) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            default -> "&quot;";
        };
    }

    @Override
    public String toString() {
        return markup;
    }
}

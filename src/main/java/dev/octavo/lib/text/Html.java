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
        int at = nextSpecial(text, 0);
        if (at == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16);
        int from = 0;
        while (at < text.length()) {
            // A substring is copied at once; append(text, from, at) of Java 17 goes character by character.
            out.append(text.substring(from, at)).append(entity(text.charAt(at)));
            from = at + 1;
            at = nextSpecial(text, from);
        }
        return out.append(text.substring(from)).toString();
    }

    private static int nextSpecial(String text, int from) {
        int length = text.length();
        int at = from;
        while (at < length) {
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

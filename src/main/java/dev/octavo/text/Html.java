package dev.octavo.text;

/** Markup that is safe to put into a page as it is, and must not be escaped again. */
public record Html(String markup) {
    public static final Html EMPTY = new Html("");

    /** Plain text as markup. */
    public static Html text(String text) {
        return new Html(escape(text));
    }

    /** {@code text} with {@code & < > "} written as entities, for content and for double-quoted attributes. */
    public static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    public boolean isEmpty() {
        return markup.isEmpty();
    }

    @Override
    public String toString() {
        return markup;
    }
}

package dev.octavo.template.syntax;

/** An expression or directive in FreeMarker's own spelling, without what stands in quotes but is no expression. */
final class Code {
    private final String text;
    private final StringBuilder bare = new StringBuilder();
    private int at;

    private Code(String text) {
        this.text = text;
    }

    /** {@code "#if "} and what follows; each quoted text becomes {@code ""}, the expressions in it stand behind. */
    static String bare(String text) {
        Code code = new Code(text);
        while (code.at < text.length()) {
            code.expression();
            code.at++; // a brace that closes nothing
        }
        return code.bare.toString();
    }

    /** Reads as far as the brace that ends the expression. */
    private void expression() {
        int open = 0;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"' || c == '\'') {
                quoted(c);
                continue;
            }
            if (c == '{') {
                open++;
            } else if (c == '}' && open-- == 0) {
                return;
            }
            bare.append(c);
        }
    }

    /** Reads as far as the quote that ends the text. */
    private void quoted(char quote) {
        bare.append("\"\"");
        for (at++; at < text.length() && text.charAt(at) != quote; at++) {
            if (text.charAt(at) == '\\') {
                at++;
            } else if (text.startsWith("${", at) || text.startsWith("#{", at)) {
                at += 2;
                bare.append(' ');
                expression();
                bare.append(' ');
            }
        }
    }
}

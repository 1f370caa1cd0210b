package dev.octavo.blog.markdown.syntax;

import org.jspecify.annotations.Nullable;

/** Recognises comments as in Obsidian: {@code %%not for readers%%}. */
public final class Comments {
    private static final String MARK = "%%";

    private Comments() {}

    /** The end of the comment that starts at {@code at}; -1 if there is none. */
    public static int end(String text, int at) {
        int close = starts(text, at) ? text.indexOf(MARK, at + MARK.length()) : -1;
        return close < 0 ? -1 : close + MARK.length();
    }

    /** What to report of {@code at} if it is not left out; null if it is no comment. */
    static @Nullable ForeignSyntax shown(String text, int at, boolean read) {
        if (read) {
            return starts(text, at) ? ForeignSyntax.OPEN_COMMENT : null;
        }
        return end(text, at) > 0 || (at == 0 && starts(text, at)) ? ForeignSyntax.COMMENT : null;
    }

    private static boolean starts(String text, int at) {
        return text.startsWith(MARK, at)
                && (at == 0 || (text.charAt(at - 1) != '%' && !Character.isDigit(text.charAt(at - 1))));
    }
}

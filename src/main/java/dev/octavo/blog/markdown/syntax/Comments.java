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

    /**
     * What to report of {@code at}, where no comment between two marks begins; null if it is plain text.
     *
     * @param obsidian whether articles are written as in Obsidian; elsewhere, marks within a line are signs such as any other
     */
    static @Nullable ForeignSyntax shown(String text, int at, boolean obsidian) {
        int after = at + MARK.length();
        boolean atEdge = at == 0 || text.charAt(at - 1) == '\n' || after >= text.length() || text.charAt(after) == '\n';
        return starts(text, at) && (obsidian || atEdge) ? ForeignSyntax.OPEN_COMMENT : null;
    }

    private static boolean starts(String text, int at) {
        return text.startsWith(MARK, at)
                && (at == 0 || (text.charAt(at - 1) != '%' && !Character.isDigit(text.charAt(at - 1))));
    }
}

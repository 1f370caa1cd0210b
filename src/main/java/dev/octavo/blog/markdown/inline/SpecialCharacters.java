package dev.octavo.blog.markdown.inline;

/** The ASCII characters that may end plain text. */
final class SpecialCharacters {
    private static final boolean[] SPECIAL = special("\n\\`*_~[]!^<&");
    /** Also those of autolinks, components, formulas and the syntax of other programs. */
    private static final boolean[] SPECIAL_IN_ARTICLES = special("\n\\`*_~[]!^<&:wW{$=%");
    /** Also those of {@link MarkdownExtension#MARKS}. */
    private static final boolean[] SPECIAL_WITH_MARKS = special("\n\\`*_~[]!^<&:wW{$=%+");

    private SpecialCharacters() {}

    /** By character, whether it may end plain text. */
    static boolean[] of(boolean marks, boolean autolinks) {
        return marks ? SPECIAL_WITH_MARKS : autolinks ? SPECIAL_IN_ARTICLES : SPECIAL;
    }

    private static boolean[] special(String characters) {
        boolean[] special = new boolean[128];
        for (int i = 0; i < characters.length(); i++) {
            special[characters.charAt(i)] = true;
        }
        return special;
    }

    /** Whether typesetting would replace the mark after the backslash at {@code at}; a single hyphen or full stop is part of its word. */
    static boolean isLiteral(String text, char mark, int at) {
        boolean run = (mark == '-' || mark == '.')
                && (text.startsWith(mark + "", at + 2)
                        || text.startsWith("\\" + mark, at + 2)
                        || (at > 0 && text.charAt(at - 1) == mark));
        return run || mark == '"' || mark == '\'';
    }
}

package dev.octavo.markdown.inline;

/** The characters at which words may end. */
final class SpecialCharacters {
    static final boolean[] SPECIAL = special("\n\\`*_~[]!^<&");
    /** And what only an article has: addresses in its words, and perhaps the syntax of another program. */
    static final boolean[] SPECIAL_IN_ARTICLES = special("\n\\`*_~[]!^<&:wW{$=");
    /** The same with {@link MarkdownExtension#MARKS}. */
    static final boolean[] SPECIAL_WITH_MARKS = special("\n\\`*_~[]!^<&:wW{$=+");

    private SpecialCharacters() {}

    private static boolean[] special(String characters) {
        boolean[] special = new boolean[128];
        for (int i = 0; i < characters.length(); i++) {
            special[characters.charAt(i)] = true;
        }
        return special;
    }
}

package dev.octavo.highlight;

/** Breaks the lines of a language into tokens, one after the other. */
interface Lexer {
    /** The state in which a text begins, and a line before which nothing is left open. */
    int FRESH = 0;

    /**
     * Writes {@code text[start, end)}, which is one line without its end.
     *
     * @param state what the line before returned
     * @return in what state the next line begins: within a comment, say
     */
    int line(char[] text, int start, int end, int state, TokenMarkup out);
}

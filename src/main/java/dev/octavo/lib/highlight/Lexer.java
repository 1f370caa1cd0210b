package dev.octavo.lib.highlight;

/** Splits code into tokens, line by line. */
interface Lexer {
    /** The state at the start of the code, and of any line that continues nothing. */
    int INITIAL = 0;

    /**
     * Writes {@code text[start, end)}, one line without its line ending.
     *
     * @param state returned for the line before
     * @return the state of the next line, such as within a comment
     */
    int line(char[] text, int start, int end, int state, TokenMarkup out);
}

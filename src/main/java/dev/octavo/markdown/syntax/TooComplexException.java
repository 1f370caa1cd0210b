package dev.octavo.markdown.syntax;

/** Ends the parsing of an article that is nested too deeply or takes too many steps. */
public final class TooComplexException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** No reader and no browser can follow deeper nesting. */
    public static final int DEEPEST = 100;

    /** @param what a clause that says what is too much */
    public TooComplexException(String what) {
        super(what, null, false, false);
    }

    /** Refuses a depth that is beyond the limit. */
    public static void requireDepth(int depth) {
        if (depth > DEEPEST) {
            throw new TooComplexException("its elements are nested deeper than " + DEEPEST + " levels");
        }
    }
}

package dev.octavo.markdown.syntax;

/** Ends the parsing of an article that is nested, or would take steps, beyond all use. */
public final class TooComplexException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Elements of this depth are more than any reader or browser can follow. */
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

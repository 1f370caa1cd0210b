package dev.octavo.blog.markdown.syntax;

/** Thrown for an article that is nested too deeply or takes too many steps to parse. */
public final class TooComplexException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Neither readers nor browsers cope with deeper nesting. */
    public static final int DEEPEST = 100;

    /** @param what a clause that describes what is too much */
    public TooComplexException(String what) {
        super(what, null, false, false);
    }

    /**
     * Requires that elements are not nested too deeply.
     *
     * @throws TooComplexException if {@code depth} exceeds the limit
     */
    public static void requireDepth(int depth) {
        if (depth > DEEPEST) {
            throw new TooComplexException("its elements are nested deeper than " + DEEPEST + " levels");
        }
    }
}

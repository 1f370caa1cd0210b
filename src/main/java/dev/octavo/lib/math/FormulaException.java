package dev.octavo.lib.math;

/** A formula that cannot be read. */
public final class FormulaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The index in the formula. */
    public final int at;
    /** What to do about it, as a clause without a full stop. */
    public final String remedy;

    FormulaException(int at, String message, String remedy) {
        super(message, null, false, false); // the stack trace is never shown
        this.at = at;
        this.remedy = remedy;
    }
}

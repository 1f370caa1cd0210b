package dev.octavo.lib.math;

/**
 * A character or command of a formula.
 *
 * @param text {@code \name}, or one character; empty at the end
 * @param at its index in the formula, or that of the macro it comes from
 * @param spaced whether there is a space before it
 */
record Token(String text, int at, boolean spaced) {
    boolean is(String other) {
        return text.equals(other);
    }

    boolean isEnd() {
        return text.isEmpty();
    }

    boolean isCommand() {
        return text.startsWith("\\");
    }

    boolean isDigit() {
        return text.length() == 1 && text.charAt(0) >= '0' && text.charAt(0) <= '9';
    }

    /** An exception that says what is wrong with it, and what to do about it. */
    FormulaException wrong(String message, String remedy) {
        return new FormulaException(at, message, remedy);
    }
}

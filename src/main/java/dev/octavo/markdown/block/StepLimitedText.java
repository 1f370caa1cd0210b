package dev.octavo.markdown.block;

import dev.octavo.markdown.syntax.TooComplexException;

/**
 * An article that counts reads of its characters, and stops parsing when there are far too many for its length. Unlike a
 * timeout, this gives the same result on every machine.
 */
final class StepLimitedText implements CharSequence {
    private static final long STEPS = 2_000_000;
    /** The median of 383 real articles is 1.3 steps per character, the maximum 2.3. */
    private static final long STEPS_A_CHARACTER = 12;

    private final String text;
    private long left;

    StepLimitedText(String text) {
        this.text = text;
        this.left = STEPS + (STEPS_A_CHARACTER - 1) * text.length(); // one per character went into finding the lines
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (--left < 0) {
            throw new TooComplexException(
                    "reading its blocks takes more than " + STEPS_A_CHARACTER + " steps a character");
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    /** The text itself; reading it is not counted. */
    @Override
    public String toString() {
        return text;
    }
}

package dev.octavo.raster;

import java.awt.Shape;

/** A typeface that gives the shapes of letters. */
interface Face {
    /** Units per em. */
    int EM = 1000;

    /** Whether it has a glyph for that code point. */
    boolean has(int codePoint);

    /** Whether a glyph is missing for a letter of {@code text}; other characters, such as emoji, do not count. */
    default boolean lacks(String text) {
        return text.codePoints().anyMatch(c -> Character.isLetter(c) && !has(c));
    }

    /** How wide a line of {@code text} is, where the em is 1. */
    double width(String text);

    /** The shapes of a line of {@code text} that begins at (0, 0). */
    Shape outline(String text);
}

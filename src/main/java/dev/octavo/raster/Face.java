package dev.octavo.raster;

import java.awt.Shape;

/** A typeface, whose letters are shapes. */
interface Face {
    /** How many units an em has. */
    int EM = 1000;

    /** Whether it has a glyph for that code point. */
    boolean has(int codePoint);

    /** Whether it has no glyph for a letter of {@code text}; what is no letter, such as an emoji, is not missed. */
    default boolean lacks(String text) {
        return text.codePoints().anyMatch(c -> Character.isLetter(c) && !has(c));
    }

    /** How wide a line of {@code text} is, where the em is 1. */
    double width(String text);

    /** The shapes of a line of {@code text}, from (0, 0) on to the right. */
    Shape outline(String text);
}

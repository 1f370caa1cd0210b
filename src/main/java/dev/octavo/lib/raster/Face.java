package dev.octavo.lib.raster;

import java.awt.Shape;

/** A typeface, as the outlines of its glyphs. */
interface Face {
    /** Units per em. */
    int EM = 1000;

    /** Whether it has a glyph for that code point. */
    boolean has(int codePoint);

    /** Whether a glyph is missing for a letter of {@code text}; other characters, such as emoji, do not count. */
    default boolean lacks(String text) {
        return text.codePoints().anyMatch(c -> Character.isLetter(c) && !has(c));
    }

    /** The width of a line of {@code text}, in em. */
    double width(String text);

    /** The outlines of a line of {@code text}, in {@link #EM units}, with its baseline from (0, 0). */
    Shape outline(String text);
}

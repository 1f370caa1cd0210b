package dev.octavo.raster;

/** A typeface, whose letters are shapes. */
interface Face {
    /** Whether it has a glyph for that code point. */
    boolean has(int codePoint);

    /** How wide a line of {@code text} is, where the em is 1. */
    double width(String text);

    /** The shapes of a line of {@code text}, from (0, 0) on to the right: path data of SVG, in units of which the em has {@link #em}. */
    String outline(String text, double letterSpacing);

    /** How many units an em has. */
    double em();
}

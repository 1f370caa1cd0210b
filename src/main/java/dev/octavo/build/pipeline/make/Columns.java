package dev.octavo.build.pipeline.make;

import dev.octavo.blog.markdown.html.Body.Column;

/**
 * The widths of the default theme's columns as {@code sizes} attributes. The theme's root font is 1.125 to 1.3125 times
 * the size of {@code em} in that attribute. For other pictures, see templates/partials/picture.ftlh.
 */
final class Columns {
    private static final String WIDE = "(min-width: 62em) ";
    private static final String BESIDE_MARGIN = "91vw - 17.4em";
    private static final String ONE_COLUMN = "91vw, 100vw - 2.6em, 30.6em + 13.5vw";

    /** Pictures with a greater ratio of height to width may be limited by the height of the window. */
    private static final double TALL = 0.75;

    private static final double OF_WINDOW = 80; // in vh
    private static final double LEAST = 28.9; // in em

    private Columns() {}

    /** Returns the {@code sizes} attribute of a picture with that size in pixels. */
    static String sizes(Column column, int width, int height) {
        if (column == Column.GALLERY) {
            return WIDE + "25em, min(45vw, 19em)";
        }
        String most = (column == Column.FIGURE ? "49.9em, " : "39.4em, ") + BESIDE_MARGIN;
        String tall = height > width * TALL ? tall((double) width / height) : "";
        return WIDE + "min(" + tall + most + "), min(" + tall + ONE_COLUMN + ")";
    }

    private static String tall(double ratio) {
        return "max(" + Math.round(OF_WINDOW * ratio) + "vh, " + Math.round(LEAST * ratio) + "em), ";
    }
}

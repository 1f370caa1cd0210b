package dev.octavo.diagram;

import java.util.List;

/** The colours of a page as an attribute of SVG names them, each with the one that it has where the page does not say. */
final class Page {
    static final String INK = "var(--ink,#1b242c)";
    static final String SOFT = "var(--ink-soft,#57626b)";
    static final String PAPER = "var(--paper,#fdfdfc)";
    static final String TINT = "var(--tint,#edf0ef)";

    private static final List<String> PARTS = List.of(
            "var(--note,#1d5f8a)",
            "var(--warning,#835400)",
            "var(--tip,#29693d)",
            "var(--accent,#b0391b)",
            "var(--important,#6a479b)",
            INK);

    private Page() {}

    /** A colour for the part of a whole with that number, from 0; after six they come again, lighter. */
    static String part(int number) {
        String colour = PARTS.get(number % PARTS.size());
        int share = 100 - number / PARTS.size() % 4 * 25;
        return share == 100 ? colour : "color-mix(in srgb," + colour + " " + share + "%," + PAPER + ")";
    }

    /** A colour of the author's: enough of it to be told, and enough of the page's for text to be legible. */
    static String mixed(String colour, boolean isLine) {
        return isLine
                ? "color-mix(in srgb," + colour + " 60%," + INK + ")"
                : "color-mix(in srgb," + colour + " 25%," + PAPER + ")";
    }
}

package dev.octavo.diagram;

/** The colours of a page as an attribute of SVG names them, each with the one that it has where the page does not say. */
final class Page {
    static final String INK = "var(--ink,#1b242c)";
    static final String SOFT = "var(--ink-soft,#57626b)";
    static final String PAPER = "var(--paper,#fdfdfc)";
    static final String TINT = "var(--tint,#edf0ef)";

    private Page() {}

    /** A colour of the author's: enough of it to be told, and enough of the page's for text to be legible. */
    static String mixed(String colour, boolean isLine) {
        return isLine
                ? "color-mix(in srgb," + colour + " 60%," + INK + ")"
                : "color-mix(in srgb," + colour + " 25%," + PAPER + ")";
    }
}

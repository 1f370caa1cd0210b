package dev.octavo.lib.diagram;

import java.util.List;

/** The colours of the page's theme, as values of SVG attributes, each with a default for pages without the theme. */
final class ThemeColours {
    static final String INK = "var(--ink,#1b242c)";
    static final String SOFT = "var(--ink-soft,#57626b)";
    static final String PAPER = "var(--paper,#fdfdfc)";
    static final String TINT = "var(--tint,#edf0ef)";

    private static final List<String> CATEGORIES = List.of(
            "var(--note,#1d5f8a)",
            "var(--warning,#835400)",
            "var(--tip,#29693d)",
            "var(--accent,#b0391b)",
            "var(--important,#6a479b)",
            INK);

    private ThemeColours() {}

    /** The colour for category {@code number}, counted from 0; after six, they repeat in lighter shades. */
    static String categorical(int number) {
        String colour = CATEGORIES.get(number % CATEGORIES.size());
        int share = 100 - number / CATEGORIES.size() % 4 * 25;
        return share == 100 ? colour : "color-mix(in srgb," + colour + " " + share + "%," + PAPER + ")";
    }

    /** An author's colour blended with the page's: still recognizable, but text stays legible on it. */
    static String blended(String colour, boolean isLine) {
        return isLine
                ? "color-mix(in srgb," + colour + " 60%," + INK + ")"
                : "color-mix(in srgb," + colour + " 25%," + PAPER + ")";
    }
}

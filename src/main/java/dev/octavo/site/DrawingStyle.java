package dev.octavo.site;

/** What is drawn for a post that has no picture. */
public enum DrawingStyle {
    FOLDS,
    LEAVES,
    RIDGES,
    RINGS,
    TILES,
    WAVES,
    WEAVE
}

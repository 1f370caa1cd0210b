package dev.octavo.lib.drawing;

/** A colour of the theme, with the name of its token in the stylesheet. */
enum Colour {
    PAPER("paper"),
    TINT("tint"),
    RULE("rule"),
    SOFT("ink-soft"),
    INK("ink"),
    ACCENT("accent"),
    /** The colour that depends on the post's first tag. */
    SECOND("");

    private final String token;

    Colour(String token) {
        this.token = token;
    }

    String token(String secondColour) {
        return this == SECOND ? secondColour : token;
    }
}

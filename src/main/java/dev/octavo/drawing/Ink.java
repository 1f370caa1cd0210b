package dev.octavo.drawing;

/** A colour of the theme, by the name of its token in the stylesheet. */
enum Ink {
    PAPER("paper"),
    TINT("tint"),
    RULE("rule"),
    SOFT("ink-soft"),
    INK("ink"),
    ACCENT("accent"),
    /** The one that the tag chooses. */
    SECOND("");

    private final String token;

    Ink(String token) {
        this.token = token;
    }

    String token(String second) {
        return this == SECOND ? second : token;
    }
}

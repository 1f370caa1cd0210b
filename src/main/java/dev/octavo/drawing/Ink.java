package dev.octavo.drawing;

import java.util.Locale;

/** A colour of the theme, by the name of its token in the stylesheet. */
enum Ink {
    PAPER,
    TINT,
    RULE,
    SOFT,
    INK,
    ACCENT,
    /** The one that the tag chooses. */
    SECOND;

    /** Where a drawing shows how its colours are written. */
    interface Writing {
        /** The attribute that gives {@code property}, {@code fill} or {@code stroke}, this colour. */
        String attribute(String property, Ink ink);
    }

    /**
     * For pages: the theme's own colours, so that they follow the reader's wish for dark or light. Not in a {@code style},
     * which a content security policy may forbid.
     *
     * @param second the token of {@link #SECOND}
     */
    static Writing tokens(String second) {
        return (property, ink) -> " " + property + "=\"var(--" + ink.token(second) + ")\"";
    }

    /**
     * For pictures: classes, whose colours the picture's own stylesheet says.
     *
     * @param second the token of {@link #SECOND}
     */
    static Writing classes(String second) {
        return (property, ink) -> " class=\"" + property + "-" + ink.token(second) + "\"";
    }

    private String token(String second) {
        return switch (this) {
            case SOFT -> "ink-soft";
            case SECOND -> second;
            default -> name().toLowerCase(Locale.ROOT);
        };
    }
}

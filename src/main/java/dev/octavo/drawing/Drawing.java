package dev.octavo.drawing;

import dev.octavo.hash.Digest;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * A drawing for a post. Posts with the same first tag look like a family, but no two are alike. The same title and tags give
 * the same drawing on every machine.
 */
public final class Drawing {
    private static final List<BiConsumer<Pen, Chance>> STYLES =
            List.of(Land::ridges, Land::waves, Rings::draw, Tiles::draw);
    private static final List<String> SECOND = List.of("note", "tip", "important", "warning");
    private static final int HEIGHT = 900;
    private static final int WIDTH_ON_PAGE = 1600;
    private static final int WIDTH_ON_CARD = 657;

    private final BiConsumer<Pen, Chance> style;
    private final String second;
    private final long seed;

    public Drawing(String title, List<String> tags) {
        long family = seed(tags.isEmpty() ? title : tags.get(0));
        style = STYLES.get((int) Math.floorMod(family, (long) STYLES.size()));
        second = SECOND.get((int) Math.floorMod(family >> 8, (long) SECOND.size()));
        seed = seed(title) ^ family;
    }

    private static long seed(String text) {
        return new Digest().add(text).hash().high();
    }

    /**
     * As an element for a page, which cuts from it what it has room for. The colours are the theme's own, so that they follow
     * the reader's wish for dark or light, and not in a {@code style}, which a content security policy may forbid.
     */
    public String element() {
        return "<svg class=\"drawing\" viewBox=\"0 0 " + WIDTH_ON_PAGE + " " + HEIGHT
                + "\" preserveAspectRatio=\"xMidYMid slice\" aria-hidden=\"true\">"
                + shapes(WIDTH_ON_PAGE, "fill=\"var(--", ")\"") + "</svg>";
    }

    /** As shapes for a card, 657 wide and 900 high, with a class for each colour, such as {@code fill-accent}. */
    public String shapes() {
        return shapes(WIDTH_ON_CARD, "class=\"fill-", "\"");
    }

    private String shapes(int width, String beforeInk, String behindInk) {
        Pen pen = new Pen(width, HEIGHT, ink -> beforeInk + ink.token(second) + behindInk);
        pen.fill(Ink.TINT).box(0, 0, width, HEIGHT);
        style.accept(pen, new Chance(seed));
        return pen.shapes();
    }
}

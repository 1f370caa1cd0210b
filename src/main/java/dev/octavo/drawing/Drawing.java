package dev.octavo.drawing;

import dev.octavo.hash.Digest;
import dev.octavo.site.DrawingStyle;
import java.util.List;

/**
 * A drawing for a post: posts with the same first tag look like members of a family, and none is like another. The same
 * title and tags are the same drawing on every machine.
 */
public final class Drawing {
    private static final List<String> SECOND = List.of("note", "tip", "important", "warning");
    private static final int HEIGHT = 900;
    private static final int WIDTH = 1600;

    private final DrawingStyle style;
    private final String second;
    private final long seed;

    private Drawing(DrawingStyle style, String second, long seed) {
        this.style = style;
        this.second = second;
        this.seed = seed;
    }

    /** The drawing of a post in that style. */
    public static Drawing of(String title, List<String> tags, DrawingStyle style) {
        long family = family(title, tags);
        return new Drawing(
                style, SECOND.get((int) Math.floorMod(family >> 8, (long) SECOND.size())), seed(title) ^ family);
    }

    /** The style that the first tag chooses of {@code styles}, or the title where there is no tag. */
    public static DrawingStyle style(String title, List<String> tags, List<DrawingStyle> styles) {
        return styles.get((int) Math.floorMod(family(title, tags), (long) styles.size()));
    }

    private static long family(String title, List<String> tags) {
        return seed(tags.isEmpty() ? title : tags.get(0));
    }

    private static long seed(String text) {
        return new Digest().add(text).hash().high();
    }

    /** As an element for a page, which cuts from it what it has room for. */
    public String element() {
        return "<svg class=\"drawing\" viewBox=\"0 0 " + WIDTH + " " + HEIGHT
                + "\" preserveAspectRatio=\"xMidYMid slice\" aria-hidden=\"true\">"
                + shapes(WIDTH, Ink.tokens(second)) + "</svg>";
    }

    /**
     * As shapes for a picture, 900 high, with a class for each colour: {@code fill-accent}, {@code stroke-ink}.
     *
     * @param width from 600 to 1800
     */
    public String shapes(int width) {
        return shapes(width, Ink.classes(second));
    }

    private String shapes(int width, Ink.Writing inks) {
        Pen pen = new Pen(width, HEIGHT, inks);
        Chance chance = new Chance(seed);
        pen.fill(Ink.TINT).box(0, 0, width, HEIGHT);
        switch (style) {
            case FOLDS -> Paper.folds(pen, chance);
            case LEAVES -> Leaves.draw(pen, chance);
            case RIDGES -> Land.ridges(pen, chance);
            case RINGS -> Rings.draw(pen, chance);
            case TILES -> Tiles.draw(pen, chance);
            case WAVES -> Land.waves(pen, chance);
            case WEAVE -> Paper.weave(pen, chance);
        }
        return pen.shapes();
    }
}

package dev.octavo.lib.drawing;

import dev.octavo.lib.hash.Digest;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * A drawing for a post without a picture. Posts with the same first tag look related, but no two are alike. The same title and
 * tags give the same drawing on every machine.
 */
public record Drawing(String title, List<String> tags) {
    private static final List<BiConsumer<ShapeWriter, SeededRandom>> STYLES =
            List.of(Landscape::ridges, Landscape::waves, Rings::draw, Tiles::draw);
    private static final List<String> SECOND_COLOURS = List.of("note", "tip");
    private static final int HEIGHT = 900;
    private static final int PAGE_WIDTH = 1600;
    private static final int CARD_WIDTH = 657;

    public Drawing {
        tags = List.copyOf(tags);
    }

    /**
     * An {@code svg} element for a page, which crops it to fit. Its colours are the theme's tokens, so that they follow the reader's
     * choice of dark or light. They are in attributes, not in a {@code style}, which a content security policy may forbid.
     */
    public String element() {
        return "<svg class=\"drawing\" viewBox=\"0 0 " + PAGE_WIDTH + " " + HEIGHT
                + "\" preserveAspectRatio=\"xMidYMid slice\" aria-hidden=\"true\">"
                + shapes(PAGE_WIDTH, "fill=\"var(--", ")\"") + "</svg>";
    }

    /** Paths for a card, 657 wide and 900 high, with a class for each colour, such as {@code fill-accent}. */
    public String shapes() {
        return shapes(CARD_WIDTH, "class=\"fill-", "\"");
    }

    private String shapes(int width, String beforeToken, String afterToken) {
        long family = seed(tags.isEmpty() ? title : tags.get(0));
        String second = SECOND_COLOURS.get((int) Math.floorMod(family >> 8, (long) SECOND_COLOURS.size()));
        ShapeWriter out = new ShapeWriter(width, HEIGHT, colour -> beforeToken + colour.token(second) + afterToken);
        out.fill(Colour.TINT).box(0, 0, width, HEIGHT);
        STYLES.get((int) Math.floorMod(family, (long) STYLES.size()))
                .accept(out, new SeededRandom(seed(title) ^ family));
        return out.shapes();
    }

    private static long seed(String text) {
        return new Digest().add(text).hash().high();
    }
}

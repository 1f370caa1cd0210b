package dev.octavo.lib.drawing;

/** Draws concentric rings, like those of a tree or around a stone in water, and a small moon beside them. */
final class Rings {
    private static final Colour[] COLOURS = {
        Colour.RULE, Colour.TINT, Colour.SECOND, Colour.PAPER, Colour.SOFT, Colour.TINT, Colour.RULE, Colour.PAPER
    };

    private Rings() {}

    static void draw(ShapeWriter out, SeededRandom random) {
        boolean left = random.oneIn(2);
        int third = out.width() / 3;
        int x = (left ? third : 2 * third) + random.inRange(-third / 4, third / 4);
        int y = out.height() / 2 + random.inRange(-180, 180);
        int first = random.below(COLOURS.length);
        int radius = Math.max(out.width(), out.height()) * 4 / 5;
        for (int ring = 0; radius > 40; ring++) {
            out.fill(COLOURS[(first + ring) % COLOURS.length]).disc(x, y, radius);
            radius -= random.pick(34, 50, 50, 72, 96, 130);
        }
        int moonX = left ? out.width() - third / 2 : third / 2;
        int moonY = random.pick(out.height() * 2 / 5, out.height() * 3 / 5);
        int moon = random.inRange(60, 110);
        out.fill(Colour.ACCENT).disc(moonX, moonY, moon);
    }
}

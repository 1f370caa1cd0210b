package dev.octavo.drawing;

/** Rings around a point, as in a trunk or of a stone in water, and a smaller body beside them. */
final class Rings {
    private static final Ink[] INKS = {
        Ink.RULE, Ink.TINT, Ink.SECOND, Ink.PAPER, Ink.INK, Ink.TINT, Ink.ACCENT, Ink.PAPER
    };

    private Rings() {}

    static void draw(Pen pen, Chance chance) {
        boolean left = chance.oneIn(2);
        int third = pen.width() / 3;
        int x = (left ? third : 2 * third) + chance.between(-third / 4, third / 4);
        int y = pen.height() / 2 + chance.between(-180, 180);
        int first = chance.below(INKS.length);
        int radius = Math.max(pen.width(), pen.height()) * 4 / 5;
        for (int ring = 0; radius > 40; ring++) {
            pen.fill(INKS[(first + ring) % INKS.length]).disc(x, y, radius);
            radius -= chance.of(34, 50, 50, 72, 96, 130);
        }
        int moonX = left ? pen.width() - third / 2 : third / 2;
        int moonY = chance.of(pen.height() * 2 / 5, pen.height() * 3 / 5);
        int moon = chance.between(60, 110);
        pen.fill(Ink.INK).disc(moonX, moonY, moon);
        pen.fill(Ink.ACCENT).disc(moonX, moonY, moon / 2);
    }
}

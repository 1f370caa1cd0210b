package dev.octavo.drawing;

/** A floor of tiles, with discs and parts of discs on them. */
final class Tiles {
    private static final int SIDE = 240;
    private static final int HALF = SIDE / 2;

    private final Pen pen;
    private final Chance chance;

    private Tiles(Pen pen, Chance chance) {
        this.pen = pen;
        this.chance = chance;
    }

    static void draw(Pen pen, Chance chance) {
        Tiles tiles = new Tiles(pen, chance);
        int columns = (pen.width() + SIDE - 1) / SIDE;
        int left = (pen.width() - columns * SIDE) / 2;
        for (int y = -SIDE / 8; y < pen.height(); y += SIDE) {
            for (int column = 0; column < columns; column++) {
                tiles.tile(left + column * SIDE, y);
            }
        }
    }

    private void tile(int x, int y) {
        Ink ground = chance.of(Ink.TINT, Ink.TINT, Ink.TINT, Ink.RULE, Ink.PAPER, Ink.INK, Ink.SECOND, Ink.ACCENT);
        if (ground != Ink.TINT) {
            pen.fill(ground).box(x, y, SIDE + 1, SIDE + 1); // or what is below would shine through between two
        }
        Ink ink = chance.of(Ink.INK, Ink.INK, Ink.ACCENT, Ink.SECOND, Ink.PAPER, Ink.RULE);
        boolean pale = ground == Ink.TINT || ground == Ink.PAPER || ground == Ink.RULE;
        if (ink == ground || pale && (ink == Ink.RULE || ink == Ink.PAPER)) {
            ink = pale ? Ink.INK : Ink.PAPER;
        }
        pen.fill(ink);
        switch (chance.below(9)) {
            case 0, 1, 2 -> quarter(x, y, SIDE);
            case 3 -> ring(ink, ground, x, y);
            case 4 -> semicircle(x, y);
            case 5 -> pen.disc(x + HALF, y + HALF, HALF);
            case 6 -> pen.disc(x + HALF, y + HALF, SIDE / 5);
            case 7 -> triangle(x, y);
            default -> {}
        }
    }

    /** A quarter of a disc, from one of the corners. */
    private void quarter(int x, int y, int radius) {
        quarter(x, y, radius, chance.below(2), chance.below(2));
    }

    private void quarter(int x, int y, int radius, int right, int low) {
        int across = right == 0 ? radius : -radius;
        int down = low == 0 ? radius : -radius;
        pen.put('M', x + right * SIDE, y + low * SIDE)
                .put('h', across)
                .put('a', radius, radius, 0, 0, right == low ? 1 : 0, -across, down)
                .put('z');
    }

    private void ring(Ink ink, Ink ground, int x, int y) {
        int right = chance.below(2);
        int low = chance.below(2);
        pen.fill(ink);
        quarter(x, y, SIDE, right, low);
        pen.fill(ground);
        quarter(x, y, HALF, right, low);
    }

    private void semicircle(int x, int y) {
        int side = chance.below(4);
        pen.put('M', side == 3 ? x + SIDE : x, side == 1 ? y + SIDE : y)
                .put('a', HALF, HALF, 0, 0, side % 3 == 0 ? 0 : 1, side < 2 ? SIDE : 0, side < 2 ? 0 : SIDE)
                .put('z');
    }

    private void triangle(int x, int y) {
        int right = chance.below(2) * SIDE;
        pen.polygon(x, y, x + SIDE, y + SIDE, x + right, y + SIDE - right);
    }
}

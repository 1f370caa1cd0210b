package dev.octavo.drawing;

/** A floor of tiles, with discs and parts of discs on them. */
final class Tiles {
    private static final int SIDE = 240;
    private static final int HALF = SIDE / 2;
    /** What reaches into the next tile, or what is below would shine through between two. */
    private static final int OVERLAPPING = SIDE + 1;

    private Tiles() {}

    static void draw(Pen pen, Chance chance) {
        int columns = (pen.width() + SIDE - 1) / SIDE;
        int left = (pen.width() - columns * SIDE) / 2;
        for (int y = -SIDE / 8; y < pen.height(); y += SIDE) {
            for (int column = 0; column < columns; column++) {
                tile(left + column * SIDE, y, pen, chance);
            }
        }
    }

    private static void tile(int x, int y, Pen pen, Chance chance) {
        Ink ground = chance.of(Ink.TINT, Ink.TINT, Ink.RULE, Ink.PAPER, Ink.INK, Ink.SECOND, Ink.ACCENT);
        boolean pale = ground == Ink.TINT || ground == Ink.PAPER || ground == Ink.RULE;
        pen.fill(ground).box(x, y, OVERLAPPING, OVERLAPPING);
        pen.fill(pale ? chance.of(Ink.INK, Ink.INK, Ink.ACCENT, Ink.SECOND) : chance.of(Ink.PAPER, Ink.RULE));
        switch (chance.below(6)) {
            case 0, 1 -> quarter(x, y, chance.below(2), chance.below(2), pen);
            case 2 ->
                pen.put('M', x, y + HALF * chance.below(2))
                        .put('a', HALF, HALF, 0, 0, 1, SIDE, 0)
                        .put('z');
            case 3 -> pen.disc(x + HALF, y + HALF, chance.of(HALF, SIDE / 5));
            case 4 -> half(x, y, chance.below(2), pen);
            default -> {}
        }
    }

    /** A quarter of a disc, from one of the corners. */
    private static void quarter(int x, int y, int right, int low, Pen pen) {
        int across = right == 0 ? OVERLAPPING : -OVERLAPPING;
        int down = low == 0 ? OVERLAPPING : -OVERLAPPING;
        pen.put('M', x + right * OVERLAPPING, y + low * OVERLAPPING)
                .put('h', across)
                .put('a', OVERLAPPING, OVERLAPPING, 0, 0, right == low ? 1 : 0, -across, down)
                .put('z');
    }

    /** What is above or below the diagonal. */
    private static void half(int x, int y, int low, Pen pen) {
        pen.put('M', x, y, x + OVERLAPPING, y + OVERLAPPING);
        pen.put('L', x + (1 - low) * OVERLAPPING, y + low * OVERLAPPING).put('z');
    }
}

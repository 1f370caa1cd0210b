package dev.octavo.drawing;

/** A floor of tiles, with discs and parts of discs on them. */
final class Tiles {
    private static final int SIDE = 240;
    private static final int HALF = SIDE / 2;

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
        pen.fill(ground).box(x, y, SIDE + 1, SIDE + 1); // or what is below would shine through between two
        pen.fill(pale ? chance.of(Ink.INK, Ink.INK, Ink.ACCENT, Ink.SECOND) : chance.of(Ink.PAPER, Ink.RULE));
        switch (chance.below(6)) {
            case 0, 1 -> quarter(x, y, chance.below(2), chance.below(2), pen);
            case 2 ->
                pen.put('M', x, y + HALF * chance.below(2))
                        .put('a', HALF, HALF, 0, 0, 1, SIDE, 0)
                        .put('z');
            case 3 -> pen.disc(x + HALF, y + HALF, chance.of(HALF, SIDE / 5));
            case 4 ->
                pen.put('M', x, y, x + SIDE, y + SIDE, x + chance.below(2) * SIDE, y + SIDE)
                        .put('z');
            default -> {}
        }
    }

    /** A quarter of a disc, from one of the corners. */
    private static void quarter(int x, int y, int right, int low, Pen pen) {
        int across = right == 0 ? SIDE : -SIDE;
        int down = low == 0 ? SIDE : -SIDE;
        pen.put('M', x + right * SIDE, y + low * SIDE)
                .put('h', across)
                .put('a', SIDE, SIDE, 0, 0, right == low ? 1 : 0, -across, down)
                .put('z');
    }
}

package dev.octavo.lib.drawing;

/** Draws a floor of tiles, with discs and parts of discs on them. */
final class Tiles {
    private static final int SIDE = 240;
    private static final int HALF = SIDE / 2;
    /** The side of a tile that overlaps the next one, so that no gap shows between them. */
    private static final int OVERLAP_SIDE = SIDE + 1;

    private Tiles() {}

    static void draw(ShapeWriter out, SeededRandom random) {
        int columns = (out.width() + SIDE - 1) / SIDE;
        int left = (out.width() - columns * SIDE) / 2;
        for (int y = -SIDE / 8; y < out.height(); y += SIDE) {
            for (int column = 0; column < columns; column++) {
                tile(left + column * SIDE, y, out, random);
            }
        }
    }

    private static void tile(int x, int y, ShapeWriter out, SeededRandom random) {
        Colour ground = random.pick(
                Colour.TINT, Colour.TINT, Colour.RULE, Colour.PAPER, Colour.INK, Colour.SECOND, Colour.ACCENT);
        boolean pale = ground == Colour.TINT || ground == Colour.PAPER || ground == Colour.RULE;
        out.fill(ground).box(x, y, OVERLAP_SIDE, OVERLAP_SIDE);
        out.fill(
                pale
                        ? random.pick(Colour.INK, Colour.INK, Colour.ACCENT, Colour.SECOND)
                        : random.pick(Colour.PAPER, Colour.RULE));
        switch (random.below(6)) {
            case 0, 1 -> quarter(x, y, random.below(2), random.below(2), out);
            case 2 ->
                out.command('M', x, y + HALF * random.below(2))
                        .command('a', HALF, HALF, 0, 0, 1, SIDE, 0)
                        .command('z');
            case 3 -> out.disc(x + HALF, y + HALF, random.pick(HALF, SIDE / 5));
            case 4 -> half(x, y, random.below(2), out);
            default -> {}
        }
    }

    /** Draws a quarter of a disc around one of the corners. */
    private static void quarter(int x, int y, int right, int low, ShapeWriter out) {
        int dx = right == 0 ? OVERLAP_SIDE : -OVERLAP_SIDE;
        int dy = low == 0 ? OVERLAP_SIDE : -OVERLAP_SIDE;
        out.command('M', x + right * OVERLAP_SIDE, y + low * OVERLAP_SIDE)
                .command('h', dx)
                .command('a', OVERLAP_SIDE, OVERLAP_SIDE, 0, 0, right == low ? 1 : 0, -dx, dy)
                .command('z');
    }

    /** Draws the triangle above or below the diagonal. */
    private static void half(int x, int y, int low, ShapeWriter out) {
        out.command('M', x, y, x + OVERLAP_SIDE, y + OVERLAP_SIDE);
        out.command('L', x + (1 - low) * OVERLAP_SIDE, y + low * OVERLAP_SIDE).command('z');
    }
}

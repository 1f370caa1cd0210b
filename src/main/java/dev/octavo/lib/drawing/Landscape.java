package dev.octavo.lib.drawing;

/** Draws landscapes: ridges one behind the other, or the sea. */
final class Landscape {
    private static final Colour[] FAR_TO_NEAR = {Colour.RULE, Colour.SOFT, Colour.SECOND, Colour.INK};

    private Landscape() {}

    static void ridges(ShapeWriter out, SeededRandom random) {
        sun(out, random, random.inRange(80, 160), random.inRange(270, 400));
        boolean round = random.oneIn(2);
        for (int i = 0; i < FAR_TO_NEAR.length; i++) {
            out.fill(FAR_TO_NEAR[i]).command('M', 0, out.height());
            ridge(out, random, round, i);
        }
    }

    private static void sun(ShapeWriter out, SeededRandom random, int radius, int y) {
        out.fill(Colour.ACCENT).disc(random.inRange(out.width() / 5, out.width() * 4 / 5), y, radius);
    }

    /** Draws a ridge from the left edge to the right, and fills the area below it. On round hills, peaks are only control points. */
    private static void ridge(ShapeWriter out, SeededRandom random, boolean round, int number) {
        int y = 390 + number * 130;
        int rise = (round ? 270 : 190) - number * 30;
        int step = (round ? 210 : 130) + number * 50;
        out.command('V', y);
        boolean peak = random.oneIn(2);
        int x = 0;
        int before = y;
        while (x < out.width()) {
            int width = random.inRange(step * 2 / 3, step * 4 / 3);
            int next = y - (peak ? rise : 0) + random.inRange(0, rise * 2 / 3);
            if (round) {
                out.command('Q', x, before, x + width / 2, (before + next) / 2);
            } else {
                out.command('L', x + width, next);
            }
            x += width;
            before = next;
            peak = !peak;
        }
        out.command('L', x, before).command('V', out.height()).command('z');
    }

    static void waves(ShapeWriter out, SeededRandom random) {
        sun(out, random, random.inRange(170, 240), random.inRange(330, 420));
        int length = random.inRange(260, 420);
        int height = random.inRange(50, 80);
        int shift = random.inRange(length / 5, length / 2) * random.pick(-1, 1);
        Colour[] colours = random.pick(
                new Colour[] {Colour.INK, Colour.PAPER},
                new Colour[] {Colour.SECOND, Colour.PAPER},
                new Colour[] {Colour.INK, Colour.TINT});
        int y = random.inRange(300, 420);
        for (int i = 0; y < out.height() + height; i++) {
            out.fill(i % 6 == 4 ? Colour.ACCENT : colours[i % colours.length]);
            wave(out, y, i * shift, length, height);
            y += i % 2 == 0 ? 26 + 7 * i : 42;
        }
    }

    private static void wave(ShapeWriter out, int y, int shift, int length, int height) {
        int half = length / 2;
        int x = Math.floorMod(shift, length) - length;
        out.command('M', x, y).command('q', half / 2, -height, half, 0);
        for (x += half; x < out.width(); x += half) {
            out.command('t', half, 0);
        }
        out.command('V', out.height()).command('H', 0).command('z');
    }
}

package dev.octavo.drawing;

/** Landscapes: ridges one behind the other, and the sea. */
final class Land {
    private static final Ink[] FAR_TO_NEAR = {Ink.RULE, Ink.SOFT, Ink.SECOND, Ink.INK};

    private Land() {}

    static void ridges(Pen pen, Chance chance) {
        sun(pen, chance, chance.between(80, 160), chance.between(270, 400));
        boolean round = chance.oneIn(2);
        for (int i = 0; i < FAR_TO_NEAR.length; i++) {
            pen.fill(FAR_TO_NEAR[i]).put('M', 0, pen.height());
            ridge(pen, chance, round, i);
        }
    }

    private static void sun(Pen pen, Chance chance, int radius, int y) {
        pen.fill(Ink.ACCENT).disc(chance.between(pen.width() / 5, pen.width() * 4 / 5), y, radius);
    }

    /** From the left edge to the right one, and back below. Round hills have what would be their peaks beside them. */
    private static void ridge(Pen pen, Chance chance, boolean round, int number) {
        int y = 390 + number * 130;
        int rise = (round ? 270 : 190) - number * 30;
        int step = (round ? 210 : 130) + number * 50;
        pen.put('V', y);
        boolean peak = chance.oneIn(2);
        int x = 0;
        int before = y;
        while (x < pen.width()) {
            int across = chance.between(step * 2 / 3, step * 4 / 3);
            int next = y - (peak ? rise : 0) + chance.between(0, rise * 2 / 3);
            if (round) {
                pen.put('Q', x, before, x + across / 2, (before + next) / 2);
            } else {
                pen.put('L', x + across, next);
            }
            x += across;
            before = next;
            peak = !peak;
        }
        pen.put('L', x, before).put('V', pen.height()).put('z');
    }

    static void waves(Pen pen, Chance chance) {
        sun(pen, chance, chance.between(170, 240), chance.between(330, 420));
        int length = chance.between(260, 420);
        int height = chance.between(50, 80);
        int shift = chance.between(length / 5, length / 2) * chance.of(-1, 1);
        Ink[] inks = chance.of(
                new Ink[] {Ink.INK, Ink.PAPER}, new Ink[] {Ink.SECOND, Ink.PAPER}, new Ink[] {Ink.INK, Ink.TINT});
        int y = chance.between(300, 420);
        for (int i = 0; y < pen.height() + height; i++) {
            pen.fill(i % 6 == 4 ? Ink.ACCENT : inks[i % inks.length]);
            wave(pen, y, i * shift, length, height);
            y += i % 2 == 0 ? 26 + 7 * i : 42;
        }
    }

    private static void wave(Pen pen, int y, int shift, int length, int height) {
        int half = length / 2;
        int x = Math.floorMod(shift, length) - length;
        pen.put('M', x, y).put('q', half / 2, -height, half, 0);
        for (x += half; x < pen.width(); x += half) {
            pen.put('t', half, 0);
        }
        pen.put('V', pen.height()).put('H', 0).put('z');
    }
}

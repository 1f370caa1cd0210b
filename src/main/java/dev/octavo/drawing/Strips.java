package dev.octavo.drawing;

/** Folded strips of paper, one below the other. */
final class Strips {
    private static final Ink[] INKS = {Ink.PAPER, Ink.ACCENT, Ink.SECOND, Ink.INK};

    private Strips() {}

    static void draw(Pen pen, Chance chance) {
        int first = chance.below(INKS.length);
        int y = chance.between(-120, -40);
        for (int row = 0; y < pen.height(); row++) {
            int height = chance.of(170, 210, 260);
            strip(pen, chance, INKS[(first + row) % INKS.length], y, height);
            y += height + chance.of(20, 60, 90);
        }
    }

    /** One strip across, every other fold of which lies in shadow. */
    private static void strip(Pen pen, Chance chance, Ink ink, int y, int height) {
        int panel = chance.between(130, 210);
        int slant = chance.between(45, 85);
        int left = -chance.below(2 * panel);
        pen.fill(ink).put('M', left, y);
        int x = left;
        for (int up = 1; x < pen.width(); up = -up) {
            pen.put('l', panel, up * slant);
            x += panel;
        }
        int folds = (x - left) / panel;
        pen.put('v', height);
        for (int fold = folds; fold > 0; fold--) {
            pen.put('l', -panel, fold % 2 == 0 ? slant : -slant);
        }
        pen.put('z').fill(ink == Ink.INK ? Ink.PAPER : Ink.INK, ink == Ink.PAPER ? 12 : 24);
        for (int fold = 0; fold < folds; fold += 2) {
            pen.put('M', left + fold * panel, y)
                    .put('l', panel, slant)
                    .put('v', height)
                    .put('l', -panel, -slant)
                    .put('z');
        }
    }
}

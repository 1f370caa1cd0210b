package dev.octavo.drawing;

/** What is made of strips of paper: folded ones, and a weave. */
final class Paper {
    private static final Ink[] STRIPS = {Ink.PAPER, Ink.ACCENT, Ink.SECOND, Ink.INK};
    private static final Ink[] DOWN = {Ink.INK, Ink.SOFT, Ink.INK, Ink.INK};
    private static final Ink[] ACROSS = {Ink.ACCENT, Ink.RULE, Ink.SECOND};
    private static final int GAP = 9;

    private Paper() {}

    static void folds(Pen pen, Chance chance) {
        int first = chance.below(STRIPS.length);
        int y = chance.between(-120, -40);
        for (int row = 0; y < pen.height(); row++) {
            int height = chance.of(170, 210, 260);
            strip(pen, chance, STRIPS[(first + row) % STRIPS.length], y, height);
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

    static void weave(Pen pen, Chance chance) {
        int step = chance.of(180, 225, 300);
        int band = step * chance.between(68, 86) / 100;
        int firstDown = chance.below(DOWN.length);
        int firstAcross = chance.below(ACROSS.length);
        int left = (step - band) / 2 - chance.below(step / 2);
        for (int column = 0; column * step + left < pen.width(); column++) {
            pen.fill(DOWN[(firstDown + column) % DOWN.length]).box(column * step + left, 0, band, pen.height());
        }
        for (int row = 0; row * step + left < pen.height(); row++) {
            int y = row * step + left;
            pen.fill(Ink.TINT).box(0, y - GAP, pen.width(), band + 2 * GAP);
            pen.fill(ACROSS[(firstAcross + row) % ACROSS.length]).box(0, y, pen.width(), band);
            pen.fill(Ink.TINT);
            for (int column = row % 2; column * step + left < pen.width(); column += 2) {
                pen.box(column * step + left - GAP, y - GAP, band + 2 * GAP, band + 2 * GAP);
            }
            for (int column = row % 2; column * step + left < pen.width(); column += 2) {
                pen.fill(DOWN[(firstDown + column) % DOWN.length]).box(column * step + left, y - 12, band, band + 24);
            }
        }
    }
}

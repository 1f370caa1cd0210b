package dev.octavo.drawing;

/** A branch with leaves, as printers set one at the head of a chapter. */
final class Leaves {
    private final Pen pen;
    private final Chance chance;

    private Leaves(Pen pen, Chance chance) {
        this.pen = pen;
        this.chance = chance;
    }

    static void draw(Pen pen, Chance chance) {
        new Leaves(pen, chance).branch();
    }

    private void branch() {
        int bend = chance.of(-1, 1) * chance.between(60, 150);
        int ends = pen.height() / 2 - bend / 2;
        pen.line(Ink.INK, 12).put('M', 0, ends).put('Q', pen.width() / 2, ends + 2 * bend, pen.width(), ends);
        int steps = Math.max(4, pen.width() / chance.between(135, 175));
        for (int i = 0; i <= steps; i++) {
            int x = i * pen.width() / steps;
            int y = ends + 4 * bend * i * (steps - i) / (steps * steps);
            int up = i % 2 == 0 ? -1 : 1;
            leaf(x, y, x + chance.between(90, 190), y + up * chance.between(270, 370));
            if (chance.oneIn(2)) {
                berry(x, y, up);
            }
        }
    }

    private void leaf(int x, int y, int tipX, int tipY) {
        double length = StrictMath.hypot(tipX - x, tipY - y);
        int width = 2 * chance.between(70, 115);
        int acrossX = (int) (width * (y - tipY) / length);
        int acrossY = (int) (width * (tipX - x) / length);
        int middleX = (x + tipX) / 2;
        int middleY = (y + tipY) / 2;
        pen.fill(chance.of(Ink.INK, Ink.INK, Ink.SECOND, Ink.SECOND, Ink.ACCENT))
                .put('M', x, y)
                .put('Q', middleX + acrossX, middleY + acrossY, tipX, tipY)
                .put('Q', middleX - acrossX, middleY - acrossY, x, y)
                .put('z');
        pen.line(Ink.TINT, 6).put('M', (5 * x + tipX) / 6, (5 * y + tipY) / 6, (x + 3 * tipX) / 4, (y + 3 * tipY) / 4);
    }

    private void berry(int x, int y, int up) {
        int length = -up * chance.between(90, 160);
        pen.line(Ink.INK, 6).put('M', x, y).put('l', -20, length);
        pen.fill(Ink.ACCENT).disc(x - 20, y + length, chance.between(24, 36));
    }
}

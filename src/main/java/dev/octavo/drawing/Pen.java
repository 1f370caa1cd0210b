package dev.octavo.drawing;

import java.util.function.Function;

/** Writes the shapes of a drawing as SVG. Successive shapes in the same ink become one path. */
final class Pen {
    private final int width;
    private final int height;
    private final Function<Ink, String> attribute;
    private final StringBuilder out = new StringBuilder(4096);
    private String ink = "";

    /** @param attribute which fills a path */
    Pen(int width, int height, Function<Ink, String> attribute) {
        this.width = width;
        this.height = height;
        this.attribute = attribute;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Fills the shapes that follow with that ink. */
    Pen fill(Ink next) {
        String filled = attribute.apply(next);
        if (!ink.equals(filled)) {
            close();
            out.append("<path ").append(filled).append(" d=\"");
            ink = filled;
        }
        return this;
    }

    private void close() {
        if (!ink.isEmpty()) {
            out.append("\"/>");
            ink = "";
        }
    }

    /** A command of SVG's paths with its numbers. */
    Pen put(char command, int... numbers) {
        out.append(command);
        for (int i = 0; i < numbers.length; i++) {
            if (i > 0 && numbers[i] >= 0) {
                out.append(' ');
            }
            out.append(numbers[i]);
        }
        return this;
    }

    Pen box(int x, int y, int across, int down) {
        return put('M', x, y).put('h', across).put('v', down).put('h', -across).put('z');
    }

    Pen disc(int x, int y, int radius) {
        return put('M', x - radius, y)
                .put('a', radius, radius, 0, 1, 0, 2 * radius, 0)
                .put('a', radius, radius, 0, 1, 0, -2 * radius, 0)
                .put('z');
    }

    /** All that was drawn. */
    String shapes() {
        close();
        return out.toString();
    }
}

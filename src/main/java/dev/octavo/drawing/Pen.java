package dev.octavo.drawing;

/** Writes the shapes of one drawing as SVG: those that follow each other in one ink become one path. */
final class Pen {
    private final int width;
    private final int height;
    private final Ink.Writing writing;
    private final StringBuilder out = new StringBuilder(4096);
    private String ink = "";

    Pen(int width, int height, Ink.Writing writing) {
        this.width = width;
        this.height = height;
        this.writing = writing;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** What follows is filled. */
    Pen fill(Ink next) {
        return take(writing.attribute("fill", next));
    }

    /** The same, so thin that what is below shows: in percent, from 10 to 99. */
    Pen fill(Ink next, int percent) {
        return take(writing.attribute("fill", next) + " opacity=\"." + percent + "\"");
    }

    /** What follows are lines. */
    Pen line(Ink next, int thickness) {
        return take(writing.attribute("stroke", next) + " fill=\"none\" stroke-width=\"" + thickness + "\"");
    }

    private Pen take(String attributes) {
        if (!ink.equals(attributes)) {
            close();
            out.append("<path").append(attributes).append(" d=\"");
            ink = attributes;
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

    /** @param points x and y in turn */
    Pen polygon(int... points) {
        return put('M', points).put('z');
    }

    /** All that was drawn. */
    String shapes() {
        close();
        return out.toString();
    }
}

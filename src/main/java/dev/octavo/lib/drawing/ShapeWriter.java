package dev.octavo.lib.drawing;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes the shapes of a drawing as SVG. Successive shapes of the same colour become one path. */
final class ShapeWriter {
    private final int width;
    private final int height;
    private final Function<Colour, String> fillAttribute;
    private final StringBuilder out = new StringBuilder(4096);
    private @Nullable Colour open; // the colour of the open path

    /** @param fillAttribute the attribute that fills a path with a colour */
    ShapeWriter(int width, int height, Function<Colour, String> fillAttribute) {
        this.width = width;
        this.height = height;
        this.fillAttribute = fillAttribute;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Fills the shapes that follow with that colour. */
    ShapeWriter fill(Colour next) {
        if (open != next) {
            closePath();
            out.append("<path ").append(fillAttribute.apply(next)).append(" d=\"");
            open = next;
        }
        return this;
    }

    private void closePath() {
        if (open != null) {
            out.append("\"/>");
            open = null;
        }
    }

    /** Writes a command of an SVG path with its numbers. */
    ShapeWriter command(char command, int... numbers) {
        out.append(command);
        for (int i = 0; i < numbers.length; i++) {
            if (i > 0 && numbers[i] >= 0) {
                out.append(' ');
            }
            out.append(numbers[i]);
        }
        return this;
    }

    ShapeWriter box(int x, int y, int width, int height) {
        return command('M', x, y)
                .command('h', width)
                .command('v', height)
                .command('h', -width)
                .command('z');
    }

    ShapeWriter disc(int x, int y, int radius) {
        return command('M', x - radius, y)
                .command('a', radius, radius, 0, 1, 0, 2 * radius, 0)
                .command('a', radius, radius, 0, 1, 0, -2 * radius, 0)
                .command('z');
    }

    /** All shapes, as SVG paths. */
    String shapes() {
        closePath();
        return out.toString();
    }
}

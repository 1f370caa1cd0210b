package dev.octavo.raster;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A face that comes with Octavo. Java would use a library of the machine to read it; this class reads only the outlines, which
 * are the same everywhere, and only the parts of TrueType that the faces in {@link Faces} use. Several threads may use it.
 */
final class TrueTypeFace implements Face {
    private final ByteBuffer file;
    private final Map<String, Integer> tables = new HashMap<>();
    private final int characters; // where the table of them begins
    private final Kerning kerning;

    TrueTypeFace(byte[] bytes) {
        file = ByteBuffer.wrap(bytes);
        byte[] name = new byte[4];
        for (int at = 12; at < 12 + 16 * number(4); at += 16) {
            file.get(at, name);
            tables.put(new String(name, StandardCharsets.US_ASCII), file.getInt(at + 8));
        }
        characters = table("cmap") + file.getInt(table("cmap") + 8);
        kerning = new Kerning(file, table("GPOS"));
    }

    private int table(String name) {
        Integer at = tables.get(name);
        if (at == null) {
            throw new IllegalStateException("the face has no table " + name);
        }
        return at;
    }

    private int number(int at) {
        return file.getShort(at) & 0xffff;
    }

    @Override
    public boolean has(int codePoint) {
        return glyph(codePoint) != 0;
    }

    /** The glyph of a character, 0 where there is none: format 4 of the table {@code cmap}. */
    private int glyph(int codePoint) {
        int segments = number(characters + 6);
        int end = characters + 14;
        while (number(end) < codePoint && number(end) < 0xffff) {
            end += 2;
        }
        int start = number(end + segments + 2);
        if (codePoint < start || codePoint > number(end)) {
            return 0;
        }
        int delta = end + 2 * segments + 2;
        int offset = number(delta + segments);
        int glyph = offset == 0 ? codePoint : number(delta + segments + offset + 2 * (codePoint - start));
        return glyph == 0 ? 0 : glyph + number(delta) & 0xffff;
    }

    @Override
    public double width(String text) {
        return set(text, (glyph, x) -> {}) / (double) EM;
    }

    @Override
    public Shape outline(String text) {
        Path2D path = new Path2D.Double();
        // SVG counts from above.
        set(
                text,
                (glyph, x) -> path.append(shape(glyph).getPathIterator(new AffineTransform(1, 0, 0, -1, x, 0)), false));
        return path;
    }

    private interface Setter {
        void set(int glyph, int x);
    }

    /** Places each glyph, and returns the width of the line. */
    private int set(String text, Setter setter) {
        int x = 0;
        int before = 0;
        for (int glyph : text.codePoints().map(this::glyph).toArray()) {
            x += kerning.between(before, glyph);
            setter.set(glyph, x);
            x += number(table("hmtx") + 4 * glyph);
            before = glyph;
        }
        return x;
    }

    private Path2D shape(int glyph) {
        Path2D shape = new Path2D.Double();
        int place = table("loca") + 2 * glyph;
        if (number(place) < number(place + 2)) {
            int at = table("glyf") + 2 * number(place);
            int contours = file.getShort(at);
            if (contours < 0) {
                compose(at + 10, shape);
            } else {
                draw(at + 10, contours, shape);
            }
        }
        return shape;
    }

    /** A letter and its accent: other glyphs, moved. */
    private void compose(int at, Path2D shape) {
        int next = at;
        int flags;
        do {
            flags = number(next);
            Path2D part = shape(number(next + 2));
            boolean words = (flags & 1) != 0;
            int x = words ? file.getShort(next + 4) : file.get(next + 4);
            int y = words ? file.getShort(next + 6) : file.get(next + 5);
            next += words ? 8 : 6;
            int scales = (flags & 8) != 0 ? 1 : (flags & 0x40) != 0 ? 2 : (flags & 0x80) != 0 ? 4 : 0;
            double across = scales == 0 ? 1 : fraction(next);
            double down = scales == 0 ? 1 : fraction(next + 2 * scales - 2);
            double shearDown = scales == 4 ? fraction(next + 2) : 0;
            double shearAcross = scales == 4 ? fraction(next + 4) : 0;
            next += 2 * scales;
            AffineTransform moved = new AffineTransform(across, shearDown, shearAcross, down, x, y);
            shape.append(part.getPathIterator(moved), false);
        } while ((flags & 0x20) != 0);
    }

    private double fraction(int at) {
        return file.getShort(at) / 16384.0;
    }

    private void draw(int ends, int contours, Path2D shape) {
        byte[] flags = new byte[number(ends + 2 * contours - 2) + 1];
        int at = ends + 2 * contours;
        at += 2 + number(at); // instructions
        for (int i = 0, next; i < flags.length; i = next) {
            byte flag = file.get(at++);
            next = i + 1 + ((flag & 8) == 0 ? 0 : file.get(at++) & 0xff);
            Arrays.fill(flags, i, next, flag);
        }
        int[] xs = new int[flags.length];
        at = coordinates(flags, xs, at, 2, 16);
        int[] ys = new int[flags.length];
        coordinates(flags, ys, at, 4, 32);
        int first = 0;
        for (int i = 0; i < contours; i++) {
            int last = number(ends + 2 * i);
            contour(first, last, flags, xs, ys, shape);
            first = last + 1;
        }
    }

    /** Each is stored as the distance from the one before, in no, one or two bytes. */
    private int coordinates(byte[] flags, int[] values, int at, int isByte, int isSame) {
        int next = at;
        int value = 0;
        for (int i = 0; i < flags.length; i++) {
            boolean same = (flags[i] & isSame) != 0;
            if ((flags[i] & isByte) != 0) {
                int distance = file.get(next++) & 0xff;
                value += same ? distance : -distance;
            } else if (!same) {
                value += file.getShort(next);
                next += 2;
            }
            values[i] = value;
        }
        return next;
    }

    /**
     * Quadratic curves; between two points that lie off the curve there is one on it. The first or the last point of a
     * contour is on it too.
     */
    private static void contour(int first, int last, byte[] flags, int[] xs, int[] ys, Path2D shape) {
        int size = last + 1 - first;
        int start = (flags[first] & 1) == 1 ? first : last;
        shape.moveTo(xs[start], ys[start]);
        for (int i = start - first + 1; i <= start - first + size; i++) {
            int point = first + i % size;
            int next = first + (i + 1) % size;
            if ((flags[point] & 1) == 1) {
                shape.lineTo(xs[point], ys[point]);
            } else if ((flags[next] & 1) == 1) {
                shape.quadTo(xs[point], ys[point], xs[next], ys[next]);
                i++;
            } else {
                shape.quadTo(xs[point], ys[point], (xs[point] + xs[next]) / 2.0, (ys[point] + ys[next]) / 2.0);
            }
        }
        shape.closePath();
    }
}

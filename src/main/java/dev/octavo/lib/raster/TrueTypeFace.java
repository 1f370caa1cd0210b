package dev.octavo.lib.raster;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads a TrueType face packed with Octavo. Java would read it with a library of the machine; this class reads only the outlines,
 * which are the same everywhere, and only the parts of TrueType that those faces use. Thread-safe.
 */
final class TrueTypeFace implements Face {
    private final ByteBuffer file;
    private final Map<String, Integer> tables = new HashMap<>();
    private final int characterMap; // the offset of the cmap subtable
    private final Kerning kerning;

    TrueTypeFace(byte[] bytes) {
        file = ByteBuffer.wrap(bytes);
        byte[] name = new byte[4];
        for (int at = 12; at < 12 + 16 * uint16(4); at += 16) {
            file.get(at, name);
            tables.put(new String(name, StandardCharsets.US_ASCII), file.getInt(at + 8));
        }
        characterMap = table("cmap") + file.getInt(table("cmap") + 8);
        kerning = new Kerning(file, table("GPOS"));
    }

    private int table(String name) {
        Integer at = tables.get(name);
        if (at == null) {
            throw new IllegalStateException("the face has no table " + name);
        }
        return at;
    }

    private int uint16(int at) {
        return file.getShort(at) & 0xffff;
    }

    @Override
    public boolean has(int codePoint) {
        return glyph(codePoint) != 0;
    }

    /** The glyph of a character, from a {@code cmap} table in format 4; 0 if there is none. */
    private int glyph(int codePoint) {
        int segments = uint16(characterMap + 6);
        int end = characterMap + 14;
        while (uint16(end) < codePoint && uint16(end) < 0xffff) {
            end += 2;
        }
        int start = uint16(end + segments + 2);
        if (codePoint < start || codePoint > uint16(end)) {
            return 0;
        }
        int delta = end + 2 * segments + 2;
        int offset = uint16(delta + segments);
        int glyph = offset == 0 ? codePoint : uint16(delta + segments + offset + 2 * (codePoint - start));
        return glyph == 0 ? 0 : glyph + uint16(delta) & 0xffff;
    }

    @Override
    public double width(String text) {
        return layOut(text, (glyph, x) -> {}) / (double) EM;
    }

    @Override
    public Shape outline(String text) {
        Path2D path = new Path2D.Double();
        // In SVG, y points down.
        layOut(
                text,
                (glyph, x) ->
                        path.append(outline(glyph).getPathIterator(new AffineTransform(1, 0, 0, -1, x, 0)), false));
        return path;
    }

    private interface GlyphConsumer {
        void accept(int glyph, int x);
    }

    /** Passes on each glyph and its position, and returns the width of the line, in units of the face. */
    private int layOut(String text, GlyphConsumer consumer) {
        int x = 0;
        int before = 0;
        for (int glyph : text.codePoints().map(this::glyph).toArray()) {
            x += kerning.adjustment(before, glyph);
            consumer.accept(glyph, x);
            x += uint16(table("hmtx") + 4 * glyph);
            before = glyph;
        }
        return x;
    }

    private Path2D outline(int glyph) {
        Path2D shape = new Path2D.Double();
        int offset = table("loca") + 2 * glyph;
        if (uint16(offset) < uint16(offset + 2)) {
            int at = table("glyf") + 2 * uint16(offset);
            int contours = file.getShort(at);
            if (contours < 0) {
                appendComposite(at + 10, shape);
            } else {
                appendSimple(at + 10, contours, shape);
            }
        }
        return shape;
    }

    /** Appends a glyph composed of others, such as a letter and its accent, each transformed. */
    private void appendComposite(int at, Path2D shape) {
        int next = at;
        int flags;
        do {
            flags = uint16(next);
            Path2D part = outline(uint16(next + 2));
            boolean wide = (flags & 1) != 0;
            int x = wide ? file.getShort(next + 4) : file.get(next + 4);
            int y = wide ? file.getShort(next + 6) : file.get(next + 5);
            next += wide ? 8 : 6;
            int scales = (flags & 8) != 0 ? 1 : (flags & 0x40) != 0 ? 2 : (flags & 0x80) != 0 ? 4 : 0;
            double across = scales == 0 ? 1 : f2dot14(next);
            double down = scales == 0 ? 1 : f2dot14(next + 2 * scales - 2);
            double shearDown = scales == 4 ? f2dot14(next + 2) : 0;
            double shearAcross = scales == 4 ? f2dot14(next + 4) : 0;
            next += 2 * scales;
            AffineTransform moved = new AffineTransform(across, shearDown, shearAcross, down, x, y);
            shape.append(part.getPathIterator(moved), false);
        } while ((flags & 0x20) != 0);
    }

    private double f2dot14(int at) {
        return file.getShort(at) / 16384.0;
    }

    private void appendSimple(int ends, int contours, Path2D shape) {
        byte[] flags = new byte[uint16(ends + 2 * contours - 2) + 1];
        int at = ends + 2 * contours;
        at += 2 + uint16(at); // instructions
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
            int last = uint16(ends + 2 * i);
            appendContour(first, last, flags, xs, ys, shape);
            first = last + 1;
        }
    }

    /** Reads coordinates, each stored as the difference from the one before in zero, one or two bytes. Returns the offset after them. */
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
     * Appends a contour of quadratic curves. Halfway between two control points lies an implied point on the curve. In these faces,
     * the first or the last point of a contour is on the curve.
     */
    private static void appendContour(int first, int last, byte[] flags, int[] xs, int[] ys, Path2D shape) {
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

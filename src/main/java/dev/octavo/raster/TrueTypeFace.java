package dev.octavo.raster;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A face from a file in the format of TrueType. What Java itself makes of such a file comes from a library of the machine;
 * this reads the outlines alone, which are the same everywhere. Safe to use from several threads.
 */
final class TrueTypeFace implements Face {
    private static final int MOST_NESTED = 5;

    private final ByteBuffer file;
    private final Map<String, Integer> tables = new HashMap<>();
    private final int unitsPerEm;
    private final boolean longOffsets;
    private final int metrics;
    private final int characters; // where the table of them begins
    private final Kerning kerning;

    TrueTypeFace(byte[] bytes) {
        file = ByteBuffer.wrap(bytes);
        byte[] name = new byte[4];
        for (int i = 0; i < number(4); i++) {
            file.get(12 + 16 * i, name);
            tables.put(new String(name, StandardCharsets.US_ASCII), file.getInt(12 + 16 * i + 8));
        }
        unitsPerEm = number(table("head") + 18);
        longOffsets = number(table("head") + 50) == 1;
        metrics = number(table("hhea") + 34);
        characters = characters();
        kerning = new Kerning(file, tables.getOrDefault("GPOS", 0));
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

    private int characters() {
        int cmap = table("cmap");
        for (int i = 0; i < number(cmap + 2); i++) {
            int at = cmap + file.getInt(cmap + 4 + 8 * i + 4);
            if (number(at) == 4) {
                return at;
            }
        }
        throw new IllegalStateException("the face has no table of characters that is read here");
    }

    @Override
    public boolean has(int codePoint) {
        return glyph(codePoint) != 0;
    }

    /** The glyph of a character, 0 where there is none: format 4 of the table {@code cmap}. */
    private int glyph(int codePoint) {
        int segments = number(characters + 6);
        int ends = characters + 14;
        for (int i = 0; i < segments && codePoint <= 0xffff; i += 2) {
            int start = number(ends + segments + 2 + i);
            if (codePoint <= number(ends + i)) {
                int deltas = ends + 2 * segments + 2 + i;
                int offset = number(deltas + segments);
                if (codePoint < start) {
                    return 0;
                }
                int glyph = offset == 0 ? codePoint : number(deltas + segments + offset + 2 * (codePoint - start));
                return glyph == 0 ? 0 : glyph + number(deltas) & 0xffff;
            }
        }
        return 0;
    }

    private int advance(int glyph) {
        return number(table("hmtx") + 4 * Math.min(glyph, metrics - 1));
    }

    @Override
    public double em() {
        return 2 * unitsPerEm;
    }

    @Override
    public double width(String text) {
        int width = 0;
        int before = 0;
        for (int glyph : glyphs(text)) {
            width += advance(glyph) + kerning.between(before, glyph);
            before = glyph;
        }
        return width / (double) unitsPerEm;
    }

    private int[] glyphs(String text) {
        return text.codePoints().map(this::glyph).toArray();
    }

    @Override
    public String outline(String text, double letterSpacing) {
        StringBuilder path = new StringBuilder();
        double x = 0;
        int before = 0;
        for (int glyph : glyphs(text)) {
            x += kerning.between(before, glyph);
            for (List<Point> contour : contours(glyph, 0)) {
                write(contour, (int) x, path);
            }
            x += advance(glyph) + letterSpacing * unitsPerEm;
            before = glyph;
        }
        return path.toString();
    }

    /** In half units, so that the middle of two is a whole number too. */
    private record Point(int x, int y, boolean on) {
        Point halfway(Point other) {
            return new Point((x + other.x) / 2, (y + other.y) / 2, true);
        }
    }

    /** Quadratic curves; between two points that lie off the curve there is one on it. */
    private static void write(List<Point> contour, int x, StringBuilder path) {
        int size = contour.size();
        int first = 0;
        while (first < size && !contour.get(first).on()) {
            first++;
        }
        boolean none = first == size;
        put('M', none ? contour.get(size - 1).halfway(contour.get(0)) : contour.get(first), x, path);
        for (int i = none ? 0 : first + 1; i <= (none ? size - 1 : first + size); i++) {
            Point point = contour.get(i % size);
            if (point.on()) {
                put('L', point, x, path);
            } else {
                Point next = contour.get((i + 1) % size);
                put('Q', point, x, path);
                put(' ', next.on() ? next : point.halfway(next), x, path);
                i += next.on() ? 1 : 0;
            }
        }
        path.append('z');
    }

    /** SVG counts from above. */
    private static void put(char command, Point point, int x, StringBuilder path) {
        path.append(command).append(point.x() + 2 * x).append(' ').append(-point.y());
    }

    private List<List<Point>> contours(int glyph, int depth) {
        int loca = table("loca");
        int from = longOffsets ? file.getInt(loca + 4 * glyph) : 2 * number(loca + 2 * glyph);
        int to = longOffsets ? file.getInt(loca + 4 * glyph + 4) : 2 * number(loca + 2 * glyph + 2);
        if (from == to || depth > MOST_NESTED) {
            return List.of();
        }
        int at = table("glyf") + from;
        int count = file.getShort(at);
        return count < 0 ? composed(at + 10, depth) : simple(at + 10, count);
    }

    private List<List<Point>> simple(int at, int count) {
        int points = count == 0 ? 0 : number(at + 2 * count - 2) + 1;
        int[] flags = new int[points];
        int next = at + 2 * count;
        next += 2 + number(next); // instructions
        for (int i = 0; i < points; ) {
            int flag = file.get(next++);
            int times = (flag & 8) == 0 ? 1 : 1 + (file.get(next++) & 0xff);
            while (times-- > 0) {
                flags[i++] = flag;
            }
        }
        int[] xs = new int[points];
        next = coordinates(flags, xs, next, 2, 16);
        int[] ys = new int[points];
        coordinates(flags, ys, next, 4, 32);
        List<List<Point>> contours = new ArrayList<>();
        int first = 0;
        for (int i = 0; i < count; i++) {
            List<Point> contour = new ArrayList<>();
            for (; first <= number(at + 2 * i); first++) {
                contour.add(new Point(2 * xs[first], 2 * ys[first], (flags[first] & 1) == 1));
            }
            contours.add(contour);
        }
        return contours;
    }

    /** Each is told by its distance from the one before, in one byte or two, or not at all. */
    private int coordinates(int[] flags, int[] values, int at, int isByte, int isSame) {
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

    /** A letter and its accent: other glyphs, moved. */
    private List<List<Point>> composed(int at, int depth) {
        List<List<Point>> contours = new ArrayList<>();
        int next = at;
        int flags;
        do {
            flags = number(next);
            int part = number(next + 2);
            boolean words = (flags & 1) != 0;
            int x = words ? file.getShort(next + 4) : file.get(next + 4);
            int y = words ? file.getShort(next + 6) : file.get(next + 5);
            next += words ? 8 : 6;
            double[] scale = {1, 0, 0, 1};
            if ((flags & 8) != 0) {
                scale[0] = scale[3] = fraction(next);
                next += 2;
            } else if ((flags & 0x40) != 0) {
                scale = new double[] {fraction(next), 0, 0, fraction(next + 2)};
                next += 4;
            } else if ((flags & 0x80) != 0) {
                scale = new double[] {fraction(next), fraction(next + 2), fraction(next + 4), fraction(next + 6)};
                next += 8;
            }
            for (List<Point> contour : contours(part, depth + 1)) {
                contours.add(moved(contour, scale, x, y));
            }
        } while ((flags & 0x20) != 0);
        return contours;
    }

    private double fraction(int at) {
        return file.getShort(at) / 16384.0;
    }

    private static List<Point> moved(List<Point> contour, double[] scale, int x, int y) {
        return contour.stream()
                .map(point -> new Point(
                        2 * x + (int) Math.round(scale[0] * point.x() + scale[2] * point.y()),
                        2 * y + (int) Math.round(scale[1] * point.x() + scale[3] * point.y()),
                        point.on()))
                .toList();
    }
}

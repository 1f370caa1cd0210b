package dev.octavo.raster;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How far two letters come nearer to each other: the adjustments of pairs in a face's table {@code GPOS}. */
final class Kerning {
    private static final int PAIRS = 2;
    private static final int EXTENSION = 9;
    private static final int ADVANCE = 4;

    private final ByteBuffer file;
    private final List<Integer> subtables = new ArrayList<>();
    private final Map<Integer, Integer> known =
            new ConcurrentHashMap<>(); // to search takes most of the setting of a line

    /** @param gpos where the table begins; 0 where there is none */
    Kerning(ByteBuffer file, int gpos) {
        this.file = file;
        if (gpos == 0) {
            return;
        }
        int lookups = gpos + number(gpos + 8);
        for (int i = 0; i < number(lookups); i++) {
            int lookup = lookups + number(lookups + 2 + 2 * i);
            for (int j = 0; j < number(lookup + 4); j++) {
                int at = lookup + number(lookup + 6 + 2 * j);
                int type = number(lookup);
                if (type == EXTENSION) {
                    type = number(at + 2);
                    at += file.getInt(at + 4);
                }
                if (type == PAIRS) {
                    subtables.add(at);
                }
            }
        }
    }

    private int number(int at) {
        return file.getShort(at) & 0xffff;
    }

    /** In units of the face; the glyph 0 is nothing. */
    int between(int left, int right) {
        return left == 0 ? 0 : known.computeIfAbsent(left << 16 | right, pair -> looked(left, right));
    }

    private int looked(int left, int right) {
        for (int at : subtables) {
            int covered = covered(at + number(at + 2), left);
            if (covered >= 0 && number(at) == 1) {
                int pair = pair(at + number(at + 10 + 2 * covered), number(at + 4), number(at + 6), right);
                if (pair != 0) {
                    return number(at + 4) == 0 ? 0 : advance(pair + 2, number(at + 4));
                }
            } else if (covered >= 0) {
                return ofClasses(at, left, right);
            }
        }
        return 0;
    }

    private int pair(int set, int firstFormat, int secondFormat, int right) {
        int size = 2 + 2 * (Integer.bitCount(firstFormat) + Integer.bitCount(secondFormat));
        for (int i = 0; i < number(set); i++) {
            if (number(set + 2 + i * size) == right) {
                return set + 2 + i * size;
            }
        }
        return 0;
    }

    private int ofClasses(int at, int left, int right) {
        int format = number(at + 4);
        int size = 2 * (Integer.bitCount(format) + Integer.bitCount(number(at + 6)));
        int first = classOf(at + number(at + 8), left);
        int second = classOf(at + number(at + 10), right);
        return advance(at + 16 + (first * number(at + 14) + second) * size, format);
    }

    /** Of a record of values, the one that says how far the next glyph moves. */
    private int advance(int at, int format) {
        return (format & ADVANCE) == 0 ? 0 : file.getShort(at + 2 * Integer.bitCount(format & ADVANCE - 1));
    }

    /** The place of the glyph in a table of coverage; -1 where it is not there. */
    private int covered(int at, int glyph) {
        boolean single = number(at) == 1;
        for (int i = 0; i < number(at + 2); i++) {
            if (single && number(at + 4 + 2 * i) == glyph) {
                return i;
            }
            int range = at + 4 + 6 * i;
            if (!single && number(range) <= glyph && glyph <= number(range + 2)) {
                return number(range + 4) + glyph - number(range);
            }
        }
        return -1;
    }

    private int classOf(int at, int glyph) {
        if (number(at) == 1) {
            int place = glyph - number(at + 2);
            return place >= 0 && place < number(at + 4) ? number(at + 6 + 2 * place) : 0;
        }
        for (int i = 0; i < number(at + 2); i++) {
            int range = at + 4 + 6 * i;
            if (number(range) <= glyph && glyph <= number(range + 2)) {
                return number(range + 4);
            }
        }
        return 0;
    }
}

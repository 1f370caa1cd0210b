package dev.octavo.raster;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The kerning of a face: the adjustments of pairs in its table {@code GPOS}. Only the advance of the first glyph is read, which
 * is all that Octavo's faces adjust.
 */
final class Kerning {
    private static final int PAIRS = 2;

    private final ByteBuffer file;
    private final List<Integer> subtables = new ArrayList<>();
    private final Map<Integer, Integer> known = new ConcurrentHashMap<>(); // a search is most of the work of a line

    /** @param gpos where the table begins */
    Kerning(ByteBuffer file, int gpos) {
        this.file = file;
        int lookups = gpos + number(gpos + 8);
        for (int i = 1; i <= number(lookups); i++) {
            int lookup = lookups + number(lookups + 2 * i);
            for (int j = 0; j < number(lookup + 4) && number(lookup) == PAIRS; j++) {
                subtables.add(lookup + number(lookup + 6 + 2 * j));
            }
        }
    }

    private int number(int at) {
        return file.getShort(at) & 0xffff;
    }

    /** In units of the face; the glyph 0 is nothing. */
    int between(int left, int right) {
        return left == 0 ? 0 : known.computeIfAbsent(left << 16 | right, pair -> searched(left, right));
    }

    private int searched(int left, int right) {
        for (int at : subtables) {
            int covered = covered(at + number(at + 2), left);
            if (covered >= 0 && number(at) == 2) {
                int first = classOf(at + number(at + 8), left);
                return file.getShort(at + 16 + 2 * (first * number(at + 14) + classOf(at + number(at + 10), right)));
            }
            int pairs = covered < 0 ? 0 : at + number(at + 10 + 2 * covered);
            for (int i = 0; covered >= 0 && i < number(pairs); i++) {
                if (number(pairs + 2 + 4 * i) == right) {
                    return file.getShort(pairs + 4 + 4 * i);
                }
            }
        }
        return 0;
    }

    /** The place of the glyph in a table of coverage; -1 where it is not there. */
    private int covered(int at, int glyph) {
        if (number(at) == 2) {
            int range = range(at, glyph);
            return range < 0 ? -1 : number(range + 4) + glyph - number(range);
        }
        int i = number(at + 2) - 1;
        while (i >= 0 && number(at + 4 + 2 * i) != glyph) {
            i--;
        }
        return i;
    }

    private int classOf(int at, int glyph) {
        if (number(at) == 2) {
            int range = range(at, glyph);
            return range < 0 ? 0 : number(range + 4);
        }
        int place = glyph - number(at + 2);
        return place >= 0 && place < number(at + 4) ? number(at + 6 + 2 * place) : 0;
    }

    /** Where the range of glyphs begins that this one is in; -1 where there is none. */
    private int range(int at, int glyph) {
        int range = at + 6 * number(at + 2) - 2;
        while (range > at && (glyph < number(range) || glyph > number(range + 2))) {
            range -= 6;
        }
        return range > at ? range : -1;
    }
}

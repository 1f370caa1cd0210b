package dev.octavo.lib.raster;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads the kerning pairs in the {@code GPOS} table of a face. Reads only the change to the first glyph's advance, which is all
 * that Octavo's faces adjust.
 */
final class Kerning {
    private static final int PAIR_ADJUSTMENT = 2;

    private final ByteBuffer file;
    private final List<Integer> subtables = new ArrayList<>();
    private final Map<Integer, Integer> cache = new ConcurrentHashMap<>(); // lookups take most of the time of a line

    /** @param gpos the offset of the table */
    Kerning(ByteBuffer file, int gpos) {
        this.file = file;
        int lookups = gpos + uint16(gpos + 8);
        for (int i = 1; i <= uint16(lookups); i++) {
            int lookup = lookups + uint16(lookups + 2 * i);
            for (int j = 0; j < uint16(lookup + 4) && uint16(lookup) == PAIR_ADJUSTMENT; j++) {
                subtables.add(lookup + uint16(lookup + 6 + 2 * j));
            }
        }
    }

    private int uint16(int at) {
        return file.getShort(at) & 0xffff;
    }

    /** The change to the space between two glyphs, in the face's units; 0 if {@code left} is 0, at the start of a line. */
    int adjustment(int left, int right) {
        return left == 0 ? 0 : cache.computeIfAbsent(left << 16 | right, pair -> lookUp(left, right));
    }

    private int lookUp(int left, int right) {
        for (int at : subtables) {
            int coverage = coverageIndex(at + uint16(at + 2), left);
            if (coverage >= 0 && uint16(at) == 2) {
                int first = classOf(at + uint16(at + 8), left);
                return file.getShort(at + 16 + 2 * (first * uint16(at + 14) + classOf(at + uint16(at + 10), right)));
            }
            int pairs = coverage < 0 ? 0 : at + uint16(at + 10 + 2 * coverage);
            for (int i = 0; coverage >= 0 && i < uint16(pairs); i++) {
                if (uint16(pairs + 2 + 4 * i) == right) {
                    return file.getShort(pairs + 4 + 4 * i);
                }
            }
        }
        return 0;
    }

    /** The index of the glyph in a coverage table; -1 if it is not covered. */
    private int coverageIndex(int at, int glyph) {
        if (uint16(at) == 2) {
            int range = range(at, glyph);
            return range < 0 ? -1 : uint16(range + 4) + glyph - uint16(range);
        }
        int i = uint16(at + 2) - 1;
        while (i >= 0 && uint16(at + 4 + 2 * i) != glyph) {
            i--;
        }
        return i;
    }

    private int classOf(int at, int glyph) {
        if (uint16(at) == 2) {
            int range = range(at, glyph);
            return range < 0 ? 0 : uint16(range + 4);
        }
        int place = glyph - uint16(at + 2);
        return place >= 0 && place < uint16(at + 4) ? uint16(at + 6 + 2 * place) : 0;
    }

    /** The offset of the range record that holds the glyph; -1 if there is none. */
    private int range(int at, int glyph) {
        int range = at + 6 * uint16(at + 2) - 2;
        while (range > at && (glyph < uint16(range) || glyph > uint16(range + 2))) {
            range -= 6;
        }
        return range > at ? range : -1;
    }
}

package dev.octavo.lib.picture.codec;

import dev.octavo.lib.picture.pixel.Pixels;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The colours of a picture with at most 256 of them.
 *
 * @param indexes the index of each colour, which is {@code 0xAARRGGBB}
 */
record Palette(Map<Integer, Integer> indexes) {
    private static final int MAX_COLOURS = 256;

    /** Null if there are more colours. Translucent ones come first, since PNG stores alpha only up to the last of them. */
    static @Nullable Palette of(Pixels picture) {
        Map<Integer, Integer> indexes = new HashMap<>();
        int last = ~colour(picture, 0);
        for (int i = 0; i < picture.width() * picture.height(); i++) {
            int colour = colour(picture, i);
            if (colour != last && indexes.putIfAbsent(colour, 0) == null && indexes.size() > MAX_COLOURS) {
                return null;
            }
            last = colour;
        }
        int[] sorted = indexes.keySet().stream().mapToInt(Integer::intValue).toArray();
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] ^= Integer.MIN_VALUE;
        }
        Arrays.sort(sorted);
        for (int i = 0; i < sorted.length; i++) {
            indexes.put(sorted[i] ^ Integer.MIN_VALUE, i);
        }
        return new Palette(indexes);
    }

    private static int colour(Pixels picture, int i) {
        byte[] bytes = picture.bytes();
        int at = i * picture.channels();
        int rgb = (bytes[at] & 0xFF) << 16 | (bytes[at + 1] & 0xFF) << 8 | (bytes[at + 2] & 0xFF);
        return (picture.channels() == 4 ? bytes[at + 3] << 24 : 0xFF000000) | rgb;
    }

    int depth() {
        int count = indexes.size();
        return count <= 2 ? 1 : count <= 4 ? 2 : count <= 16 ? 4 : 8;
    }

    /** Red, green and blue of each colour, in order of index. */
    byte[] colours() {
        byte[] colours = new byte[3 * indexes.size()];
        indexes.forEach((colour, index) -> {
            for (int c = 0; c < 3; c++) {
                colours[3 * index + c] = (byte) (colour >> (16 - 8 * c));
            }
        });
        return colours;
    }

    /** Alpha of each translucent colour, in order of index. */
    byte[] alphas() {
        byte[] alphas = new byte[indexes.size()];
        int[] count = {0};
        indexes.forEach((colour, index) -> {
            alphas[index] = (byte) (colour >>> 24);
            count[0] += colour >>> 24 == 0xFF ? 0 : 1;
        });
        return Arrays.copyOf(alphas, count[0]);
    }

    /** The lines of the picture, unfiltered, since filters do not help indexed pixels compress. */
    byte[] lines(Pixels picture) {
        int depth = depth();
        int length = 1 + (picture.width() * depth + 7) / 8;
        byte[] lines = new byte[length * picture.height()];
        int last = ~colour(picture, 0);
        int index = 0;
        for (int y = 0, i = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++, i++) {
                int colour = colour(picture, i);
                if (colour != last) {
                    index = Objects.requireNonNull(indexes.get(colour));
                    last = colour;
                }
                int bit = x * depth;
                lines[y * length + 1 + bit / 8] |= (byte) (index << (8 - depth - bit % 8));
            }
        }
        return lines;
    }
}

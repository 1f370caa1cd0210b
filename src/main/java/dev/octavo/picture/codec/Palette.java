package dev.octavo.picture.codec;

import dev.octavo.picture.pixel.Pixels;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The colours of a picture that has at most 256.
 *
 * @param numbers the index of each colour, which is alpha, red, green and blue
 */
record Palette(Map<Integer, Integer> numbers) {
    private static final int MOST = 256;

    /** Null where there are more colours. Translucent ones come first, since PNG stores alpha only up to the last of them. */
    static @Nullable Palette of(Pixels picture) {
        Map<Integer, Integer> numbers = new HashMap<>();
        int last = ~colour(picture, 0);
        for (int i = 0; i < picture.width() * picture.height(); i++) {
            int colour = colour(picture, i);
            if (colour != last && numbers.putIfAbsent(colour, 0) == null && numbers.size() > MOST) {
                return null;
            }
            last = colour;
        }
        int[] sorted = numbers.keySet().stream().mapToInt(Integer::intValue).toArray();
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] ^= Integer.MIN_VALUE;
        }
        Arrays.sort(sorted);
        for (int i = 0; i < sorted.length; i++) {
            numbers.put(sorted[i] ^ Integer.MIN_VALUE, i);
        }
        return new Palette(numbers);
    }

    private static int colour(Pixels picture, int i) {
        byte[] bytes = picture.bytes();
        int at = i * picture.channels();
        int rgb = (bytes[at] & 0xFF) << 16 | (bytes[at + 1] & 0xFF) << 8 | (bytes[at + 2] & 0xFF);
        return (picture.channels() == 4 ? bytes[at + 3] << 24 : 0xFF000000) | rgb;
    }

    int depth() {
        int count = numbers.size();
        return count <= 2 ? 1 : count <= 4 ? 2 : count <= 16 ? 4 : 8;
    }

    /** Red, green and blue of each colour. */
    byte[] colours() {
        byte[] colours = new byte[3 * numbers.size()];
        numbers.forEach((colour, number) -> {
            for (int c = 0; c < 3; c++) {
                colours[3 * number + c] = (byte) (colour >> (16 - 8 * c));
            }
        });
        return colours;
    }

    /** Alpha of each colour that is not opaque. */
    byte[] alphas() {
        byte[] alphas = new byte[numbers.size()];
        int[] count = {0};
        numbers.forEach((colour, number) -> {
            alphas[number] = (byte) (colour >>> 24);
            count[0] += colour >>> 24 == 0xFF ? 0 : 1;
        });
        return Arrays.copyOf(alphas, count[0]);
    }

    /** The lines of the picture, without filters, which do not help with indexes. */
    byte[] lines(Pixels picture) {
        int depth = depth();
        int length = 1 + (picture.width() * depth + 7) / 8;
        byte[] lines = new byte[length * picture.height()];
        int last = ~colour(picture, 0);
        int number = 0;
        for (int y = 0, i = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++, i++) {
                int colour = colour(picture, i);
                if (colour != last) {
                    number = Objects.requireNonNull(numbers.get(colour));
                    last = colour;
                }
                int bit = x * depth;
                lines[y * length + 1 + bit / 8] |= (byte) (number << (8 - depth - bit % 8));
            }
        }
        return lines;
    }
}

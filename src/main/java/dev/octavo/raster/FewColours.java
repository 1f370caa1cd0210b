package dev.octavo.raster;

import dev.octavo.picture.Argb;
import dev.octavo.picture.codec.PngWriter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/** The 256 colours of a palette for a drawing that has few, but for the softened edges of its shapes. */
final class FewColours {
    private static final int MOST = 256;
    private static final int SLOTS = 1 << 14;
    private static final int UNSEEN_PART = 25;
    private static final int LEVEL = 4; // half the time of the usual one, for a thirtieth more of bytes

    private final int[] keys = new int[SLOTS]; // 0 where there is none: colours here have their highest bits set
    private final int[] counts = new int[SLOTS];
    private final byte[] numbers = new byte[SLOTS];
    private byte[] chosen = {};

    private FewColours() {}

    /** The PNG of a picture; absent where so many of its pixels would have another colour that it would show. */
    static Optional<byte[]> png(Argb opaque) {
        FewColours colours = new FewColours();
        int[] pixels = opaque.pixels();
        return colours.count(pixels) <= SLOTS / 2 && colours.choose(pixels.length)
                ? Optional.of(PngWriter.indexed(opaque.width(), colours.chosen, colours.lines(opaque), LEVEL))
                : Optional.empty();
    }

    /** How many there are, as far as there is room for them. */
    private int count(int[] pixels) {
        int distinct = 0;
        int slot = 0;
        for (int pixel : pixels) {
            if (keys[slot] != pixel) {
                slot = slot(pixel);
            }
            if (counts[slot]++ == 0) {
                keys[slot] = pixel;
                if (++distinct > SLOTS / 2) {
                    return distinct;
                }
            }
        }
        return distinct;
    }

    /** Where that colour is, or would be. */
    private int slot(int colour) {
        int slot = (colour * 0x9e3779b1) >>> 18;
        while (keys[slot] != 0 && keys[slot] != colour) {
            slot = (slot + 1) % SLOTS;
        }
        return slot;
    }

    private boolean choose(int pixels) {
        int[] slots = IntStream.range(0, SLOTS)
                .filter(slot -> counts[slot] > 0)
                .boxed()
                .sorted(Comparator.comparingInt((Integer slot) -> -counts[slot]).thenComparingInt(slot -> keys[slot]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] palette = Arrays.stream(slots).limit(MOST).map(slot -> keys[slot]).toArray();
        int unseen = 0;
        for (int i = 0; i < slots.length; i++) {
            unseen += i < MOST ? 0 : counts[slots[i]];
            numbers[slots[i]] = (byte) (i < MOST ? i : nearest(keys[slots[i]], palette));
        }
        chosen = new byte[3 * palette.length];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = (byte) (palette[i / 3] >> 16 - 8 * (i % 3));
        }
        return unseen <= pixels / UNSEEN_PART;
    }

    private static int nearest(int colour, int[] palette) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < palette.length; i++) {
            int red = (palette[i] >> 16 & 0xff) - (colour >> 16 & 0xff);
            int green = (palette[i] >> 8 & 0xff) - (colour >> 8 & 0xff);
            int blue = (palette[i] & 0xff) - (colour & 0xff);
            int distance = red * red + green * green + blue * blue;
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }

    /** The numbers of the colours, each line behind that of its filter, which is none. */
    private byte[] lines(Argb picture) {
        int[] pixels = picture.pixels();
        byte[] lines = new byte[(picture.width() + 1) * picture.height()];
        int slot = 0;
        for (int y = 0, at = 0; y < picture.height(); y++) {
            at++;
            for (int x = 0; x < picture.width(); x++) {
                int pixel = pixels[at - y - 1];
                if (keys[slot] != pixel) {
                    slot = slot(pixel);
                }
                lines[at++] = numbers[slot];
            }
        }
        return lines;
    }
}

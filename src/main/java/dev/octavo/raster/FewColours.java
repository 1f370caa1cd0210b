package dev.octavo.raster;

import dev.octavo.picture.Argb;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;

/**
 * Reduces a drawing to the 256 colours of a palette if it has few colours apart from antialiased edges: half the bytes, in a
 * third of the time.
 */
final class FewColours {
    private static final int MOST = 256;
    private static final int MOST_COUNTED = 8192;
    private static final int UNSEEN_PART = 25;

    private FewColours() {}

    /** Replaces rare colours by the nearest frequent ones, unless so many pixels would change that it could be seen. */
    static Argb of(Argb picture) {
        Map<Integer, Integer> colours = counted(picture.pixels());
        List<Integer> kept = colours.entrySet().stream()
                .sorted(Entry.<Integer, Integer>comparingByValue().reversed().thenComparing(Entry.comparingByKey()))
                .limit(MOST)
                .map(Entry::getKey)
                .toList();
        int seen = kept.stream().mapToInt(colours::get).sum();
        int[] pixels = picture.pixels();
        if (pixels.length - seen > pixels.length / UNSEEN_PART) {
            return picture;
        }
        Map<Integer, Integer> nearest = new HashMap<>();
        kept.forEach(colour -> nearest.put(colour, colour));
        int[] fewer = new int[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            fewer[i] = i > 0 && pixels[i] == pixels[i - 1]
                    ? fewer[i - 1]
                    : nearest.computeIfAbsent(pixels[i], colour -> nearest(colour, kept));
        }
        return new Argb(picture.width(), picture.height(), fewer);
    }

    /** The number of pixels of each colour; the count stops early where there are many colours, as in a photograph. */
    private static Map<Integer, Integer> counted(int[] pixels) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int i = 0, first = 0; i < pixels.length && counts.size() <= MOST_COUNTED; i++) {
            if (i + 1 == pixels.length || pixels[i] != pixels[i + 1]) {
                counts.merge(pixels[i], i + 1 - first, Integer::sum);
                first = i + 1;
            }
        }
        return counts;
    }

    private static int nearest(int colour, List<Integer> kept) {
        return kept.stream()
                .min(Comparator.comparingInt(other -> distance(colour, other)))
                .orElse(colour);
    }

    private static int distance(int one, int other) {
        int sum = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            int apart = (one >> shift & 0xff) - (other >> shift & 0xff);
            sum += apart * apart;
        }
        return sum;
    }
}

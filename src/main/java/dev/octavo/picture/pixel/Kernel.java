package dev.octavo.picture.pixel;

import java.util.Arrays;

/**
 * The weights with which pixels of a line go into the pixels of a line that is as long or shorter.
 *
 * @param taps how many source pixels go into each pixel, at least six if there are that many
 * @param first the first source pixel of each
 * @param weights of that and of those after it, for one after the other; the sum of each is 1
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Kernel(int taps, int[] first, float[] weights) {
    /** Loops are written for so many: those of a line that gets two thirds or more of its length, or half of it. */
    static final int FEW = 6;

    static final int MANY = 8;

    private static final double RADIUS = 2;
    // 0.5 is the cubic of Catmull and Rom. With 0.7 files are as large as Lanczos makes them that shrinks stored
    // values.
    private static final double SHARPNESS = 0.7;

    static Kernel of(int from, int to) {
        double scale = from / (double) to;
        int needed = Math.max(FEW, (int) Math.ceil(2 * RADIUS * scale - 1e-9));
        int taps = Math.min(from, needed);
        int[] first = new int[to];
        float[] weights = new float[to * taps];
        for (int i = 0; i < to; i++) {
            double centre = (i + 0.5) * scale - 0.5;
            int low = (int) Math.ceil(centre - RADIUS * scale + 1e-9);
            first[i] = Math.max(0, Math.min(from - taps, low));
            double[] raw = new double[taps];
            for (int k = 0; k < taps; k++) {
                raw[k] = value((first[i] + k - centre) / scale);
            }
            double sum = Arrays.stream(raw).sum();
            for (int k = 0; k < taps; k++) {
                weights[i * taps + k] = (float) (raw[k] / sum);
            }
        }
        return new Kernel(taps, first, weights);
    }

    /** A cubic that is 1 at 0 and 0 at every other pixel. It sharpens by its negative values beyond the first pixel. */
    private static double value(double distance) {
        double x = Math.abs(distance);
        if (x < 1) {
            return ((2 - SHARPNESS) * x + SHARPNESS - 3) * x * x + 1;
        }
        return x < RADIUS ? -SHARPNESS * (((x - 5) * x + 8) * x - 4) : 0;
    }

    int length() {
        return first.length;
    }
}

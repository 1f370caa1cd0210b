package dev.octavo.picture.pixel;

import java.util.Arrays;

/**
 * How much of each pixel along a line goes into each pixel of a shorter or equal line.
 *
 * @param first the first source pixel of each
 * @param weights of that and of those after it; their sum is 1
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Kernel(int[] first, float[][] weights) {
    private static final double RADIUS = 2;
    // 0.5 is the cubic of Catmull and Rom. With 0.7 files are as large as Lanczos makes them that shrinks stored
    // values.
    private static final double SHARPNESS = 0.7;

    static Kernel of(int from, int to) {
        double scale = from / (double) to;
        int[] first = new int[to];
        float[][] weights = new float[to][];
        for (int i = 0; i < to; i++) {
            double centre = (i + 0.5) * scale - 0.5;
            int low = Math.max(0, (int) Math.ceil(centre - RADIUS * scale + 1e-9));
            int high = Math.min(from - 1, (int) Math.floor(centre + RADIUS * scale - 1e-9));
            double[] raw = new double[high - low + 1];
            for (int k = 0; k < raw.length; k++) {
                raw[k] = value((low + k - centre) / scale);
            }
            double sum = Arrays.stream(raw).sum();
            first[i] = low;
            weights[i] = new float[raw.length];
            for (int k = 0; k < raw.length; k++) {
                weights[i][k] = (float) (raw[k] / sum);
            }
        }
        return new Kernel(first, weights);
    }

    /** A cubic that is 1 here and 0 at every other pixel; by what falls below zero beyond the first, it sharpens. */
    private static double value(double distance) {
        double x = Math.abs(distance);
        if (x < 1) {
            return ((2 - SHARPNESS) * x + SHARPNESS - 3) * x * x + 1;
        }
        return x < RADIUS ? -SHARPNESS * (((x - 5) * x + 8) * x - 4) : 0;
    }

    int last(int to) {
        return first[to] + weights[to].length - 1;
    }

    int length() {
        return first.length;
    }

    /** The most source pixels that go into one. */
    int longest() {
        return Arrays.stream(weights).mapToInt(one -> one.length).max().orElse(1);
    }
}

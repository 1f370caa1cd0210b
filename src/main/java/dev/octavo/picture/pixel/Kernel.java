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

    // Catmull-Rom
    private static double value(double distance) {
        double x = Math.abs(distance);
        return x < 1 ? (1.5 * x - 2.5) * x * x + 1 : x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
    }

    int last(int to) {
        return first[to] + weights[to].length - 1;
    }

    /** The most pixels that one source pixel goes into. */
    int overlap() {
        int most = 1;
        for (int low = 0, high = 0; high < first.length; high++) {
            while (last(low) < first[high]) {
                low++;
            }
            most = Math.max(most, high - low + 1);
        }
        return most;
    }
}

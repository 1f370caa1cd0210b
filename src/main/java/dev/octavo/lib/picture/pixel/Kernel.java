package dev.octavo.lib.picture.pixel;

import java.util.Arrays;

/**
 * The weights for resampling a line of pixels to a line of the same length or shorter.
 *
 * @param taps how many source pixels go into each target pixel, at least six if there are that many
 * @param first for each target pixel, the first source pixel
 * @param weights for each target pixel in turn, one weight per tap; they add up to 1
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Kernel(int taps, int[] first, float[] weights) {
    /** {@link Downscaler} has unrolled loops for six and eight taps: a line scaled to two thirds or more, or to half, of its length. */
    static final int SIX = 6;

    static final int EIGHT = 8;

    private static final double RADIUS = 2;
    // 0.5 is Catmull-Rom. 0.7 gives files as large as Lanczos does when it resamples stored, not linear, values.
    private static final double SHARPNESS = 0.7;

    static Kernel of(int from, int to) {
        double scale = from / (double) to;
        int needed = Math.max(SIX, (int) Math.ceil(2 * RADIUS * scale - 1e-9));
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

    /** A cubic that is 1 at 0 and 0 at every other pixel. Its negative values beyond the first pixel sharpen the result. */
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

package dev.octavo.lib.picture.pixel;

import java.util.Arrays;

/**
 * Scales a picture down while its rows arrive, so that it is never in memory as a whole. Most of the work is in a few loops
 * without branches, calls or field accesses, because the launcher has Java compile quickly rather than well.
 */
public final class Downscaler implements RowSink {
    private final int channels;
    private final Kernel horizontal;
    private final Kernel vertical;
    private final RowSink next;
    private final float[][] latest;
    private final float[] sum;
    private float[] result;
    private int rowsIn;
    private int rowsOut;

    public Downscaler(int channels, int fromWidth, int fromHeight, int width, int height, RowSink next) {
        this.channels = channels;
        this.horizontal = Kernel.of(fromWidth, width);
        this.vertical = Kernel.of(fromHeight, height);
        this.next = next;
        this.latest = new float[vertical.taps()][fromWidth * channels];
        this.sum = new float[fromWidth * channels];
        this.result = new float[width * channels];
    }

    @Override
    public float[] add(float[] row) {
        float[] free = latest[rowsIn % latest.length];
        latest[rowsIn % latest.length] = row;
        while (rowsOut < vertical.length() && vertical.first()[rowsOut] + vertical.taps() - 1 <= rowsIn) {
            scaleVertically(vertical.first()[rowsOut], rowsOut * vertical.taps());
            scaleHorizontally();
            result = next.add(result);
            rowsOut++;
        }
        rowsIn++;
        return free;
    }

    private void scaleVertically(int first, int weights) {
        int taps = vertical.taps();
        int summed = startVertically(first, weights, taps);
        for (int k = summed; k < taps; k++) {
            add(sum, row(first + k), vertical.weights()[weights + k]);
        }
    }

    /** Sums the first rows, and returns how many. */
    private int startVertically(int first, int weights, int taps) {
        if (taps >= Kernel.EIGHT) {
            sumOfEight(first, weights, sum);
            return Kernel.EIGHT;
        }
        if (taps >= Kernel.SIX) {
            sumOfSix(first, weights, sum);
            return Kernel.SIX;
        }
        Arrays.fill(sum, 0);
        return 0;
    }

    private float[] row(int number) {
        return latest[number % latest.length];
    }

    private void sumOfSix(int first, int weights, float[] to) {
        float[] all = vertical.weights();
        float[] a = row(first);
        float[] b = row(first + 1);
        float[] c = row(first + 2);
        float[] d = row(first + 3);
        float[] e = row(first + 4);
        float[] f = row(first + 5);
        float p = all[weights];
        float q = all[weights + 1];
        float r = all[weights + 2];
        float s = all[weights + 3];
        float t = all[weights + 4];
        float u = all[weights + 5];
        for (int i = 0; i < to.length; i++) {
            to[i] = p * a[i] + q * b[i] + r * c[i] + s * d[i] + t * e[i] + u * f[i];
        }
    }

    private void sumOfEight(int first, int weights, float[] to) {
        float[] all = vertical.weights();
        float[] a = row(first);
        float[] b = row(first + 1);
        float[] c = row(first + 2);
        float[] d = row(first + 3);
        float[] e = row(first + 4);
        float[] f = row(first + 5);
        float[] g = row(first + 6);
        float[] h = row(first + 7);
        float p = all[weights];
        float q = all[weights + 1];
        float r = all[weights + 2];
        float s = all[weights + 3];
        float t = all[weights + 4];
        float u = all[weights + 5];
        float v = all[weights + 6];
        float w = all[weights + 7];
        for (int i = 0; i < to.length; i++) {
            to[i] = p * a[i] + q * b[i] + r * c[i] + s * d[i] + (t * e[i] + u * f[i] + v * g[i] + w * h[i]);
        }
    }

    private static void add(float[] to, float[] a, float p) {
        for (int i = 0; i < to.length; i++) {
            to[i] += p * a[i];
        }
    }

    private void scaleHorizontally() {
        int taps = horizontal.taps();
        if (channels != 3 || taps < Kernel.SIX) {
            scaleAnyHorizontally(taps);
            return;
        }
        int summed = taps >= Kernel.EIGHT ? Kernel.EIGHT : Kernel.SIX;
        if (summed == Kernel.EIGHT) {
            sumsOfEight(taps, horizontal.first(), horizontal.weights(), sum, result);
        } else {
            sumsOfSix(taps, horizontal.first(), horizontal.weights(), sum, result);
        }
        for (int k = summed; k < taps; k++) {
            addHorizontally(k, taps, horizontal.first(), horizontal.weights(), sum, result);
        }
    }

    private void scaleAnyHorizontally(int taps) {
        float[] weights = horizontal.weights();
        float[] from = sum;
        for (int x = 0, to = 0; x < horizontal.length(); x++) {
            for (int c = 0; c < channels; c++, to++) {
                float mean = 0;
                int at = horizontal.first()[x] * channels + c;
                for (int k = x * taps; k < (x + 1) * taps; k++, at += channels) {
                    mean += weights[k] * from[at];
                }
                result[to] = mean;
            }
        }
    }

    private static void sumsOfSix(int taps, int[] first, float[] weights, float[] v, float[] to) {
        for (int x = 0, o = 0; x < first.length; x++, o += 3) {
            int i = 3 * first[x];
            int w = taps * x;
            float a = weights[w];
            float b = weights[w + 1];
            float c = weights[w + 2];
            float d = weights[w + 3];
            float e = weights[w + 4];
            float f = weights[w + 5];
            to[o] = a * v[i] + b * v[i + 3] + c * v[i + 6] + d * v[i + 9] + e * v[i + 12] + f * v[i + 15];
            to[o + 1] = a * v[i + 1] + b * v[i + 4] + c * v[i + 7] + d * v[i + 10] + e * v[i + 13] + f * v[i + 16];
            to[o + 2] = a * v[i + 2] + b * v[i + 5] + c * v[i + 8] + d * v[i + 11] + e * v[i + 14] + f * v[i + 17];
        }
    }

    private static void sumsOfEight(int taps, int[] first, float[] weights, float[] v, float[] to) {
        sumsOfSix(taps, first, weights, v, to);
        for (int x = 0, o = 0; x < first.length; x++, o += 3) {
            int i = 3 * first[x] + 18;
            float a = weights[taps * x + 6];
            float b = weights[taps * x + 7];
            to[o] += a * v[i] + b * v[i + 3];
            to[o + 1] += a * v[i + 1] + b * v[i + 4];
            to[o + 2] += a * v[i + 2] + b * v[i + 5];
        }
    }

    private static void addHorizontally(int k, int taps, int[] first, float[] weights, float[] v, float[] to) {
        for (int x = 0, o = 0; x < first.length; x++, o += 3) {
            int i = 3 * (first[x] + k);
            float weight = weights[taps * x + k];
            to[o] += weight * v[i];
            to[o + 1] += weight * v[i + 1];
            to[o + 2] += weight * v[i + 2];
        }
    }
}

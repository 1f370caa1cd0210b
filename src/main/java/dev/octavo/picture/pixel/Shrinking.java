package dev.octavo.picture.pixel;

import java.util.Arrays;

/** Shrinks a picture while its rows arrive, so that it need never be in memory as a whole. */
public final class Shrinking implements Rows {
    private final int channels;
    private final Kernel across;
    private final Kernel down;
    private final Rows next;
    private final float[][] latest;
    private final float[] sum;
    private final float[] result;
    private int taken;
    private int done;

    public Shrinking(int channels, int fromWidth, int fromHeight, int width, int height, Rows next) {
        this.channels = channels;
        this.across = Kernel.of(fromWidth, width);
        this.down = Kernel.of(fromHeight, height);
        this.next = next;
        this.latest = new float[down.longest()][fromWidth * channels];
        this.sum = new float[fromWidth * channels];
        this.result = new float[width * channels];
    }

    @Override
    public void add(float[] row) {
        System.arraycopy(row, 0, latest[taken % latest.length], 0, sum.length);
        while (done < down.length() && down.last(done) <= taken) {
            shrinkDown(down.first()[done], down.weights()[done]);
            if (channels == 3) {
                shrinkColoursAcross();
            } else {
                shrinkAcross();
            }
            next.add(result);
            done++;
        }
        taken++;
    }

    /** By four rows at a time, in loops so plain that compilers make vector instructions of them. */
    private void shrinkDown(int first, float[] weights) {
        Arrays.fill(sum, 0);
        int k = 0;
        for (; k + 4 <= weights.length; k += 4) {
            float[] a = latest[(first + k) % latest.length];
            float[] b = latest[(first + k + 1) % latest.length];
            float[] c = latest[(first + k + 2) % latest.length];
            float[] d = latest[(first + k + 3) % latest.length];
            add(sum, a, weights[k], b, weights[k + 1], c, weights[k + 2], d, weights[k + 3]);
        }
        for (; k < weights.length; k++) {
            add(sum, latest[(first + k) % latest.length], weights[k]);
        }
    }

    private static void add(
            float[] to, float[] a, float p, float[] b, float q, float[] c, float r, float[] d, float s) {
        for (int i = 0; i < to.length; i++) {
            to[i] += p * a[i] + q * b[i] + r * c[i] + s * d[i];
        }
    }

    private static void add(float[] to, float[] a, float p) {
        for (int i = 0; i < to.length; i++) {
            to[i] += p * a[i];
        }
    }

    private void shrinkAcross() {
        for (int x = 0; x < across.length(); x++) {
            float[] weights = across.weights()[x];
            for (int c = 0; c < channels; c++) {
                float mean = 0;
                for (int k = 0, from = across.first()[x] * channels + c; k < weights.length; k++, from += channels) {
                    mean += weights[k] * sum[from];
                }
                result[x * channels + c] = mean;
            }
        }
    }

    private void shrinkColoursAcross() {
        float[] from = sum;
        for (int x = 0, to = 0; x < across.length(); x++, to += 3) {
            int at = across.first()[x] * 3;
            float r = 0;
            float g = 0;
            float b = 0;
            for (float weight : across.weights()[x]) {
                r += weight * from[at];
                g += weight * from[at + 1];
                b += weight * from[at + 2];
                at += 3;
            }
            result[to] = r;
            result[to + 1] = g;
            result[to + 2] = b;
        }
    }
}

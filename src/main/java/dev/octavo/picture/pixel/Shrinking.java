package dev.octavo.picture.pixel;

/** Shrinks a picture while its rows arrive, so that it need never be in memory as a whole. */
public final class Shrinking {
    private final int channels;
    private final Kernel across;
    private final Kernel down;
    private final float[][] sums;
    private final LinearImage result;
    private int row;
    private int done;

    public Shrinking(int channels, int fromWidth, int fromHeight, int width, int height) {
        this.channels = channels;
        this.across = Kernel.of(fromWidth, width);
        this.down = Kernel.of(fromHeight, height);
        this.sums = new float[down.overlap()][fromWidth * channels];
        this.result = new LinearImage(width, height, channels, new float[width * height * channels]);
    }

    /** A whole picture, shrunk. */
    public static LinearImage of(LinearImage image, int width, int height) {
        if (width == image.width() && height == image.height()) {
            return image;
        }
        Shrinking shrinking = new Shrinking(image.channels(), image.width(), image.height(), width, height);
        for (int y = 0, length = image.width() * image.channels(); y < image.height(); y++) {
            shrinking.add(image.samples(), y * length);
        }
        return shrinking.result();
    }

    /** Takes the next row, which begins at that sample. */
    public void add(float[] source, int start) {
        for (int y = done; y < result.height() && down.first()[y] <= row; y++) {
            float[] sum = sums[y % sums.length];
            int k = row - down.first()[y];
            if (k == 0) {
                set(sum, source, start, down.weights()[y][0]);
            } else if (k < down.weights()[y].length) {
                add(sum, source, start, down.weights()[y][k]);
            }
        }
        while (done < result.height() && down.last(done) <= row) {
            shrinkAcross(sums[done % sums.length], done * result.width() * channels);
            done++;
        }
        row++;
    }

    public LinearImage result() {
        if (done < result.height()) {
            throw new IllegalStateException("after " + row + " rows only " + done + " of " + result.height());
        }
        return result;
    }

    // Loops so plain that compilers make vector instructions of them.
    private static void set(float[] sum, float[] source, int start, float weight) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] = weight * source[start + i];
        }
    }

    private static void add(float[] sum, float[] source, int start, float weight) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * source[start + i];
        }
    }

    private void shrinkAcross(float[] sum, int start) {
        float[] to = result.samples();
        for (int x = 0, at = start; x < result.width(); x++, at += channels) {
            float[] weights = across.weights()[x];
            int from = across.first()[x] * channels;
            if (channels == 3) {
                float r = 0;
                float g = 0;
                float b = 0;
                for (float weight : weights) {
                    r += weight * sum[from];
                    g += weight * sum[from + 1];
                    b += weight * sum[from + 2];
                    from += 3;
                }
                to[at] = r;
                to[at + 1] = g;
                to[at + 2] = b;
            } else {
                for (float weight : weights) {
                    for (int c = 0; c < channels; c++) {
                        to[at + c] += weight * sum[from + c];
                    }
                    from += channels;
                }
            }
        }
    }
}

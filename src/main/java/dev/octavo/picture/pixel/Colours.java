package dev.octavo.picture.pixel;

/**
 * How the stored values of a picture are converted to linear light.
 *
 * @param curves for each channel, the light of a value from 0 to 1
 * @param toSrgb the matrix, row by row, from the picture's red, green and blue to those of sRGB; empty where they are the
 *     same
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Colours(Curve[] curves, float[] toSrgb) {
    public static final Colours SRGB =
            new Colours(new Curve[] {Srgb::linear, Srgb::linear, Srgb::linear}, new float[0]);

    /** The light of a stored value. */
    public interface Curve {
        double linear(double stored);
    }

    /** For each of the three channels, the light of every stored value up to {@code most}. */
    public float[][] tables(int most) {
        float[][] tables = new float[3][];
        for (int c = 0; c < 3; c++) {
            tables[c] = c > 0 && curves[c] == curves[c - 1] ? tables[c - 1] : table(curves[c], most);
        }
        return tables;
    }

    private static float[] table(Curve curve, int most) {
        float[] table = new float[most + 1];
        for (int i = 0; i <= most; i++) {
            table[i] = (float) curve.linear(i / (double) most);
        }
        return table;
    }

    /**
     * Puts the light of pixels into the row, which has three or four channels.
     *
     * @param argb 8 bits each of alpha, red, green and blue
     * @param from where the pixels of the row begin
     */
    public static float[] light(int[] argb, int from, float[] row, int width, float[][] tables) {
        boolean alpha = row.length == 4 * width;
        for (int x = 0, to = 0; x < width; x++) {
            int pixel = argb[from + x];
            float opacity = alpha ? (pixel >>> 24) / 255F : 1;
            row[to++] = opacity * tables[0][pixel >> 16 & 0xFF];
            row[to++] = opacity * tables[1][pixel >> 8 & 0xFF];
            row[to++] = opacity * tables[2][pixel & 0xFF];
            if (alpha) {
                row[to++] = opacity;
            }
        }
        return row;
    }

    /** Converts the colours of the row to sRGB. */
    public void convert(float[] row, int channels) {
        if (toSrgb.length == 0 || channels < 3) {
            return;
        }
        float[] m = toSrgb;
        for (int i = 0; i < row.length; i += channels) {
            float r = row[i];
            float g = row[i + 1];
            float b = row[i + 2];
            row[i] = m[0] * r + m[1] * g + m[2] * b;
            row[i + 1] = m[3] * r + m[4] * g + m[5] * b;
            row[i + 2] = m[6] * r + m[7] * g + m[8] * b;
        }
    }
}

package dev.octavo.lib.picture.pixel;

/**
 * How a picture's stored values convert to linear light.
 *
 * @param curves for each channel, the transfer curve from a stored value to light, both 0 to 1
 * @param toSrgb the 3×3 matrix, row by row, from the picture's linear RGB to linear sRGB; empty if they are the same
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ColourSpace(Curve[] curves, float[] toSrgb) {
    public static final ColourSpace SRGB =
            new ColourSpace(new Curve[] {Srgb::linear, Srgb::linear, Srgb::linear}, new float[0]);

    public interface Curve {
        double linear(double stored);
    }

    /** For each of three channels, the light of every stored value from 0 to {@code maxValue}. */
    public float[][] tables(int maxValue) {
        float[][] tables = new float[3][];
        for (int c = 0; c < 3; c++) {
            tables[c] = c > 0 && curves[c] == curves[c - 1] ? tables[c - 1] : table(curves[c], maxValue);
        }
        return tables;
    }

    private static float[] table(Curve curve, int maxValue) {
        float[] table = new float[maxValue + 1];
        for (int i = 0; i <= maxValue; i++) {
            table[i] = (float) curve.linear(i / (double) maxValue);
        }
        return table;
    }

    /**
     * Converts pixels to linear light in {@code row}, which has three or four channels, and returns it.
     *
     * @param argb {@code 0xAARRGGBB}
     * @param from the index of the row's first pixel
     */
    public static float[] toLinear(int[] argb, int from, float[] row, int width, float[][] tables) {
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

    /** Converts a row of linear light to linear sRGB, in place. */
    public void convertToSrgb(float[] row, int channels) {
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

package dev.octavo.picture.pixel;

import java.nio.ByteBuffer;

/**
 * The colours that a press prints with four inks. A profile has them for the points of a grid (ICC.1:2022, 10.10 and 10.11);
 * between those, they are interpolated from the five corners of the surrounding simplex, as in most colour engines.
 */
public final class Inks {
    private static final int INKS = 4;
    private static final int FINEST = 33;
    private static final int CURVES = 48;
    /** White in 16-bit Lab (ICC.1:2022, 10.10). */
    private static final float WHITE = 65280;
    /** X and Z of D50 white. */
    private static final float[] D50 = {0.9642F, 0.8249F};

    private static final float[] TO_SRGB = new float[9];

    static {
        for (int i = 0; i < TO_SRGB.length; i++) {
            TO_SRGB[i] = (float) Srgb.OF_XYZ[i];
        }
    }

    private final int[][] corners = new int[INKS][];
    private final float[][] beyond = new float[INKS][];
    private final int[] steps = new int[INKS];
    private final float[] points;
    private final float[][] curves = new float[3][];
    private final float scale;
    private final int[] order = new int[INKS];
    private final float[] part = new float[INKS];
    private final float[] lab = new float[3];

    /**
     * Reads the table at {@code at}.
     *
     * @throws IllegalArgumentException where the table does not map four inks to three numbers
     */
    Inks(ByteBuffer in, int at, boolean deep) {
        int grid = in.get(at + 10) & 0xFF;
        int count = grid * grid * grid * grid;
        int entries = deep ? in.getShort(at + CURVES) : 256;
        int exits = deep ? in.getShort(at + CURVES + 2) : 256;
        if (in.get(at + 8) != INKS || in.get(at + 9) != 3 || grid < 2 || grid > FINEST || entries < 2 || exits < 2) {
            throw new IllegalArgumentException("a table of another kind");
        }
        int width = deep ? 2 : 1;
        int from = at + CURVES + (deep ? 4 : 0);
        for (int ink = 0, step = 3 * count / grid; ink < INKS; ink++, step /= grid) {
            steps[ink] = step;
            readInk(ink, grid, samples(in, from, entries, width));
            from += entries * width;
        }
        points = samples(in, from, 3 * count, width);
        from += 3 * count * width;
        for (int c = 0; c < 3; c++) {
            curves[c] = samples(in, from, exits, width);
            from += exits * width;
        }
        scale = deep ? 65535 / WHITE : 1;
    }

    private static float[] samples(ByteBuffer in, int from, int count, int width) {
        float[] samples = new float[count];
        for (int i = 0; i < count; i++) {
            samples[i] = width == 1 ? (in.get(from + i) & 0xFF) / 255F : (in.getShort(from + 2 * i) & 0xFFFF) / 65535F;
        }
        return samples;
    }

    private void readInk(int ink, int grid, float[] curve) {
        corners[ink] = new int[256];
        beyond[ink] = new float[256];
        for (int amount = 0; amount < 256; amount++) {
            float place = on(curve, amount / 255F) * (grid - 1);
            int below = Math.min(grid - 2, (int) place);
            corners[ink][amount] = below * steps[ink];
            beyond[ink][amount] = place - below;
        }
    }

    private static float on(float[] curve, float at) {
        float place = at * (curve.length - 1);
        int below = Math.min(curve.length - 2, (int) place);
        return curve[below] + (place - below) * (curve[below + 1] - curve[below]);
    }

    /**
     * Puts the colour of a pixel into the row, from there on: the light of red, green and blue of sRGB.
     *
     * @param amounts of cyan, magenta, yellow and black, up to 255
     */
    public void put(int[] amounts, float[] row, int to) {
        int corner = 0;
        for (int ink = 0; ink < INKS; ink++) {
            corner += corners[ink][amounts[ink]];
            part[ink] = beyond[ink][amounts[ink]];
            int place = ink;
            for (; place > 0 && part[order[place - 1]] < part[ink]; place--) {
                order[place] = order[place - 1];
            }
            order[place] = ink;
        }
        add(corner, 1 - part[order[0]], true);
        for (int i = 0; i < INKS; i++) {
            corner += steps[order[i]];
            add(corner, part[order[i]] - (i + 1 < INKS ? part[order[i + 1]] : 0), false);
        }
        float light = (100 * scale * on(curves[0], lab[0]) + 16) / 116;
        float x = xyz(light + (255 * scale * on(curves[1], lab[1]) - 128) / 500) * D50[0];
        float y = xyz(light);
        float z = xyz(light - (255 * scale * on(curves[2], lab[2]) - 128) / 200) * D50[1];
        for (int c = 0; c < 3; c++) {
            row[to + c] = TO_SRGB[3 * c] * x + TO_SRGB[3 * c + 1] * y + TO_SRGB[3 * c + 2] * z;
        }
    }

    private void add(int corner, float weight, boolean first) {
        for (int c = 0; c < 3; c++) {
            lab[c] = (first ? 0 : lab[c]) + weight * points[corner + c];
        }
    }

    // CIE 15:2018, 8.2.1
    private static float xyz(float root) {
        return root > 6 / 29F ? root * root * root : (root - 4 / 29F) * 108 / 841;
    }
}

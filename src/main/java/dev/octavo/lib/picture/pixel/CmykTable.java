package dev.octavo.lib.picture.pixel;

import java.nio.ByteBuffer;

/**
 * The colours that a press prints with four inks. A profile gives them for the points of a grid (ICC.1:2022, 10.10 and 10.11);
 * colours in between are interpolated from the five corners of the surrounding simplex, as in most colour engines.
 */
public final class CmykTable {
    private static final int INKS = 4;
    private static final int MAX_GRID = 33;
    private static final int HEADER_LENGTH = 48;
    /** White in 16-bit Lab (ICC.1:2022, 10.10). */
    private static final float WHITE = 65280;
    /** X and Z of D50 white. */
    private static final float[] D50 = {0.9642F, 0.8249F};

    private static final float[] TO_SRGB = new float[9];

    static {
        for (int i = 0; i < TO_SRGB.length; i++) {
            TO_SRGB[i] = (float) Srgb.FROM_XYZ[i];
        }
    }

    private final int[][] offsets = new int[INKS][];
    private final float[][] fractions = new float[INKS][];
    private final int[] steps = new int[INKS];
    private final float[] points;
    private final float[][] outputCurves = new float[3][];
    private final float scale;
    private final int[] order = new int[INKS];
    private final float[] fraction = new float[INKS];
    private final float[] lab = new float[3];

    /**
     * @param is16Bit whether samples have 16 bits, not 8
     * @throws IllegalArgumentException if the table does not map four inks to three numbers
     */
    CmykTable(ByteBuffer in, int at, boolean is16Bit) {
        int grid = in.get(at + 10) & 0xFF;
        int count = grid * grid * grid * grid;
        int inputSize = is16Bit ? in.getShort(at + HEADER_LENGTH) : 256;
        int outputSize = is16Bit ? in.getShort(at + HEADER_LENGTH + 2) : 256;
        if (in.get(at + 8) != INKS
                || in.get(at + 9) != 3
                || grid < 2
                || grid > MAX_GRID
                || inputSize < 2
                || outputSize < 2) {
            throw new IllegalArgumentException("a table of another kind");
        }
        int width = is16Bit ? 2 : 1;
        int from = at + HEADER_LENGTH + (is16Bit ? 4 : 0);
        for (int ink = 0, step = 3 * count / grid; ink < INKS; ink++, step /= grid) {
            steps[ink] = step;
            readInputCurve(ink, grid, samples(in, from, inputSize, width));
            from += inputSize * width;
        }
        points = samples(in, from, 3 * count, width);
        from += 3 * count * width;
        for (int c = 0; c < 3; c++) {
            outputCurves[c] = samples(in, from, outputSize, width);
            from += outputSize * width;
        }
        scale = is16Bit ? 65535 / WHITE : 1;
    }

    private static float[] samples(ByteBuffer in, int from, int count, int width) {
        float[] samples = new float[count];
        for (int i = 0; i < count; i++) {
            samples[i] = width == 1 ? (in.get(from + i) & 0xFF) / 255F : (in.getShort(from + 2 * i) & 0xFFFF) / 65535F;
        }
        return samples;
    }

    private void readInputCurve(int ink, int grid, float[] curve) {
        offsets[ink] = new int[256];
        fractions[ink] = new float[256];
        for (int amount = 0; amount < 256; amount++) {
            float position = interpolated(curve, amount / 255F) * (grid - 1);
            int below = Math.min(grid - 2, (int) position);
            offsets[ink][amount] = below * steps[ink];
            fractions[ink][amount] = position - below;
        }
    }

    private static float interpolated(float[] curve, float at) {
        float position = at * (curve.length - 1);
        int below = Math.min(curve.length - 2, (int) position);
        return curve[below] + (position - below) * (curve[below + 1] - curve[below]);
    }

    /**
     * Puts the colour of a pixel into the row at index {@code to}: three channels of linear sRGB.
     *
     * @param amounts of cyan, magenta, yellow and black, 0 to 255
     */
    public void put(int[] amounts, float[] row, int to) {
        int corner = 0;
        for (int ink = 0; ink < INKS; ink++) {
            corner += offsets[ink][amounts[ink]];
            fraction[ink] = fractions[ink][amounts[ink]];
            int position = ink;
            for (; position > 0 && fraction[order[position - 1]] < fraction[ink]; position--) {
                order[position] = order[position - 1];
            }
            order[position] = ink;
        }
        addWeighted(corner, 1 - fraction[order[0]], true);
        for (int i = 0; i < INKS; i++) {
            corner += steps[order[i]];
            addWeighted(corner, fraction[order[i]] - (i + 1 < INKS ? fraction[order[i + 1]] : 0), false);
        }
        float light = (100 * scale * interpolated(outputCurves[0], lab[0]) + 16) / 116;
        float x = xyz(light + (255 * scale * interpolated(outputCurves[1], lab[1]) - 128) / 500) * D50[0];
        float y = xyz(light);
        float z = xyz(light - (255 * scale * interpolated(outputCurves[2], lab[2]) - 128) / 200) * D50[1];
        for (int c = 0; c < 3; c++) {
            row[to + c] = TO_SRGB[3 * c] * x + TO_SRGB[3 * c + 1] * y + TO_SRGB[3 * c + 2] * z;
        }
    }

    private void addWeighted(int corner, float weight, boolean first) {
        for (int c = 0; c < 3; c++) {
            lab[c] = (first ? 0 : lab[c]) + weight * points[corner + c];
        }
    }

    // CIE 15:2018, 8.2.1
    private static float xyz(float root) {
        return root > 6 / 29F ? root * root * root : (root - 4 / 29F) * 108 / 841;
    }
}

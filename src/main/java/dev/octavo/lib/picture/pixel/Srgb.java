package dev.octavo.lib.picture.pixel;

/** The sRGB transfer curve (IEC 61966-2-1) as tables, which are the same on every machine. */
public final class Srgb {
    /** The matrix, row by row, from XYZ with D50 white, as in ICC profiles, to linear sRGB. */
    static final double[] FROM_XYZ = {
        3.1338561, -1.6168667, -0.4906146, -0.9787684, 1.9161415, 0.0334540, 0.0719453, -0.2289914, 1.4052427
    };

    private static final int STEPS = 65535;
    private static final float[] LINEAR = new float[256];
    private static final byte[] STORED = new byte[STEPS + 1];

    static {
        for (int i = 0; i < 256; i++) {
            LINEAR[i] = (float) linear(i / 255.0);
        }
        int stored = 0;
        for (int i = 0; i <= STEPS; i++) {
            while (stored < 255 && linear((stored + 0.5) / 255) <= i / (double) STEPS) {
                stored++;
            }
            STORED[i] = (byte) stored;
        }
    }

    private Srgb() {}

    /** The light of a stored value, both from 0 to 1. */
    static double linear(double stored) {
        return stored <= 0.04045 ? stored / 12.92 : StrictMath.pow((stored + 0.055) / 1.055, 2.4);
    }

    static float toLinear(byte stored) {
        return LINEAR[stored & 0xFF];
    }

    static byte toByte(float linear) {
        return STORED[step(linear)];
    }

    private static int step(float linear) {
        int step = (int) (linear * STEPS + 0.5F);
        return (step & ~STEPS) == 0 ? step : step < 0 ? 0 : STEPS;
    }

    static void toBytes(float[] linear, byte[] bytes, int start) {
        byte[] stored = STORED;
        for (int i = 0; i < linear.length; i++) {
            bytes[start + i] = stored[step(linear[i])];
        }
    }
}

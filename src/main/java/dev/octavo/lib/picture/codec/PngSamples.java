package dev.octavo.lib.picture.codec;

import dev.octavo.lib.picture.pixel.ColourSpace;

/** Converts a line of PNG samples, of any colour type and depth, to linear light. */
final class PngSamples {
    private final PngChunks chunks;
    private final int maxValue;
    private final int scale;
    private final float[][] tables;
    private final float[] palette;
    private final int[] colourKey;

    PngSamples(PngChunks chunks, ColourSpace colours) {
        this.chunks = chunks;
        this.maxValue = chunks.depth() == 16 ? 65535 : 255;
        this.scale = maxValue / ((1 << chunks.depth()) - 1);
        this.tables = colours.tables(maxValue);
        this.palette = palette();
        this.colourKey = colourKey();
    }

    int channels() {
        boolean alpha = chunks.colourType() >= 4 || chunks.transparent().length > 0;
        return alpha ? 4 : chunks.colourType() == 0 ? 1 : 3;
    }

    /** Three or four channels for each of 256 indexes; those beyond the last colour, as in damaged files, are black. */
    private float[] palette() {
        float[] light = new float[256 * channels()];
        for (int i = 0; i < 256 && chunks.colourType() == 3; i++) {
            int given = i < chunks.transparent().length ? chunks.transparent()[i] & 0xFF : 255;
            float alpha = channels() == 4 ? given / 255F : 1;
            for (int c = 0; c < 3 && 3 * i + c < chunks.palette().length; c++) {
                light[i * channels() + c] = alpha * tables[c][chunks.palette()[3 * i + c] & 0xFF];
            }
            if (channels() == 4) {
                light[i * 4 + 3] = alpha;
            }
        }
        return light;
    }

    /** The samples of the one transparent colour (PNG 11.3.1.1); empty if there is none. */
    private int[] colourKey() {
        int[] colourKey = new int[chunks.colourType() == 3 ? 0 : chunks.transparent().length / 2];
        for (int i = 0; i < colourKey.length; i++) {
            colourKey[i] =
                    (((chunks.transparent()[2 * i] & 0xFF) << 8) | (chunks.transparent()[2 * i + 1] & 0xFF)) * scale;
        }
        return colourKey;
    }

    /** Puts {@code count} pixels into the row, {@code step} pixels apart, starting at pixel {@code first}. */
    void putLinear(byte[] line, int count, float[] row, int first, int step) {
        int channels = channels();
        int samples = chunks.samplesPerPixel();
        int[] values = new int[samples];
        for (int i = 0, to = first * channels; i < count; i++, to += step * channels) {
            for (int s = 0; s < samples; s++) {
                values[s] = value(line, i * samples + s);
            }
            if (chunks.colourType() == 3) {
                System.arraycopy(palette, values[0] * channels, row, to, channels);
                continue;
            }
            float alpha = channels == 4 ? alpha(values) : 1;
            for (int c = 0; c < Math.min(3, channels); c++) {
                row[to + c] = alpha * tables[c][values[samples < 3 ? 0 : c]];
            }
            if (channels == 4) {
                row[to + 3] = alpha;
            }
        }
    }

    private float alpha(int[] values) {
        if (chunks.colourType() >= 4) {
            return values[values.length - 1] / (float) maxValue;
        }
        for (int i = 0; i < colourKey.length && i < values.length; i++) {
            if (values[i] != colourKey[i]) {
                return 1;
            }
        }
        return 0;
    }

    private int value(byte[] line, int index) {
        int depth = chunks.depth();
        if (depth == 8) {
            return line[index] & 0xFF;
        }
        if (depth == 16) {
            return ((line[2 * index] & 0xFF) << 8) | (line[2 * index + 1] & 0xFF);
        }
        int bit = index * depth;
        int value = (line[bit >> 3] >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
        return chunks.colourType() == 3 ? value : value * scale;
    }
}

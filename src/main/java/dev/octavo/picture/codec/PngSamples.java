package dev.octavo.picture.codec;

import dev.octavo.picture.pixel.Colours;

/** Converts the samples of a line of PNG, of any kind, to linear light. */
final class PngSamples {
    private final PngChunks chunks;
    private final int most;
    private final int scale;
    private final float[][] tables;
    private final float[] palette;
    private final int[] key;

    PngSamples(PngChunks chunks, Colours colours) {
        this.chunks = chunks;
        this.most = chunks.depth() == 16 ? 65535 : 255;
        this.scale = most / ((1 << chunks.depth()) - 1);
        this.tables = colours.tables(most);
        this.palette = palette();
        this.key = key();
    }

    int channels() {
        boolean alpha = chunks.kind() >= 4 || chunks.transparent().length > 0;
        return alpha ? 4 : chunks.kind() == 0 ? 1 : 3;
    }

    /** Three or four channels for each colour; indexes beyond the last colour, in damaged files, are black. */
    private float[] palette() {
        float[] light = new float[256 * channels()];
        for (int i = 0; i < 256 && chunks.kind() == 3; i++) {
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

    /** The colour that is transparent (PNG 11.3.1.1). */
    private int[] key() {
        int[] key = new int[chunks.kind() == 3 ? 0 : chunks.transparent().length / 2];
        for (int i = 0; i < key.length; i++) {
            key[i] = (((chunks.transparent()[2 * i] & 0xFF) << 8) | (chunks.transparent()[2 * i + 1] & 0xFF)) * scale;
        }
        return key;
    }

    /** Puts {@code count} pixels into the row, {@code step} pixels apart, beginning at {@code first}. */
    void linear(byte[] line, int count, float[] row, int first, int step) {
        int channels = channels();
        int stored = chunks.stored();
        int[] values = new int[stored];
        for (int i = 0, to = first * channels; i < count; i++, to += step * channels) {
            for (int s = 0; s < stored; s++) {
                values[s] = value(line, i * stored + s);
            }
            if (chunks.kind() == 3) {
                System.arraycopy(palette, values[0] * channels, row, to, channels);
                continue;
            }
            float alpha = channels == 4 ? alpha(values) : 1;
            for (int c = 0; c < Math.min(3, channels); c++) {
                row[to + c] = alpha * tables[c][values[stored < 3 ? 0 : c]];
            }
            if (channels == 4) {
                row[to + 3] = alpha;
            }
        }
    }

    private float alpha(int[] values) {
        if (chunks.kind() >= 4) {
            return values[values.length - 1] / (float) most;
        }
        for (int i = 0; i < key.length && i < values.length; i++) {
            if (values[i] != key[i]) {
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
        return chunks.kind() == 3 ? value : value * scale;
    }
}

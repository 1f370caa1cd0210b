package dev.octavo.picture.pixel;

/**
 * Pixels in linear light: sums and means of them are those of the light itself. 1 is white; a resampled value may be a
 * little outside 0 to 1.
 *
 * @param channels 1 grey, 3 red, green and blue, 4 the same multiplied by the alpha that follows
 * @param samples row by row, {@code channels} for each pixel
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record LinearImage(int width, int height, int channels, float[] samples) {
    public LinearImage {
        if (samples.length != width * height * channels) {
            throw new IllegalStateException(samples.length + " samples for " + width + "x" + height + "x" + channels);
        }
    }

    /** As it is shown where a camera was held so (EXIF 2.32, 4.6.4.A, Orientation). */
    public LinearImage turned(int orientation) {
        if (orientation <= 1 || orientation > 8) {
            return this;
        }
        boolean swapped = orientation >= 5;
        int w = swapped ? height : width;
        int h = swapped ? width : height;
        float[] turned = new float[samples.length];
        for (int y = 0, to = 0; y < h; y++) {
            for (int x = 0; x < w; x++, to += channels) {
                int across = swapped ? y : x;
                int down = swapped ? x : y;
                boolean fromRight = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
                boolean fromBottom = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
                int from = ((fromBottom ? height - 1 - down : down) * width + (fromRight ? width - 1 - across : across))
                        * channels;
                System.arraycopy(samples, from, turned, to, channels);
            }
        }
        return new LinearImage(w, h, channels, turned);
    }

    /** Its samples as they are stored in files, with 8 bits: sRGB, and alpha apart from the colours. */
    public byte[] bytes() {
        byte[] bytes = new byte[samples.length];
        if (channels < 4) {
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = Srgb.toByte(samples[i]);
            }
            return bytes;
        }
        for (int i = 0; i < bytes.length; i += 4) {
            float alpha = Math.min(1, samples[i + 3]);
            int stored = (int) (alpha * 255 + 0.5F);
            if (stored > 0) {
                for (int c = 0; c < 3; c++) {
                    bytes[i + c] = Srgb.toByte(samples[i + c] / alpha);
                }
                bytes[i + 3] = (byte) stored;
            }
        }
        return bytes;
    }

    /** The mean of all that is to be seen, {@code #rrggbb}. */
    public String colour() {
        double[] sums = new double[4];
        for (int i = 0; i < samples.length; i++) {
            sums[i % channels] += samples[i];
        }
        double seen = channels == 4 ? Math.max(sums[3], 1e-9) : (double) width * height;
        int rgb = 0;
        for (int c = 0; c < 3; c++) {
            rgb = rgb << 8 | Srgb.toByte((float) (sums[channels == 1 ? 0 : c] / seen)) & 0xFF;
        }
        return "#" + Integer.toHexString(0x1000000 | rgb).substring(1);
    }
}

package dev.octavo.lib.picture.pixel;

/**
 * Pixels as files store them: 8 bits per channel, sRGB, row by row.
 *
 * @param channels 1 for grey, 3 for RGB, 4 for RGB and alpha, not premultiplied
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Pixels(int width, int height, int channels, byte[] bytes) {
    public Pixels {
        if (bytes.length != width * height * channels) {
            throw new IllegalStateException(bytes.length + " bytes for " + width + "x" + height + "x" + channels);
        }
    }

    /** Grey as RGB; other pictures unchanged. */
    public Pixels coloured() {
        if (channels != 1) {
            return this;
        }
        byte[] rgb = new byte[bytes.length * 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = bytes[i / 3];
        }
        return new Pixels(width, height, 3, rgb);
    }

    public boolean isOpaque() {
        for (int at = 3; channels == 4 && at < bytes.length; at += 4) {
            if (bytes[at] != -1) {
                return false;
            }
        }
        return true;
    }

    /** Drops alpha; pictures without it are unchanged. */
    public Pixels withoutAlpha() {
        if (channels != 4) {
            return this;
        }
        byte[] rgb = new byte[width * height * 3];
        for (int from = 0, to = 0; to < rgb.length; from += 4, to += 3) {
            System.arraycopy(bytes, from, rgb, to, 3);
        }
        return new Pixels(width, height, 3, rgb);
    }

    /** The picture turned upright, from the orientation in which it is stored. */
    public Pixels turned(Orientation orientation) {
        if (orientation.equals(Orientation.UPRIGHT)) {
            return this;
        }
        int w = orientation.transposed() ? height : width;
        int h = orientation.transposed() ? width : height;
        byte[] turned = new byte[bytes.length];
        for (int y = 0, to = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                int across = orientation.transposed() ? y : x;
                int down = orientation.transposed() ? x : y;
                int column = orientation.fromRight() ? width - 1 - across : across;
                int from = ((orientation.fromBottom() ? height - 1 - down : down) * width + column) * channels;
                for (int c = 0; c < channels; c++) {
                    turned[to++] = bytes[from++];
                }
            }
        }
        return new Pixels(w, h, channels, turned);
    }

    /** The average colour, {@code #rrggbb}; empty if the picture has alpha. */
    public String colour() {
        if (channels == 4) {
            return "";
        }
        double[] sums = new double[3];
        double seen = (double) bytes.length / channels;
        for (int at = 0; at < bytes.length; at += channels) {
            for (int c = 0; c < 3; c++) {
                sums[c] += Srgb.toLinear(bytes[channels == 1 ? at : at + c]);
            }
        }
        int rgb = 1;
        for (double sum : sums) {
            rgb = (rgb << 8) | (Srgb.toByte((float) (sum / seen)) & 0xFF);
        }
        return "#" + Integer.toHexString(rgb).substring(1);
    }
}

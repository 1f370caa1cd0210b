package dev.octavo.lib.picture;

import dev.octavo.lib.picture.codec.PngWriter;
import dev.octavo.lib.picture.pixel.Pixels;
import java.util.Arrays;

/**
 * A picture as packed pixels, for drawing.
 *
 * @param pixels row by row, {@code 0xAARRGGBB}, not premultiplied
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Argb(int width, int height, int[] pixels) {
    private static final int PNG_LEVEL = 4;

    static Argb of(Pixels picture) {
        int channels = picture.channels();
        byte[] bytes = picture.bytes();
        int[] pixels = new int[picture.width() * picture.height()];
        for (int i = 0; i < pixels.length; i++) {
            int at = i * channels;
            int red = bytes[at] & 0xFF;
            int green = channels == 1 ? red : bytes[at + 1] & 0xFF;
            int blue = channels == 1 ? red : bytes[at + 2] & 0xFF;
            int alpha = channels == 4 ? bytes[at + 3] & 0xFF : 0xFF;
            pixels[i] = alpha << 24 | red << 16 | green << 8 | blue;
        }
        return new Argb(picture.width(), picture.height(), pixels);
    }

    /** The picture, which must be square, centred on a white square. */
    public Argb onWhite(int side) {
        int[] square = new int[side * side];
        Arrays.fill(square, -1);
        int edge = (side - width) / 2;
        for (int i = 0; i < pixels.length; i++) {
            int alpha = pixels[i] >>> 24;
            int colour = 0xFF;
            for (int shift = 16; shift >= 0; shift -= 8) {
                colour = colour << 8 | ((pixels[i] >> shift & 0xFF) * alpha + 0xFF * (0xFF - alpha)) / 0xFF;
            }
            square[(edge + i / width) * side + edge + i % width] = colour;
        }
        return new Argb(side, side, square);
    }

    /** The picture as PNG, with the same bytes on every machine. */
    public byte[] png() {
        int channels = isOpaque() ? 3 : 4;
        byte[] bytes = new byte[pixels.length * channels];
        for (int i = 0, at = 0; i < pixels.length; i++) {
            bytes[at++] = (byte) (pixels[i] >> 16);
            bytes[at++] = (byte) (pixels[i] >> 8);
            bytes[at++] = (byte) pixels[i];
            if (channels == 4) {
                bytes[at++] = (byte) (pixels[i] >> 24);
            }
        }
        return PngWriter.bytes(new Pixels(width, height, channels, bytes), PNG_LEVEL);
    }

    private boolean isOpaque() {
        for (int pixel : pixels) {
            if (pixel >>> 24 != 0xFF) {
                return false;
            }
        }
        return true;
    }
}

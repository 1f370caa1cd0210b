package dev.octavo.picture.codec;

import dev.octavo.picture.pixel.LinearImage;

/**
 * Pixels as files have them: 8 bits, sRGB.
 *
 * @param channels 1 grey, 3 red, green and blue, 4 the same and alpha
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Stored(int width, int height, int channels, byte[] bytes) {
    public static Stored of(LinearImage image) {
        return new Stored(image.width(), image.height(), image.channels(), image.bytes());
    }

    /** With three channels where it has one. */
    Stored coloured() {
        if (channels != 1) {
            return this;
        }
        byte[] rgb = new byte[bytes.length * 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = bytes[i / 3];
        }
        return new Stored(width, height, 3, rgb);
    }
}

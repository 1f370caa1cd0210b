package dev.octavo.picture.codec;

import com.luciad.imageio.webp.WebP;
import com.luciad.imageio.webp.WebPEncoderOptions;

/** Writes WebP with libwebp, as its program {@code cwebp} does. */
public final class Webp {
    private Webp() {}

    /** Whether this machine can run libwebp. */
    public static boolean isThere() {
        return WebP.loadNativeLibrary();
    }

    public static byte[] lossy(Stored picture, int quality) {
        WebPEncoderOptions options = new WebPEncoderOptions();
        options.setCompressionQuality(quality);
        return bytes(picture.coloured(), options);
    }

    public static byte[] lossless(Stored picture) {
        WebPEncoderOptions options = new WebPEncoderOptions();
        options.setLossless(true);
        options.setCompressionQuality(75);
        return bytes(picture.coloured(), options);
    }

    private static byte[] bytes(Stored picture, WebPEncoderOptions options) {
        int stride = picture.width() * picture.channels();
        byte[] bytes = picture.channels() == 4
                ? WebP.encodeRGBA(options, picture.bytes(), picture.width(), picture.height(), stride)
                : WebP.encodeRGB(options, picture.bytes(), picture.width(), picture.height(), stride);
        if (bytes == null) {
            throw new IllegalStateException("libwebp refused " + picture.width() + "x" + picture.height());
        }
        return bytes;
    }
}

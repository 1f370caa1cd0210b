package dev.octavo.lib.picture.codec;

import com.luciad.imageio.webp.WebP;
import com.luciad.imageio.webp.WebPDecoderOptions;
import com.luciad.imageio.webp.WebPEncoderOptions;
import dev.octavo.lib.picture.pixel.Pixels;
import java.io.IOException;
import java.lang.ref.Reference;

/** Writes and reads WebP with libwebp. */
public final class Webp {
    private static final int MAX_PIXELS_AT_ONCE = 16 << 20;

    private Webp() {}

    public static byte[] lossy(Pixels picture, int quality) {
        WebPEncoderOptions options = new WebPEncoderOptions();
        options.setCompressionQuality(quality);
        return bytes(picture.coloured(), options);
    }

    public static byte[] lossless(Pixels picture) {
        WebPEncoderOptions options = new WebPEncoderOptions();
        options.setLossless(true);
        options.setCompressionQuality(75);
        return bytes(picture.coloured(), options);
    }

    private static byte[] bytes(Pixels picture, WebPEncoderOptions options) {
        WebpLibrary.require();
        int stride = picture.width() * picture.channels();
        byte[] bytes = picture.channels() == 4
                ? WebP.encodeRGBA(options, picture.bytes(), picture.width(), picture.height(), stride)
                : WebP.encodeRGB(options, picture.bytes(), picture.width(), picture.height(), stride);
        keepReachable(options);
        if (bytes == null) {
            throw new IllegalStateException("libwebp refused " + picture.width() + "x" + picture.height());
        }
        return bytes;
    }

    /** The pixels from row {@code top}, {@code 0xAARRGGBB}, for as many rows as may be in memory at once. */
    static int[] rows(byte[] file, int width, int height, int top) throws IOException {
        WebpLibrary.require();
        WebPDecoderOptions options = new WebPDecoderOptions();
        options.setFancyUpsampling(true);
        int rows = rowsAtOnce(width, height);
        if (rows < height) {
            options.setUseCropping(true);
            options.setCropWidth(width);
            options.setCropTop(top);
            options.setCropHeight(Math.min(rows, height - top));
        }
        int[] pixels = WebP.decode(options, file, 0, file.length, new int[4]);
        keepReachable(options);
        if (pixels == null) {
            throw new IOException("no pixels");
        }
        return pixels;
    }

    /** An even number or all rows, since each two rows share their chroma. */
    static int rowsAtOnce(int width, int height) {
        return Math.min(height, Math.max(2, (MAX_PIXELS_AT_ONCE / width) & ~1));
    }

    /** Keeps the options reachable, since their finalizer frees memory that libwebp may still be reading. */
    @SuppressWarnings("ReachabilityFenceUsage") // if the call before failed, nothing reads them
    private static void keepReachable(Object options) {
        Reference.reachabilityFence(options);
    }
}

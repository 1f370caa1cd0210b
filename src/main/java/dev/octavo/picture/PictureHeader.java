package dev.octavo.picture;

import dev.octavo.site.ProjectFile.PixelSize;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds width and height in the headers of PNG, JPEG, GIF, WebP and SVG. No pixel is decoded, so no header is dear. */
public final class PictureHeader {
    private static final Set<String> EXTENSIONS = Set.of("png", "jpg", "jpeg", "gif", "webp", "svg");
    private static final int LONGEST_SIDE = 1_000_000;
    private static final int PREFIX = 32;

    private PictureHeader() {}

    /** Whether a file of that name is worth a look. */
    public static boolean isPicture(String fileName) {
        String extension = fileName.substring(fileName.lastIndexOf('.') + 1);
        return EXTENSIONS.contains(extension.toLowerCase(Locale.ROOT));
    }

    /**
     * The size of the picture, as it is shown: turned, where its EXIF says so.
     *
     * @return empty where {@code picture} is none, is cut off, or does not say
     */
    public static Optional<PixelSize> size(InputStream picture) throws IOException {
        BufferedInputStream in = new BufferedInputStream(picture);
        in.mark(PREFIX);
        byte[] prefix = in.readNBytes(PREFIX);
        in.reset();
        try {
            if (startsWith(prefix, 0, "\u0089PNG\r\n\u001A\n") && startsWith(prefix, 12, "IHDR")) {
                return size(big(prefix, 16).getInt(), big(prefix, 20).getInt());
            }
            if (startsWith(prefix, 0, "GIF87a") || startsWith(prefix, 0, "GIF89a")) {
                return size(short16(prefix, 6), short16(prefix, 8));
            }
            if (startsWith(prefix, 0, "RIFF") && startsWith(prefix, 8, "WEBP")) {
                return webp(prefix);
            }
            if (startsWith(prefix, 0, "\u00FF\u00D8\u00FF")) {
                return JpegHeader.size(in);
            }
            return SvgHeader.size(in);
        } catch (EOFException | IndexOutOfBoundsException cutOff) {
            return Optional.empty();
        }
    }

    /** The size, where it is one that a page can state. */
    static Optional<PixelSize> size(long width, long height) {
        boolean sane = width >= 1 && height >= 1 && width <= LONGEST_SIDE && height <= LONGEST_SIDE;
        return sane ? Optional.of(new PixelSize((int) width, (int) height)) : Optional.empty();
    }

    // RFC 9649: 2.5 lossy, 2.6 lossless, 2.7 extended.
    private static Optional<PixelSize> webp(byte[] prefix) {
        if (startsWith(prefix, 12, "VP8 ") && startsWith(prefix, 23, "\u009D\u0001*")) {
            return size(short16(prefix, 26) & 0x3FFF, short16(prefix, 28) & 0x3FFF);
        }
        if (startsWith(prefix, 12, "VP8L") && prefix[20] == 0x2F) {
            int bits = little(prefix, 21).getInt();
            return size((bits & 0x3FFF) + 1L, (bits >>> 14 & 0x3FFF) + 1L);
        }
        if (startsWith(prefix, 12, "VP8X")) {
            int width = little(prefix, 24).getInt() & 0xFFFFFF;
            int height = little(prefix, 26).getInt() >>> 8;
            return size(width + 1L, height + 1L);
        }
        return Optional.empty();
    }

    private static boolean startsWith(byte[] bytes, int offset, String latin1) {
        int end = offset + latin1.length();
        return end <= bytes.length
                && new String(bytes, offset, latin1.length(), StandardCharsets.ISO_8859_1).equals(latin1);
    }

    private static int short16(byte[] bytes, int offset) {
        return (bytes[offset] & 0xFF) | (bytes[offset + 1] & 0xFF) << 8;
    }

    private static ByteBuffer little(byte[] bytes, int offset) {
        return big(bytes, offset).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer big(byte[] bytes, int offset) {
        if (offset + 4 > bytes.length) {
            throw new IndexOutOfBoundsException(offset);
        }
        return ByteBuffer.wrap(bytes, offset, 4);
    }
}

package dev.octavo.lib.picture;

import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.picture.codec.Chunk;
import dev.octavo.lib.picture.codec.ChunkReader;
import dev.octavo.lib.picture.codec.Exif;
import dev.octavo.lib.picture.codec.FileType;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads width and height from the headers of PNG, JPEG, GIF, WebP and SVG, without decoding any pixels. */
public final class PictureHeader {
    private static final int FIRST_LENGTH = 8 * 1024;
    private static final int MAX_LENGTH = 32 << 20;
    private static final int LONGEST_SIDE = 1_000_000;
    private static final int PREFIX = 32;

    private PictureHeader() {}

    /** Whether a file with that name may be a picture whose size can be read. */
    public static boolean isPicture(String fileName) {
        return PictureFormat.isScalable(fileName)
                || SourcePath.extension(fileName).equals("svg");
    }

    /**
     * The size of the picture as it is shown, after any EXIF rotation.
     *
     * @return empty if the file is not a picture, is cut off, or does not state a size
     */
    public static Optional<PixelSize> size(InputStream picture) throws IOException {
        BufferedInputStream in = new BufferedInputStream(picture);
        in.mark(PREFIX);
        byte[] prefix = in.readNBytes(PREFIX);
        in.reset();
        String start = new String(prefix, StandardCharsets.ISO_8859_1);
        ByteBuffer big = ByteBuffer.wrap(prefix);
        ByteBuffer little = ByteBuffer.wrap(prefix).order(ByteOrder.LITTLE_ENDIAN);
        try {
            return switch (FileType.of(prefix)) {
                case PNG ->
                    start.startsWith("IHDR", 12) ? size(big.getInt(16), big.getInt(20)) : Optional.<PixelSize>empty();
                case GIF -> size(little.getShort(6) & 0xFFFF, little.getShort(8) & 0xFFFF);
                case WEBP -> webp(start, little);
                case JPEG -> jpegSize(in);
                case OTHER -> SvgHeader.size(in);
                case AVIF, HEIF, JPEG_XL, VIDEO, TIFF -> Optional.empty();
            };
        } catch (EOFException | IndexOutOfBoundsException cutOff) {
            return Optional.empty();
        }
    }

    /** Like {@link #size(InputStream)}, for a picture in memory. */
    public static Optional<PixelSize> size(byte[] picture) {
        try {
            return size(new ByteArrayInputStream(picture));
        } catch (IOException impossible) {
            throw new UncheckedIOException("from memory", impossible);
        }
    }

    /** The size, if it is one that a page can state. */
    static Optional<PixelSize> size(long width, long height) {
        boolean sane = width >= 1 && height >= 1 && width <= LONGEST_SIDE && height <= LONGEST_SIDE;
        return sane ? Optional.of(new PixelSize((int) width, (int) height)) : Optional.empty();
    }

    // RFC 9649: 2.5 lossy, 2.6 lossless, 2.7 extended.
    private static Optional<PixelSize> webp(String start, ByteBuffer little) {
        if (start.startsWith("VP8 ", 12) && start.startsWith("\u009D\u0001*", 23)) {
            return size(little.getShort(26) & 0x3FFF, little.getShort(28) & 0x3FFF);
        }
        if (start.startsWith("VP8L", 12) && little.get(20) == 0x2F) {
            int bits = little.getInt(21);
            return size((bits & 0x3FFF) + 1L, (bits >>> 14 & 0x3FFF) + 1L);
        }
        if (start.startsWith("VP8X", 12)) {
            return size((little.getInt(24) & 0xFFFFFF) + 1L, (little.getInt(26) >>> 8) + 1L);
        }
        return Optional.empty();
    }

    /** Reads the size of a JPEG file from its frame header (ITU-T T.81, B.2.2), which follows thumbnails and profiles. */
    private static Optional<PixelSize> jpegSize(InputStream picture) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int length = FIRST_LENGTH; length <= MAX_LENGTH; length *= 4) {
            head.writeBytes(picture.readNBytes(length - head.size()));
            Optional<PixelSize> size = jpegSize(head.toByteArray());
            if (size.isPresent() || head.size() < length) {
                return size;
            }
        }
        return Optional.empty();
    }

    private static Optional<PixelSize> jpegSize(byte[] head) {
        boolean transposed = false;
        for (ChunkReader segments = new ChunkReader(head); segments.hasNext(); ) {
            Chunk segment = segments.next();
            if (segment.isFrameHeader() && segment.contentEnd() - segment.contentStart() >= 5) {
                ByteBuffer frame = ByteBuffer.wrap(segment.content());
                int height = frame.getShort(1) & 0xFFFF;
                int width = frame.getShort(3) & 0xFFFF;
                return transposed ? PictureHeader.size(height, width) : PictureHeader.size(width, height);
            }
            transposed |= segment.name().equals("E1") && Exif.orientation(segment) >= 5;
        }
        return Optional.empty();
    }
}

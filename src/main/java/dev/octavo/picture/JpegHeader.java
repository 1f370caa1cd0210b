package dev.octavo.picture;

import dev.octavo.picture.codec.Chunk;
import dev.octavo.picture.codec.ChunkReader;
import dev.octavo.picture.codec.Exif;
import dev.octavo.site.ProjectFile.PixelSize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Reads the size of a JPEG file from its frame header (ITU-T T.81, B.2.2), which follows thumbnails and profiles. */
final class JpegHeader {
    private static final int FIRST_LENGTH = 8 * 1024;
    private static final int MAX_LENGTH = 32 << 20;

    private JpegHeader() {}

    static Optional<PixelSize> size(InputStream picture) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int length = FIRST_LENGTH; length <= MAX_LENGTH; length *= 4) {
            head.writeBytes(picture.readNBytes(length - head.size()));
            Optional<PixelSize> size = size(head.toByteArray());
            if (size.isPresent() || head.size() < length) {
                return size;
            }
        }
        return Optional.empty();
    }

    private static Optional<PixelSize> size(byte[] head) {
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

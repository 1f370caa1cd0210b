package dev.octavo.picture;

import dev.octavo.picture.codec.Exif;
import dev.octavo.picture.codec.Piece;
import dev.octavo.picture.codec.Pieces;
import dev.octavo.site.ProjectFile.PixelSize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Finds the size of a JPEG file in its frame (ITU-T T.81, B.2.2), which follows thumbnails and profiles. */
final class JpegHeader {
    private static final int USUAL = 8 * 1024;
    private static final int MOST = 32 << 20;

    private JpegHeader() {}

    static Optional<PixelSize> size(InputStream picture) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int length = USUAL; length <= MOST; length *= 4) {
            head.writeBytes(picture.readNBytes(length - head.size()));
            Optional<PixelSize> size = size(head.toByteArray());
            if (size.isPresent() || head.size() < length) {
                return size;
            }
        }
        return Optional.empty();
    }

    private static Optional<PixelSize> size(byte[] head) {
        boolean turned = false;
        for (Pieces segments = new Pieces(head); segments.hasNext(); ) {
            Piece segment = segments.next();
            if (segment.isFrame() && segment.to() - segment.from() >= 5) {
                ByteBuffer frame = ByteBuffer.wrap(segment.content());
                int height = frame.getShort(1) & 0xFFFF;
                int width = frame.getShort(3) & 0xFFFF;
                return turned ? PictureHeader.size(height, width) : PictureHeader.size(width, height);
            }
            turned |= segment.name().equals("E1") && Exif.orientation(segment) >= 5;
        }
        return Optional.empty();
    }
}

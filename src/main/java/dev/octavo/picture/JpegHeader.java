package dev.octavo.picture;

import dev.octavo.picture.codec.Exif;
import dev.octavo.picture.codec.Piece;
import dev.octavo.picture.codec.Pieces;
import dev.octavo.site.ProjectFile.PixelSize;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** Finds the size of a JPEG file in its frame (ITU-T T.81, B.2.2), which follows thumbnails and profiles. */
final class JpegHeader {
    private static final int USUAL = 8 * 1024;
    private static final int MOST = 32 << 20;

    private JpegHeader() {}

    static Optional<PixelSize> size(InputStream picture) throws IOException {
        byte[] head = {};
        Optional<PixelSize> size = Optional.empty();
        for (int length = USUAL; size.isEmpty() && length <= MOST; length *= 4) {
            int known = head.length;
            byte[] more = picture.readNBytes(length - known);
            head = Arrays.copyOf(head, known + more.length);
            System.arraycopy(more, 0, head, known, more.length);
            size = more.length == 0 ? size : size(head);
        }
        return size;
    }

    private static Optional<PixelSize> size(byte[] head) {
        boolean turned = false;
        for (Pieces segments = new Pieces(head); segments.hasNext(); ) {
            Piece segment = segments.next();
            if (segment.isFrame() && segment.content().length >= 5) {
                ByteBuffer frame = ByteBuffer.wrap(segment.content());
                int height = frame.getShort(1) & 0xFFFF;
                int width = frame.getShort(3) & 0xFFFF;
                return turned ? PictureHeader.size(height, width) : PictureHeader.size(width, height);
            }
            turned |= segment.name().equals("E1") && Exif.orientation(segment.content()) >= 5;
        }
        return Optional.empty();
    }
}

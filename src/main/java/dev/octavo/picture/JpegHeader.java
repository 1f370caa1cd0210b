package dev.octavo.picture;

import dev.octavo.picture.codec.Exif;
import dev.octavo.site.ProjectFile.PixelSize;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Walks the segments of a JPEG file up to its frame (ITU-T T.81, annex B). */
final class JpegHeader {
    private static final int MOST_SEGMENTS = 1000;
    private static final int APP1 = 0xE1;
    private static final int START_OF_SCAN = 0xDA;

    private JpegHeader() {}

    static Optional<PixelSize> size(InputStream picture) throws IOException {
        DataInputStream in = new DataInputStream(picture);
        in.skipNBytes(2);
        boolean turned = false;
        for (int i = 0; i < MOST_SEGMENTS; i++) {
            int marker = marker(in);
            int length = in.readUnsignedShort() - 2;
            if (marker < 0 || length < 0 || marker == START_OF_SCAN) {
                return Optional.empty();
            }
            if (isFrame(marker)) {
                in.skipNBytes(1);
                int height = in.readUnsignedShort();
                int width = in.readUnsignedShort();
                return turned ? PictureHeader.size(height, width) : PictureHeader.size(width, height);
            }
            if (marker == APP1) {
                turned |= Exif.orientation(in.readNBytes(length)) >= 5;
            } else {
                in.skipNBytes(length);
            }
        }
        return Optional.empty();
    }

    /** The next marker, which any number of 0xFF may precede; -1 where there is none. */
    private static int marker(DataInputStream in) throws IOException {
        if (in.readUnsignedByte() != 0xFF) {
            return -1;
        }
        int marker = in.readUnsignedByte();
        while (marker == 0xFF) {
            marker = in.readUnsignedByte();
        }
        return marker;
    }

    // C4, C8 and CC are tables and extensions, all others of the row are frames.
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }
}

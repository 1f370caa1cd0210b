package dev.octavo.picture.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What EXIF says of how a picture is shown. */
public final class Exif {
    private static final int ORIENTATION = 0x0112;

    private Exif() {}

    /** The orientation in that APP1 segment of a JPEG file, 1 to 8; 1 where it says nothing. */
    public static int orientation(ByteBuffer segment) {
        if (segment.remaining() < 14 || segment.getInt(0) != 0x45786966 || segment.getShort(4) != 0) {
            return 1;
        }
        ByteBuffer tiff = segment.position(6).slice();
        tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        if (directory < 8 || directory > tiff.limit() - 2) {
            return 1;
        }
        int entries = tiff.getShort(directory) & 0xFFFF;
        for (int i = 0; i < entries && directory + 2 + 12 * (i + 1) <= tiff.limit(); i++) {
            int entry = directory + 2 + 12 * i;
            if ((tiff.getShort(entry) & 0xFFFF) == ORIENTATION) {
                int value = tiff.getShort(entry + 8);
                return value >= 1 && value <= 8 ? value : 1;
            }
        }
        return 1;
    }
}

package dev.octavo.picture.privacy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The segments of a JPEG file (ITU-T T.81, annex B; JFIF 1.02; EXIF 2.32, 4.5). */
final class JpegCopy {
    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int COMMENT = 0xFE;
    private static final int HEAD_OF_JFIF = 18;

    private JpegCopy() {}

    static byte[] of(byte[] file) {
        Copy copy = new Copy(file, ByteOrder.BIG_ENDIAN);
        copy.keep(2);
        while (copy.hasPiece(4)) {
            int marker = copy.u8(1);
            boolean application = marker >= 0xE0 && marker <= 0xEF;
            if (copy.u8(0) != 0xFF || marker == 0xFF) {
                copy.skip(1); // no decoder reads what stands between segments
            } else if (marker < 0xC0 || (marker >= 0xD0 && marker <= 0xD8)) {
                copy.keep(2);
            } else if (marker == END_OF_IMAGE) {
                break;
            } else if (application || marker == COMMENT) {
                segment(copy, marker, copy.u16(2) + 2);
            } else {
                copy.keep(copy.u16(2) + 2);
            }
            if (marker == START_OF_SCAN) {
                copy.keep(scan(copy));
            }
        }
        if (copy.u8(0) == 0xFF && copy.u8(1) == END_OF_IMAGE) {
            copy.keep(2);
        }
        return copy.copied();
    }

    /** How many bytes belong to the data of a scan: all but markers, except restarts. */
    private static int scan(Copy copy) {
        int at = 0;
        int left = copy.left();
        while (at < left) {
            int next = copy.u8(at) == 0xFF ? copy.u8(at + 1) : 0;
            if (next != 0 && !(next >= 0xD0 && next <= 0xD7)) {
                return at;
            }
            at++;
        }
        return left;
    }

    private static void segment(Copy copy, int marker, int length) {
        String start = copy.text(4, 12);
        boolean colours = (marker == 0xE2 && start.equals("ICC_PROFILE\0"))
                || (marker == 0xEE && start.startsWith("Adobe") && length == 16);
        if (marker == 0xE0 && start.startsWith("JFIF\0") && length >= HEAD_OF_JFIF) {
            byte[] head = copy.bytes(4, HEAD_OF_JFIF - 4);
            head[head.length - 1] = 0; // no thumbnail
            head[head.length - 2] = 0;
            copy.write(segment(marker, head));
        } else if (colours) {
            copy.write(copy.bytes(0, length));
        }
        copy.skip(length);
    }

    private static byte[] segment(int marker, byte[] content) {
        return ByteBuffer.allocate(content.length + 4)
                .putShort((short) (0xFF00 | marker))
                .putShort((short) (content.length + 2))
                .put(content)
                .array();
    }
}

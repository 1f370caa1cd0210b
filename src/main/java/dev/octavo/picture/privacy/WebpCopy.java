package dev.octavo.picture.privacy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;

/** The chunks of a WebP file (RFC 9649, 2.7). */
final class WebpCopy {
    private static final Set<String> NEEDED = Set.of("VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP");
    private static final int HAS_EXIF = 0x08;
    private static final int HAS_XMP = 0x04;
    private static final int FLAGS = 20;

    private WebpCopy() {}

    static byte[] of(byte[] file) {
        Copy copy = new Copy(file, ByteOrder.LITTLE_ENDIAN);
        boolean extended = file.length > FLAGS && copy.text(12, 4).equals("VP8X");
        long end = file.length < 12 ? 0 : copy.u32(4) + 8;
        copy.keep(12);
        while (copy.position() + 8 <= end && copy.hasPiece(8)) {
            String type = copy.text(0, 4);
            long length = copy.u32(4);
            long padded = 8 + length + length % 2;
            if (NEEDED.contains(type)) {
                copy.keep(padded);
            } else {
                copy.skip(padded);
            }
        }
        byte[] copied = copy.copied();
        if (copied.length > FLAGS && copied.length < file.length) {
            ByteBuffer.wrap(copied).order(ByteOrder.LITTLE_ENDIAN).putInt(4, copied.length - 8);
            copied[FLAGS] = extended ? (byte) (copied[FLAGS] & ~HAS_XMP & ~HAS_EXIF) : copied[FLAGS];
        }
        return copied;
    }
}

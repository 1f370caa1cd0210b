package dev.octavo.picture.privacy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;

/** Drops the metadata chunks of a WebP file (RFC 9649, 2.7). */
final class WebpStripper {
    private static final Set<String> NEEDED = Set.of("VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP");
    private static final int HAS_EXIF = 0x08;
    private static final int HAS_XMP = 0x04;
    private static final int FLAGS = 20;

    private WebpStripper() {}

    static byte[] strip(byte[] file) {
        byte[] copied =
                ChunkCopier.copy(file, chunk -> NEEDED.contains(chunk.name()) ? chunk.bytes() : ChunkCopier.NOTHING);
        if (copied.length > FLAGS && copied.length < file.length) {
            ByteBuffer.wrap(copied).order(ByteOrder.LITTLE_ENDIAN).putInt(4, copied.length - 8);
            boolean extended = copied[12] == 'V' && copied[15] == 'X';
            copied[FLAGS] = extended ? (byte) (copied[FLAGS] & ~HAS_XMP & ~HAS_EXIF) : copied[FLAGS];
        }
        return copied;
    }
}

package dev.octavo.picture.privacy;

import dev.octavo.picture.codec.Exif;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
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
        boolean hasExif = false;
        copy.keep(12);
        while (copy.position() + 8 <= end && copy.hasPiece(8)) {
            String type = copy.text(0, 4);
            long length = copy.u32(4);
            long padded = 8 + length + length % 2;
            if (NEEDED.contains(type)) {
                copy.keep(padded);
                continue;
            }
            if (type.equals("EXIF") && extended && !hasExif) {
                byte[] exif =
                        exif(copy.text(8, 6).equals("Exif\0\0") ? copy.bytes(14, length - 6) : copy.bytes(8, length));
                hasExif = exif.length > 0;
                copy.write(exif);
            }
            copy.skip(padded);
        }
        byte[] copied = copy.copied();
        if (copied.length > FLAGS && copied.length < file.length) {
            ByteBuffer.wrap(copied).order(ByteOrder.LITTLE_ENDIAN).putInt(4, copied.length - 8);
            int flags = (copied[FLAGS] & ~HAS_XMP & ~HAS_EXIF) | (hasExif ? HAS_EXIF : 0);
            copied[FLAGS] = extended ? (byte) flags : copied[FLAGS];
        }
        return copied;
    }

    private static byte[] exif(byte[] tiff) {
        byte[] exif = Exif.kept(tiff);
        return exif.length == 0
                ? exif
                : ByteBuffer.allocate(8 + exif.length + exif.length % 2)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put("EXIF".getBytes(StandardCharsets.ISO_8859_1))
                        .putInt(exif.length)
                        .put(exif)
                        .array();
    }
}

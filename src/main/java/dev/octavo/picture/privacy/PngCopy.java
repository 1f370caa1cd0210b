package dev.octavo.picture.privacy;

import dev.octavo.picture.codec.Exif;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.CRC32;

/** The chunks of a PNG file (PNG, third edition, 11.3). */
final class PngCopy {
    /** What changes how the picture looks, beside the critical chunks; with the frames of an animation. */
    private static final Set<String> NEEDED = Set.of(
            "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "mDCV", "mDCv", "cLLI", "cLLi", "bKGD", "hIST",
            "pHYs", "sPLT", "acTL", "fcTL", "fdAT");

    private static final int LONGEST_NOTICE = 8000;

    private PngCopy() {}

    static byte[] of(byte[] file) {
        Copy copy = new Copy(file, ByteOrder.BIG_ENDIAN);
        copy.keep(8);
        String type = "";
        while (!type.equals("IEND") && copy.hasPiece(8)) {
            long length = copy.u32(0);
            type = copy.text(4, 4);
            if (type.equals("eXIf")) {
                copy.write(chunk(Exif.kept(copy.bytes(8, length))));
                copy.skip(length + 12);
            } else if (type.matches("[A-Z].{3}") || NEEDED.contains(type) || isNotice(copy, type, length)) {
                copy.keep(length + 12);
            } else {
                copy.skip(length + 12);
            }
        }
        return copy.copied();
    }

    private static boolean isNotice(Copy copy, String type, long length) {
        return type.matches("tEXt|zTXt|iTXt")
                && length <= LONGEST_NOTICE
                && copy.text(8, 10).matches("(?s)Copyright\0|Author\0.*");
    }

    private static byte[] chunk(byte[] exif) {
        if (exif.length == 0) {
            return exif;
        }
        ByteBuffer chunk = ByteBuffer.allocate(exif.length + 12)
                .putInt(exif.length)
                .put("eXIf".getBytes(StandardCharsets.ISO_8859_1))
                .put(exif);
        CRC32 sum = new CRC32();
        sum.update(chunk.array(), 4, exif.length + 4);
        return chunk.putInt((int) sum.getValue()).array();
    }
}

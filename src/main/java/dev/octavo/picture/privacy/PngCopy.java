package dev.octavo.picture.privacy;

import java.nio.ByteOrder;
import java.util.Set;

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
            if (type.matches("[A-Z].{3}") || NEEDED.contains(type) || isNotice(copy, type, length)) {
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
}

package dev.octavo.picture.privacy;

import dev.octavo.picture.codec.Piece;
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
        return Copy.of(file, chunk -> isKept(chunk) ? chunk.bytes() : Copy.NOTHING);
    }

    private static boolean isKept(Piece chunk) {
        return chunk.name().matches("[A-Z].{3}") || NEEDED.contains(chunk.name()) || isNotice(chunk);
    }

    private static boolean isNotice(Piece chunk) {
        return chunk.name().matches("tEXt|zTXt|iTXt")
                && chunk.to() - chunk.from() <= LONGEST_NOTICE
                && (chunk.contentStarts("Copyright\0") || chunk.contentStarts("Author\0"));
    }
}

package dev.octavo.picture.privacy;

import dev.octavo.picture.codec.Chunk;
import java.util.Set;

/** Drops the metadata chunks of a PNG file (PNG, third edition, 11.3). */
final class PngStripper {
    /** Ancillary chunks that change how the picture looks, and the frames of an animation. */
    private static final Set<String> NEEDED = Set.of(
            "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "mDCV", "mDCv", "cLLI", "cLLi", "bKGD", "hIST",
            "pHYs", "sPLT", "acTL", "fcTL", "fdAT");

    private static final int LONGEST_NOTICE = 8000;

    private PngStripper() {}

    static byte[] strip(byte[] file) {
        return ChunkCopier.copy(file, chunk -> isKept(chunk) ? chunk.bytes() : ChunkCopier.NOTHING);
    }

    private static boolean isKept(Chunk chunk) {
        return chunk.name().matches("[A-Z].{3}") || NEEDED.contains(chunk.name()) || isNotice(chunk);
    }

    private static boolean isNotice(Chunk chunk) {
        return chunk.name().matches("tEXt|zTXt|iTXt")
                && chunk.contentEnd() - chunk.contentStart() <= LONGEST_NOTICE
                && (chunk.contentStarts("Copyright\0") || chunk.contentStarts("Author\0"));
    }
}

package dev.octavo.picture.privacy;

import dev.octavo.picture.codec.Chunk;
import java.util.Set;
import java.util.regex.Pattern;

/** Drops the metadata chunks of a PNG file (PNG, third edition, 11.3). */
final class PngStripper {
    /** Ancillary chunks that change how the picture looks, and the frames of an animation. */
    private static final Set<String> NEEDED = Set.of(
            "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "mDCV", "mDCv", "cLLI", "cLLi", "bKGD", "hIST",
            "pHYs", "sPLT", "acTL", "fcTL", "fdAT");

    private static final Pattern CRITICAL = Pattern.compile("[A-Z].{3}");
    private static final Set<String> TEXTS = Set.of("tEXt", "zTXt", "iTXt");
    private static final int LONGEST_NOTICE = 8000;

    private PngStripper() {}

    static byte[] strip(byte[] file) {
        return ChunkCopier.copy(file, chunk -> isKept(chunk) ? chunk.bytes() : ChunkCopier.NOTHING);
    }

    private static boolean isKept(Chunk chunk) {
        return CRITICAL.matcher(chunk.name()).matches() || NEEDED.contains(chunk.name()) || isNotice(chunk);
    }

    private static boolean isNotice(Chunk chunk) {
        return TEXTS.contains(chunk.name())
                && chunk.contentEnd() - chunk.contentStart() <= LONGEST_NOTICE
                && (chunk.contentStarts("Copyright\0") || chunk.contentStarts("Author\0"));
    }
}

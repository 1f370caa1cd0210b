package dev.octavo.picture.privacy;

import dev.octavo.picture.codec.Chunk;
import java.util.Set;

/** Drops comments and most application blocks from a GIF file (GIF89a, appendix B). */
final class GifStripper {
    private static final String APPLICATION = "21FF";
    private static final String COMMENT = "21FE";
    /** Applications for the loop count of an animation and the colour profile, each after the length of its name. */
    private static final Set<String> NEEDED = Set.of("\u000BNETSCAPE2.0", "\u000BANIMEXTS1.0", "\u000BICCRGBG1012");

    private GifStripper() {}

    static byte[] strip(byte[] file) {
        return ChunkCopier.copy(file, block -> isPrivate(block) ? ChunkCopier.NOTHING : block.bytes());
    }

    private static boolean isPrivate(Chunk block) {
        return block.name().equals(COMMENT)
                || (block.name().equals(APPLICATION) && NEEDED.stream().noneMatch(block::contentStarts));
    }
}

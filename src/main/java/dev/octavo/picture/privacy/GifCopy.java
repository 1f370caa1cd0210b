package dev.octavo.picture.privacy;

import dev.octavo.picture.codec.Piece;
import java.util.Set;

/** The blocks of a GIF file (GIF89a, appendix B). */
final class GifCopy {
    private static final String APPLICATION = "21FF";
    private static final String COMMENT = "21FE";
    /** How often an animation is shown, and its colour profile, behind the length of their names. */
    private static final Set<String> NEEDED = Set.of("\u000BNETSCAPE2.0", "\u000BANIMEXTS1.0", "\u000BICCRGBG1012");

    private GifCopy() {}

    static byte[] of(byte[] file) {
        return Copy.of(file, block -> isPrivate(block) ? Copy.NOTHING : block.bytes());
    }

    private static boolean isPrivate(Piece block) {
        return block.name().equals(COMMENT)
                || (block.name().equals(APPLICATION) && NEEDED.stream().noneMatch(block::contentStarts));
    }
}

package dev.octavo.picture.privacy;

import dev.octavo.picture.codec.Chunk;
import java.util.Arrays;

/** Drops the metadata segments of a JPEG file (ITU-T T.81, annex B; JFIF 1.02; EXIF 2.32, 4.5). */
final class JpegStripper {
    private static final String COMMENT = "FE";
    private static final String JFIF = "E0";
    private static final String PROFILE = "E2";
    private static final String ADOBE = "EE";
    private static final int HEAD_OF_JFIF = 18;

    private JpegStripper() {}

    static byte[] strip(byte[] file) {
        return ChunkCopier.copy(file, JpegStripper::copied);
    }

    private static byte[] copied(Chunk segment) {
        int length = segment.end() - segment.start();
        return switch (segment.name()) {
            case JFIF ->
                segment.contentStarts("JFIF\0") && length >= HEAD_OF_JFIF ? head(segment) : ChunkCopier.NOTHING;
            case PROFILE -> segment.contentStarts("ICC_PROFILE\0") ? segment.bytes() : ChunkCopier.NOTHING;
            case ADOBE -> segment.contentStarts("Adobe") && length == 16 ? segment.bytes() : ChunkCopier.NOTHING;
            case COMMENT -> ChunkCopier.NOTHING;
            default -> segment.name().startsWith("E") ? ChunkCopier.NOTHING : segment.bytes();
        };
    }

    /** The JFIF segment without its thumbnail. */
    private static byte[] head(Chunk segment) {
        byte[] head = Arrays.copyOf(segment.bytes(), HEAD_OF_JFIF);
        head[2] = 0;
        head[3] = HEAD_OF_JFIF - 2;
        head[16] = 0;
        head[17] = 0;
        return head;
    }
}

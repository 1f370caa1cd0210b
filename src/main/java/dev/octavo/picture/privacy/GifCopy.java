package dev.octavo.picture.privacy;

import java.nio.ByteOrder;
import java.util.Set;

/** The blocks of a GIF file (GIF89a, appendix B). */
final class GifCopy {
    /** How often an animation is shown, and its colour profile. */
    private static final Set<String> NEEDED = Set.of("NETSCAPE2.0", "ANIMEXTS1.0", "ICCRGBG1012");

    private static final int IMAGE = 0x2C;
    private static final int EXTENSION = 0x21;
    private static final int APPLICATION = 0xFF;
    private static final int COMMENT = 0xFE;

    private GifCopy() {}

    static byte[] of(byte[] file) {
        Copy copy = new Copy(file, ByteOrder.LITTLE_ENDIAN);
        copy.keep(13 + lengthOfTable(copy.u8(10)));
        while (copy.hasPiece(2)) {
            int block = copy.u8(0);
            int label = copy.u8(1);
            if (block == IMAGE) {
                copy.keep(behindPieces(copy, 11 + lengthOfTable(copy.u8(9))));
            } else if (block != EXTENSION) {
                break; // the end, or it is no GIF from here on
            } else if (label == COMMENT || (label == APPLICATION && !NEEDED.contains(copy.text(3, 11)))) {
                copy.skip(behindPieces(copy, 2));
            } else {
                copy.keep(behindPieces(copy, 2));
            }
        }
        copy.keep(1);
        return copy.copied();
    }

    private static int lengthOfTable(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }

    /** Behind the empty piece that ends those at {@code at}. */
    private static int behindPieces(Copy copy, int at) {
        int behind = at;
        while (copy.u8(behind) > 0) {
            behind += copy.u8(behind) + 1;
        }
        return behind + 1;
    }
}

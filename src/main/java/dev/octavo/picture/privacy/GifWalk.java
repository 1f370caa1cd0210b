package dev.octavo.picture.privacy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** The blocks of a GIF file (GIF89a, appendix B). */
final class GifWalk implements PrivateCopy.Walk {
    /** How often an animation is shown, and its colour profile. */
    private static final Set<String> NEEDED = Set.of("NETSCAPE2.0", "ANIMEXTS1.0", "ICCRGBG1012");

    private static final int IMAGE = 0x2C;
    private static final int EXTENSION = 0x21;
    private static final int TRAILER = 0x3B;
    private static final int APPLICATION = 0xFF;
    private static final int COMMENT = 0xFE;
    private static final int LONGEST_START = 20;

    @Override
    public void through(Cursor in, Found found) throws IOException {
        in.skip(10);
        int screen = in.u8();
        in.skip(2 + lengthOfTable(screen));
        while (true) {
            found.piece();
            long at = in.position();
            int block = in.u8();
            if (block == TRAILER) {
                found.dropRest(in);
                return;
            }
            if (block == IMAGE) {
                in.skip(8);
                in.skip(lengthOfTable(in.u8()) + 1);
                pieces(in);
            } else if (block == EXTENSION) {
                extension(in, found, at);
            } else {
                return; // it is no GIF from here on, so none of it is known
            }
        }
    }

    private static void extension(Cursor in, Found found, long at) throws IOException {
        int label = in.u8();
        boolean needed = label != APPLICATION && label != COMMENT;
        long end = Long.MAX_VALUE; // where the file is cut off in it
        try {
            needed = isNeeded(label, pieces(in));
            end = in.position();
        } finally {
            if (!needed) {
                found.drop(at, end - at);
            }
        }
    }

    private static int lengthOfTable(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
    }

    private static boolean isNeeded(int label, byte[] start) {
        return switch (label) {
            case APPLICATION ->
                NEEDED.contains(new String(start, 0, Math.min(11, start.length), StandardCharsets.ISO_8859_1));
            case COMMENT -> Rights.isNotice(start);
            default -> true;
        };
    }

    /** Passes over pieces up to an empty one, and returns how they start. */
    private static byte[] pieces(Cursor in) throws IOException {
        ByteArrayOutputStream start = new ByteArrayOutputStream();
        for (int length = in.u8(); length > 0; length = in.u8()) {
            int held = Math.max(0, Math.min(length, LONGEST_START - start.size()));
            start.writeBytes(in.upTo(held));
            in.skip(length - held);
        }
        return start.toByteArray();
    }

    @Override
    public void end(Found found) {
        // GIF has neither EXIF nor another place for a notice than a comment, and none is added.
    }
}

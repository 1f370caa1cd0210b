package dev.octavo.picture.privacy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/** The chunks of a WebP file (RFC 9649, 2.7). */
final class WebpWalk implements PrivateCopy.Walk {
    private static final Set<String> NEEDED = Set.of("VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP");
    private static final Set<String> PICTURES = Set.of("VP8 ", "VP8L", "ANMF");
    private static final int LONGEST_NOTES = 1 << 20;
    private static final int HAS_EXIF = 0x08;
    private static final int HAS_XMP = 0x04;
    private static final int FLAGS = 20;

    private long size;
    private int flags = -1;
    private boolean complete;

    @Override
    public void through(Cursor in, Found found) throws IOException {
        in.skip(4);
        size = in.u32LittleEndian();
        in.skip(4);
        long end = size + 8 + size % 2;
        while (in.position() + 8 <= end) {
            found.piece();
            long at = in.position();
            String type = in.type();
            long length = in.u32LittleEndian();
            long padded = length + length % 2;
            if (type.equals("VP8X") && at == 12) {
                flags = in.peek();
            }
            complete |= PICTURES.contains(type);
            if (NEEDED.contains(type)) {
                in.skip(padded);
            } else if (length > LONGEST_NOTES) {
                found.drop(at, padded + 8);
                in.skip(padded);
            } else {
                note(found, at, type, in.upTo((int) length));
                in.skip(length % 2);
            }
        }
        if (complete) {
            found.dropRest(in);
        }
    }

    private void note(Found found, long at, String type, byte[] content) {
        if (type.equals("EXIF") && flags >= 0) {
            boolean jpegs = new String(content, StandardCharsets.ISO_8859_1).startsWith("Exif\0\0"); // as some write it
            found.exif(at, chunk(content), jpegs ? Arrays.copyOfRange(content, 6, content.length) : content);
            return;
        }
        if (type.equals("XMP ") && flags >= 0) {
            found.note(Rights.inXmp(new String(content, StandardCharsets.UTF_8)));
            found.placeForNotes(at);
        }
        found.drop(at, content.length + content.length % 2 + 8L);
    }

    @Override
    public void end(Found found) {
        found.writeNotes(WebpWalk::chunk);
        long lost = found.lost();
        if (lost != 0) {
            found.replace(4, 4, littleEndian((int) (size - lost)));
        }
        int plain = flags & ~HAS_XMP & ~HAS_EXIF | (found.notes().isNothing() ? 0 : HAS_EXIF);
        if (flags >= 0 && plain != flags) {
            found.replace(FLAGS, 1, new byte[] {(byte) plain});
        }
    }

    private static byte[] littleEndian(int number) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(number)
                .array();
    }

    private static byte[] chunk(byte[] content) {
        return ByteBuffer.allocate(8 + content.length + content.length % 2)
                .put("EXIF".getBytes(StandardCharsets.ISO_8859_1))
                .put(littleEndian(content.length))
                .put(content)
                .array();
    }
}

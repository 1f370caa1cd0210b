package dev.octavo.picture.privacy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The segments of a JPEG file (ITU-T T.81, annex B; JFIF 1.02; EXIF 2.32, 4.5). */
final class JpegWalk implements PrivateCopy.Walk {
    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int COMMENT = 0xFE;
    private static final String EXIF = "Exif\0\0";
    private static final String XMP = "http://ns.adobe.com/xap/1.0/\0";
    private static final int HEAD_OF_JFIF = 14;

    @Override
    public void through(Cursor in, Found found) throws IOException {
        in.skip(2);
        found.placeForNotes(2);
        boolean scanning = false;
        while (true) {
            long before = in.position();
            in.find(0xFF);
            while (in.peek() == 0xFF) {
                in.u8();
            }
            int marker = in.u8();
            if (scanning && isOfScan(marker)) {
                continue;
            }
            found.piece();
            long at = in.position() - 2;
            if (!scanning && at > before) {
                found.drop(before, at - before); // no decoder reads what stands between segments
            }
            if (marker == END_OF_IMAGE) {
                found.dropRest(in);
                return;
            }
            if (hasLength(marker)) {
                segment(in, found, at, marker);
            }
            scanning = marker == START_OF_SCAN;
        }
    }

    /** Whether it belongs to the data of a scan: a byte 0xFF of them, or a restart. */
    private static boolean isOfScan(int marker) {
        return marker == 0 || (marker >= 0xD0 && marker <= 0xD7);
    }

    private static boolean hasLength(int marker) {
        return marker >= 0xC0 && !(marker >= 0xD0 && marker <= 0xD8);
    }

    private static void segment(Cursor in, Found found, long at, int marker) throws IOException {
        int length = in.u16() - 2;
        boolean application = marker >= 0xE0 && marker <= 0xEF;
        if (!application && marker != COMMENT) {
            in.skip(Math.max(0, length));
            return;
        }
        byte[] content = in.upTo(Math.max(0, length));
        String start = new String(content, 0, Math.min(content.length, 40), StandardCharsets.ISO_8859_1);
        if (marker == 0xE0 && start.startsWith("JFIF\0")) {
            found.placeForNotes(in.position());
            if (content.length > HEAD_OF_JFIF) { // a thumbnail
                byte[] plain = Arrays.copyOf(content, HEAD_OF_JFIF);
                plain[12] = 0;
                plain[13] = 0;
                found.replace(at, 4L + length, segment(marker, plain));
            }
        } else if (marker == 0xE1 && start.startsWith(EXIF)) {
            found.exif(at, segment(marker, content), Arrays.copyOfRange(content, EXIF.length(), content.length));
        } else if (!isNeeded(marker, start, content)) {
            note(found, marker, start, content);
            found.drop(at, 4L + length);
        }
    }

    /** Colours would be wrong without these; and a notice is not private. */
    private static boolean isNeeded(int marker, String start, byte[] content) {
        return (marker == 0xE2 && start.startsWith("ICC_PROFILE\0"))
                || (marker == 0xEE && start.startsWith("Adobe") && content.length == 12)
                || (marker == COMMENT && Rights.isNotice(content));
    }

    private static void note(Found found, int marker, String start, byte[] content) {
        if (marker == 0xE1 && start.startsWith(XMP)) {
            found.note(Rights.inXmp(new String(content, StandardCharsets.UTF_8)));
        } else if (marker == 0xED && start.startsWith("Photoshop 3.0\0")) {
            found.note(Rights.inPhotoshop(content));
        }
    }

    @Override
    public void end(Found found) {
        found.writeNotes(tiff -> {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            content.writeBytes(EXIF.getBytes(StandardCharsets.ISO_8859_1));
            content.writeBytes(tiff);
            return segment(0xE1, content.toByteArray());
        });
    }

    private static byte[] segment(int marker, byte[] content) {
        byte[] segment = new byte[content.length + 4];
        segment[0] = (byte) 0xFF;
        segment[1] = (byte) marker;
        segment[2] = (byte) (content.length + 2 >>> 8);
        segment[3] = (byte) (content.length + 2);
        System.arraycopy(content, 0, segment, 4, content.length);
        return segment;
    }
}

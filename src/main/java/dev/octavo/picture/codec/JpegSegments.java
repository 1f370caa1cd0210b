package dev.octavo.picture.codec;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What the segments before the pixels of a JPEG file say (ITU-T T.81, annex B).
 *
 * @param process the second byte of the frame's marker, 0xC0 to 0xCF
 * @param inverted whether CMYK is stored as Adobe does
 * @param transform the colour transform in Adobe's segment, or what it should be
 * @param profile of ICC, empty where there is none
 * @param head the segments that decoding needs, and no others
 * @param scans where the first scan begins in the file
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record JpegSegments(
        int process,
        int precision,
        int width,
        int height,
        int components,
        int orientation,
        boolean inverted,
        int transform,
        byte[] profile,
        byte[] head,
        int scans) {
    private static final int MOST_PROFILE = 4 << 20;
    private static final String SCAN = "DA";
    // Adobe TN 5116, 18: the colours of the components.
    private static final int RGB = 0;
    private static final int YCC = 1;
    static final int YCCK = 2;

    static JpegSegments of(byte[] file) throws PictureException {
        return new Walk().walk(new Pieces(file));
    }

    /** The number of scans: one, or several where each refines the picture. */
    static int passes(byte[] file) {
        return (int)
                Pieces.stream(file).filter(piece -> piece.name().equals(SCAN)).count();
    }

    private static final class Walk {
        private final ByteArrayOutputStream tables = new ByteArrayOutputStream();
        private final List<Piece> profile = new ArrayList<>();
        private byte[] frame = {};
        private int process;
        private int orientation = 1;
        private int transform = -1;
        private boolean adobe;
        private boolean jfif;

        JpegSegments walk(Pieces pieces) throws PictureException {
            int scans = 0;
            while (scans == 0 && pieces.hasNext()) {
                Piece piece = pieces.next();
                if (piece.name().equals(SCAN)) {
                    scans = piece.start();
                } else {
                    take(piece);
                }
            }
            if (scans == 0 || frame.length < 6) {
                throw PictureException.damaged();
            }
            ByteBuffer of = ByteBuffer.wrap(frame);
            int components = frame[5];
            return new JpegSegments(
                    process,
                    frame[0],
                    of.getShort(3) & 0xFFFF,
                    of.getShort(1) & 0xFFFF,
                    components,
                    orientation,
                    adobe,
                    colours(components),
                    profile(),
                    head(components),
                    scans);
        }

        private void take(Piece segment) {
            if (segment.isFrame()) {
                process = Integer.parseInt(segment.name(), 16);
                frame = segment.content();
            }
            switch (segment.name()) {
                case "E0" -> jfif |= segment.contentStarts("JFIF\0");
                case "E1" -> orientation = orientation == 1 ? Exif.orientation(segment) : orientation;
                case "E2" -> {
                    if (segment.contentStarts("ICC_PROFILE\0") && segment.to() - segment.from() > 14) {
                        profile.add(segment);
                    }
                }
                case "EE" -> {
                    if (segment.contentStarts("Adobe") && segment.to() - segment.from() >= 12) {
                        adobe = true;
                        transform = segment.content()[11];
                    }
                }
                default -> {
                    if (segment.name().compareTo("E0") < 0) {
                        tables.writeBytes(segment.bytes());
                    }
                }
            }
        }

        /** ICC.1, B.4: numbered parts, since a segment holds only 64 kB. */
        private byte[] profile() {
            profile.sort(Comparator.comparingInt(part -> part.file()[part.from() + 12] & 0xFF));
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            for (Piece part : profile) {
                if (whole.size() < MOST_PROFILE) {
                    whole.write(part.file(), part.from() + 14, part.to() - part.from() - 14);
                }
            }
            return whole.toByteArray();
        }

        /** Has one statement about colours, so that the decoder need not guess. */
        private byte[] head(int components) {
            byte[] rest = tables.toByteArray();
            ByteBuffer head = ByteBuffer.allocate(2 + 16 + rest.length);
            head.putShort((short) 0xFFD8);
            if (components != 1) {
                head.putShort((short) 0xFFEE).putShort((short) 14).put(new byte[] {'A', 'd', 'o', 'b', 'e', 0, 100});
                head.putInt(0).put((byte) colours(components));
            }
            head.put(rest);
            return Arrays.copyOf(head.array(), head.position());
        }

        /** The colour transform that browsers assume. */
        private int colours(int components) {
            if (components == 4) {
                return transform == YCCK ? YCCK : RGB;
            }
            boolean named = frame.length > 12 && frame[6] == 'R' && frame[9] == 'G' && frame[12] == 'B';
            return !jfif && (adobe ? transform == RGB : named) ? RGB : YCC;
        }
    }
}

package dev.octavo.lib.picture.codec;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The segments before the pixels of a JPEG file (ITU-T T.81, annex B).
 *
 * @param process the second byte of the frame's marker, 0xC0 to 0xCF
 * @param invertedCmyk whether CMYK is stored inverted, as by Adobe
 * @param transform the colour transform in Adobe's segment, or the one that browsers assume
 * @param profile the ICC profile, empty if there is none
 * @param decoderHeader only the segments that the decoder needs
 * @param firstScan the offset of the first scan in the file
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record JpegSegments(
        int process,
        int precision,
        int width,
        int height,
        int components,
        int orientation,
        boolean invertedCmyk,
        int transform,
        byte[] profile,
        byte[] decoderHeader,
        int firstScan) {
    private static final int MAX_PROFILE = 4 << 20;
    private static final String SCAN = "DA";
    // Adobe TN 5116, 18: the colour transforms.
    private static final int RGB = 0;
    private static final int YCC = 1;
    static final int YCCK = 2;

    static JpegSegments of(byte[] file) throws PictureException {
        return new Parser().parse(new ChunkReader(file));
    }

    /** The number of scans: more than one if the file is progressive or stores the components separately. */
    static int scanCount(byte[] file) {
        return (int) ChunkReader.stream(file)
                .filter(segment -> segment.name().equals(SCAN))
                .count();
    }

    private static final class Parser {
        private final ByteArrayOutputStream tables = new ByteArrayOutputStream();
        private final List<Chunk> profile = new ArrayList<>();
        private byte[] frame = {};
        private int process;
        private int orientation = 1;
        private int transform = -1;
        private boolean adobe;
        private boolean jfif;

        JpegSegments parse(ChunkReader segments) throws PictureException {
            int firstScan = 0;
            while (firstScan == 0 && segments.hasNext()) {
                Chunk segment = segments.next();
                if (segment.name().equals(SCAN)) {
                    firstScan = segment.start();
                } else {
                    read(segment);
                }
            }
            if (firstScan == 0 || frame.length < 6) {
                throw PictureException.damaged();
            }
            ByteBuffer of = ByteBuffer.wrap(frame);
            int components = frame[5] & 0xFF;
            return new JpegSegments(
                    process,
                    frame[0] & 0xFF,
                    of.getShort(3) & 0xFFFF,
                    of.getShort(1) & 0xFFFF,
                    components,
                    orientation,
                    adobe,
                    colourTransform(components),
                    profile(),
                    decoderHeader(components),
                    firstScan);
        }

        private void read(Chunk segment) {
            if (segment.isFrameHeader()) {
                process = Integer.parseInt(segment.name(), 16);
                frame = segment.content();
            }
            switch (segment.name()) {
                case "E0" -> jfif |= segment.contentStarts("JFIF\0");
                case "E1" -> orientation = orientation == 1 ? Exif.orientation(segment) : orientation;
                case "E2" -> {
                    if (segment.contentStarts("ICC_PROFILE\0") && segment.contentEnd() - segment.contentStart() > 14) {
                        profile.add(segment);
                    }
                }
                case "EE" -> {
                    if (segment.contentStarts("Adobe") && segment.contentEnd() - segment.contentStart() >= 12) {
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

        /** ICC.1, B.4: numbered parts, since a segment holds at most 64 kB. */
        private byte[] profile() {
            profile.sort(Comparator.comparingInt(part -> part.file()[part.contentStart() + 12] & 0xFF));
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            for (Chunk part : profile) {
                if (whole.size() < MAX_PROFILE) {
                    whole.write(part.file(), part.contentStart() + 14, part.contentEnd() - part.contentStart() - 14);
                }
            }
            return whole.toByteArray();
        }

        /** States the colour transform once, so that the decoder need not guess. */
        private byte[] decoderHeader(int components) {
            byte[] rest = tables.toByteArray();
            ByteBuffer decoderHeader = ByteBuffer.allocate(2 + 16 + rest.length);
            decoderHeader.putShort((short) 0xFFD8);
            if (components != 1) {
                decoderHeader.putShort((short) 0xFFEE).putShort((short) 14).put(new byte[] {
                    'A', 'd', 'o', 'b', 'e', 0, 100
                });
                decoderHeader.putInt(0).put((byte) colourTransform(components));
            }
            decoderHeader.put(rest);
            return Arrays.copyOf(decoderHeader.array(), decoderHeader.position());
        }

        /** The colour transform that browsers assume. */
        private int colourTransform(int components) {
            if (components == 4) {
                return transform == YCCK ? YCCK : RGB;
            }
            boolean named = frame.length > 12 && frame[6] == 'R' && frame[9] == 'G' && frame[12] == 'B';
            return !jfif && (adobe ? transform == RGB : named) ? RGB : YCC;
        }
    }
}

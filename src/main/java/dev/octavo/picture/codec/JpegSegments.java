package dev.octavo.picture.codec;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What stands before the pixels of a JPEG file (ITU-T T.81, annex B).
 *
 * @param process the second byte of the frame's marker, 0xC0 to 0xCF
 * @param inverted whether CMYK is stored as Adobe does
 * @param transform what Adobe's word on the colours is, or should be
 * @param profile of ICC, empty where there is none
 * @param head of the file with nothing but what its pixels need
 * @param scans where the rest begins in the file
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
    // Adobe TN 5116, 18: the colours of the components.
    private static final int RGB = 0;
    private static final int YCC = 1;
    static final int YCCK = 2;

    static JpegSegments of(byte[] file) throws BadPicture {
        try {
            return new Walk(ByteBuffer.wrap(file)).walk();
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException cutOff) {
            throw BadPicture.damaged();
        }
    }

    /** How many scans there are: one, or more where the picture gets better with each. */
    int passes(byte[] file) {
        int passes = 0;
        for (int at = scans; at < file.length - 3; at++) {
            int marker = file[at + 1] & 0xFF;
            // Within a scan there are only stuffed zeros and restarts (T.81, B.1.1.2 and B.1.1.5).
            if (file[at] == -1 && marker != 0 && marker != 0xFF && (marker < 0xD0 || marker > 0xD9)) {
                passes += marker == 0xDA ? 1 : 0;
                at += 1 + (((file[at + 2] & 0xFF) << 8) | (file[at + 3] & 0xFF));
            }
        }
        return passes;
    }

    private static final class Walk {
        private final ByteBuffer in;
        private final ByteArrayOutputStream tables = new ByteArrayOutputStream();
        private final List<byte[]> profile = new ArrayList<>();
        private byte[] frame = {};
        private int process;
        private int orientation = 1;
        private int transform = -1;
        private boolean adobe;
        private boolean jfif;

        Walk(ByteBuffer in) {
            this.in = in;
        }

        JpegSegments walk() throws BadPicture {
            in.position(2);
            while (true) {
                int start = in.position();
                int marker = marker();
                int length = (in.getShort() & 0xFFFF) - 2;
                if (marker == 0xDA) {
                    in.position(start);
                    break;
                }
                byte[] body = new byte[length];
                in.get(body);
                take(marker, body);
            }
            if (frame.length < 6) {
                throw BadPicture.damaged();
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
                    in.position());
        }

        private int marker() throws BadPicture {
            if ((in.get() & 0xFF) != 0xFF) {
                throw BadPicture.damaged();
            }
            int marker = in.get() & 0xFF;
            while (marker == 0xFF) {
                marker = in.get() & 0xFF;
            }
            return marker;
        }

        private void take(int marker, byte[] body) {
            boolean isFrame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
            if (isFrame) {
                process = marker;
                frame = body;
            }
            switch (marker) {
                case 0xE0 -> jfif |= starts(body, "JFIF\0");
                case 0xE1 -> {
                    int found = Exif.orientation(ByteBuffer.wrap(body));
                    orientation = orientation == 1 ? found : orientation;
                }
                case 0xE2 -> {
                    if (starts(body, "ICC_PROFILE\0") && body.length > 14) {
                        profile.add(body);
                    }
                }
                case 0xEE -> {
                    if (starts(body, "Adobe") && body.length >= 12) {
                        adobe = true;
                        transform = body[11];
                    }
                }
                default -> {
                    if (marker < 0xE0) {
                        write(marker, body);
                    }
                }
            }
        }

        private void write(int marker, byte[] body) {
            tables.write(0xFF);
            tables.write(marker);
            tables.write((body.length + 2) >> 8);
            tables.write(body.length + 2);
            tables.writeBytes(body);
        }

        private static boolean starts(byte[] body, String name) {
            for (int i = 0; i < name.length(); i++) {
                if (i >= body.length || body[i] != name.charAt(i)) {
                    return false;
                }
            }
            return true;
        }

        /** ICC.1, B.4: in numbered parts, for a segment holds 64 kB only. */
        private byte[] profile() {
            profile.sort((one, other) -> Integer.compare(one[12] & 0xFF, other[12] & 0xFF));
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            for (byte[] part : profile) {
                if (whole.size() < MOST_PROFILE) {
                    whole.write(part, 14, part.length - 14);
                }
            }
            return whole.toByteArray();
        }

        /** With one word on its colours, so that no reader has to guess. */
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

        /** As browsers see it. */
        private int colours(int components) {
            if (components == 4) {
                return transform == YCCK ? YCCK : RGB;
            }
            boolean named = frame.length > 12 && frame[6] == 'R' && frame[9] == 'G' && frame[12] == 'B';
            return !jfif && (adobe ? transform == RGB : named) ? RGB : YCC;
        }
    }
}

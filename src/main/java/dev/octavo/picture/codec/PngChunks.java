package dev.octavo.picture.codec;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The chunks of a PNG file that its pixels need.
 *
 * @param kind of colours: 0 grey, 2 colours, 3 palette, 4 grey and alpha, 6 colours and alpha
 * @param palette red, green and blue of each
 * @param transparent what {@code tRNS} says, empty where there is none
 * @param profile the chunk {@code iCCP}, empty where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PngChunks(
        byte[] file,
        int width,
        int height,
        int depth,
        int kind,
        boolean interlaced,
        byte[] palette,
        byte[] transparent,
        byte[] profile,
        List<Piece> data) {
    private static final int HEADER = 0x49484452;
    private static final int PALETTE = 0x504C5445;
    private static final int TRANSPARENT = 0x74524E53;
    private static final int PROFILE = 0x69434350;
    private static final int DATA = 0x49444154;
    private static final int ANIMATION = 0x6163544C;
    private static final int END = 0x49454E44;

    /** Bytes of the file. */
    record Piece(int start, int length) {}

    static PngChunks of(byte[] file) throws BadPicture {
        ByteBuffer in = ByteBuffer.wrap(file);
        byte[] header = {};
        byte[] palette = {};
        byte[] transparent = {};
        byte[] profile = {};
        List<Piece> data = new ArrayList<>();
        try {
            in.position(8);
            for (int name = 0; name != END; ) {
                int length = in.getInt();
                int start = in.position() + 4;
                name = in.getInt();
                in.position(Math.addExact(start, length));
                int sum = in.getInt();
                switch (name) {
                    case HEADER -> header = body(file, start, length, sum);
                    case PALETTE -> palette = body(file, start, length, sum);
                    case TRANSPARENT -> transparent = body(file, start, length, sum);
                    case PROFILE -> profile = body(file, start, length, sum);
                    case DATA -> data.add(new Piece(start, length));
                    default -> {}
                }
            }
        } catch (BufferUnderflowException | IllegalArgumentException | ArithmeticException cutOff) {
            throw BadPicture.damaged();
        }
        if (header.length != 13) {
            throw BadPicture.damaged();
        }
        ByteBuffer of = ByteBuffer.wrap(header);
        PngChunks chunks = new PngChunks(
                file,
                of.getInt(0),
                of.getInt(4),
                header[8],
                header[9],
                header[12] == 1,
                palette,
                transparent,
                profile,
                data);
        chunks.requireKind();
        return chunks;
    }

    /** Whether it says so before its pixels (W3C PNG, third edition, 11.3.6.1). */
    static boolean isAnimated(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file);
        for (long at = 8; at <= file.length - 8; at += 12L + in.getInt((int) at)) {
            int name = in.getInt((int) at + 4);
            if (name == ANIMATION || name == DATA || in.getInt((int) at) < 0) {
                return name == ANIMATION;
            }
        }
        return false;
    }

    private static byte[] body(byte[] file, int start, int length, int sum) throws BadPicture {
        CRC32 found = new CRC32();
        found.update(file, start - 4, length + 4);
        if ((int) found.getValue() != sum) {
            throw BadPicture.damaged();
        }
        return Arrays.copyOfRange(file, start, start + length);
    }

    // PNG 11.2.1
    private void requireKind() throws BadPicture {
        boolean known = switch (kind) {
            case 0 -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
            case 2, 4, 6 -> depth == 8 || depth == 16;
            case 3 -> (depth == 1 || depth == 2 || depth == 4 || depth == 8) && palette.length >= 3;
            default -> false;
        };
        boolean keyed = transparent.length == 0 || kind == 3 || transparent.length >= (kind == 0 ? 2 : 6);
        if (!known || !keyed) {
            throw BadPicture.damaged();
        }
    }

    boolean isGrey() {
        return kind == 0 || kind == 4;
    }

    /** Samples of a pixel in the file. */
    int stored() {
        return kind == 2 ? 3 : kind == 4 ? 2 : kind == 6 ? 4 : 1;
    }

    int bytesOf(int pixels) {
        return (int) (((long) pixels * stored() * depth + 7) / 8);
    }

    int bytesOfPixel() {
        return Math.max(1, stored() * depth / 8);
    }

    /** The packed pixels. */
    InputStream pixels() {
        List<InputStream> pieces = new ArrayList<>();
        data.forEach(piece -> pieces.add(new ByteArrayInputStream(file, piece.start(), piece.length())));
        return new SequenceInputStream(Collections.enumeration(pieces));
    }
}

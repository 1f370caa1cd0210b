package dev.octavo.picture.codec;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * The chunks of a PNG file that are needed to decode it.
 *
 * @param kind of colours: 0 grey, 2 colours, 3 palette, 4 grey and alpha, 6 colours and alpha
 * @param palette red, green and blue of each colour
 * @param transparent the content of {@code tRNS}, empty where there is none
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
    private static final int SUM = 4;

    static PngChunks of(byte[] file) throws PictureException {
        byte[] header = {};
        byte[] palette = {};
        byte[] transparent = {};
        byte[] profile = {};
        List<Piece> data = new ArrayList<>();
        boolean ended = false;
        for (Pieces pieces = new Pieces(file); pieces.hasNext(); ) {
            Piece piece = pieces.next();
            switch (piece.name()) {
                case "IHDR" -> header = body(piece);
                case "PLTE" -> palette = body(piece);
                case "tRNS" -> transparent = body(piece);
                case "iCCP" -> profile = body(piece);
                case "IDAT" -> data.add(piece);
                default -> ended = piece.name().equals("IEND") && piece.end() == piece.to() + SUM;
            }
        }
        if (header.length != 13 || !ended) {
            throw PictureException.damaged();
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

    /** Whether the chunk that says so comes before the pixels (W3C PNG, third edition, 11.3.6.1). */
    static boolean isAnimated(byte[] file) {
        return Pieces.first(file, Set.of("acTL", "IDAT"))
                .filter(piece -> piece.name().equals("acTL"))
                .isPresent();
    }

    private static byte[] body(Piece piece) throws PictureException {
        CRC32 found = new CRC32();
        found.update(piece.file(), piece.start() + SUM, piece.to() - piece.start() - SUM);
        if (piece.end() < piece.to() + SUM
                || ByteBuffer.wrap(piece.file()).getInt(piece.to()) != (int) found.getValue()) {
            throw PictureException.damaged();
        }
        return piece.content();
    }

    // PNG 11.2.1
    private void requireKind() throws PictureException {
        boolean known = switch (kind) {
            case 0 -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
            case 2, 4, 6 -> depth == 8 || depth == 16;
            case 3 -> (depth == 1 || depth == 2 || depth == 4 || depth == 8) && palette.length >= 3;
            default -> false;
        };
        boolean keyed = transparent.length == 0 || kind == 3 || transparent.length >= (kind == 0 ? 2 : 6);
        if (!known || !keyed) {
            throw PictureException.damaged();
        }
    }

    boolean isGrey() {
        return kind == 0 || kind == 4;
    }

    /** Samples per pixel in the file. */
    int stored() {
        return kind == 2 ? 3 : kind == 4 ? 2 : kind == 6 ? 4 : 1;
    }

    int bytesOf(int pixels) {
        return (int) (((long) pixels * stored() * depth + 7) / 8);
    }

    int bytesOfPixel() {
        return Math.max(1, stored() * depth / 8);
    }

    /** The compressed pixels. */
    InputStream pixels() {
        List<InputStream> pieces = new ArrayList<>();
        data.forEach(piece -> pieces.add(new ByteArrayInputStream(file, piece.from(), piece.to() - piece.from())));
        return new SequenceInputStream(Collections.enumeration(pieces));
    }
}

package dev.octavo.lib.picture.codec;

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
 * @param depth bits per sample
 * @param colourType 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGB and alpha
 * @param palette red, green and blue of each colour
 * @param transparent the content of {@code tRNS}, empty if there is none
 * @param profile the content of {@code iCCP}, empty if there is none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PngChunks(
        byte[] file,
        int width,
        int height,
        int depth,
        int colourType,
        boolean interlaced,
        byte[] palette,
        byte[] transparent,
        byte[] profile,
        List<Chunk> data) {
    private static final int CRC_LENGTH = 4;

    static PngChunks of(byte[] file) throws PictureException {
        byte[] header = {};
        byte[] palette = {};
        byte[] transparent = {};
        byte[] profile = {};
        List<Chunk> data = new ArrayList<>();
        boolean ended = false;
        for (ChunkReader chunks = new ChunkReader(file); chunks.hasNext(); ) {
            Chunk chunk = chunks.next();
            switch (chunk.name()) {
                case "IHDR" -> header = checkedContent(chunk);
                case "PLTE" -> palette = checkedContent(chunk);
                case "tRNS" -> transparent = checkedContent(chunk);
                case "iCCP" -> profile = checkedContent(chunk);
                case "IDAT" -> data.add(chunk);
                default -> ended = chunk.name().equals("IEND") && chunk.end() == chunk.contentEnd() + CRC_LENGTH;
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
        chunks.requireValidColourType();
        return chunks;
    }

    /** Whether {@code acTL} comes before the pixels (W3C PNG, third edition, 11.3.6.1). */
    static boolean isAnimated(byte[] file) {
        return ChunkReader.first(file, Set.of("acTL", "IDAT"))
                .filter(chunk -> chunk.name().equals("acTL"))
                .isPresent();
    }

    private static byte[] checkedContent(Chunk chunk) throws PictureException {
        CRC32 found = new CRC32();
        found.update(chunk.file(), chunk.start() + CRC_LENGTH, chunk.contentEnd() - chunk.start() - CRC_LENGTH);
        if (chunk.end() < chunk.contentEnd() + CRC_LENGTH
                || ByteBuffer.wrap(chunk.file()).getInt(chunk.contentEnd()) != (int) found.getValue()) {
            throw PictureException.damaged();
        }
        return chunk.content();
    }

    // PNG 11.2.1
    private void requireValidColourType() throws PictureException {
        boolean known = switch (colourType) {
            case 0 -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
            case 2, 4, 6 -> depth == 8 || depth == 16;
            case 3 -> (depth == 1 || depth == 2 || depth == 4 || depth == 8) && palette.length >= 3;
            default -> false;
        };
        boolean keyed = transparent.length == 0 || colourType == 3 || transparent.length >= (colourType == 0 ? 2 : 6);
        if (!known || !keyed) {
            throw PictureException.damaged();
        }
    }

    boolean isGrey() {
        return colourType == 0 || colourType == 4;
    }

    int samplesPerPixel() {
        return colourType == 2 ? 3 : colourType == 4 ? 2 : colourType == 6 ? 4 : 1;
    }

    int lineLength(int width) {
        return (int) (((long) width * samplesPerPixel() * depth + 7) / 8);
    }

    int bytesPerPixel() {
        return Math.max(1, samplesPerPixel() * depth / 8);
    }

    /** The compressed pixels. */
    InputStream pixels() {
        List<InputStream> chunks = new ArrayList<>();
        data.forEach(chunk -> chunks.add(
                new ByteArrayInputStream(file, chunk.contentStart(), chunk.contentEnd() - chunk.contentStart())));
        return new SequenceInputStream(Collections.enumeration(chunks));
    }
}

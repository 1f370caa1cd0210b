package dev.octavo.lib.picture.codec;

import dev.octavo.lib.picture.pixel.ColourSpace;
import dev.octavo.lib.picture.pixel.IccProfile;
import dev.octavo.lib.picture.pixel.RowSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;

/** Reads WebP (RFC 9649). */
final class WebpDecoder implements Decoder {
    static final int EXTENDED = 0x58385056;
    static final int LOSSLESS = 0x4C385056;
    private static final int ANIMATION = 0x02;
    private static final int ALPHA = 0x10;

    private final byte[] file;
    private final int width;
    private final int height;
    private final boolean alpha;
    private final ColourSpace colourSpace;

    WebpDecoder(byte[] file, int width, int height) throws PictureException {
        this.file = file;
        this.width = width;
        this.height = height;
        ByteBuffer in = little(file);
        if (file.length < 30 || Integer.toUnsignedLong(in.getInt(4)) + 8 > file.length) {
            throw PictureException.damaged();
        }
        this.alpha = in.getInt(12) == LOSSLESS || (in.getInt(12) == EXTENDED && (file[20] & ALPHA) != 0);
        this.colourSpace = IccProfile.colourSpace(profile(file), 3);
    }

    private static ByteBuffer little(byte[] file) {
        return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    }

    static boolean isAnimated(byte[] file) {
        return file.length > 20 && little(file).getInt(12) == EXTENDED && (file[20] & ANIMATION) != 0;
    }

    /** Whether the first chunk with pixels is lossless (RFC 9649, 2.6 and 2.7.1). */
    static boolean isLossless(byte[] file) {
        return ChunkReader.first(file, Set.of("VP8L", "VP8 "))
                .filter(chunk -> chunk.name().equals("VP8L"))
                .isPresent();
    }

    private static byte[] profile(byte[] file) {
        return ChunkReader.first(file, Set.of("ICCP"))
                .filter(Chunk::isComplete)
                .map(Chunk::content)
                .orElse(new byte[0]);
    }

    @Override
    public int channels() {
        return alpha ? 4 : 3;
    }

    @Override
    public ColourSpace colourSpace() {
        return colourSpace;
    }

    @Override
    public void read(RowSink rows) throws PictureException {
        float[][] tables = colourSpace.tables(255);
        float[] row = new float[width * channels()];
        int atOnce = Webp.rowsAtOnce(width, height);
        try {
            for (int top = 0; top < height; top += atOnce) {
                int[] pixels = Webp.rows(file, width, height, top);
                for (int from = 0; from < Math.min(atOnce, height - top) * width; from += width) {
                    row = rows.add(ColourSpace.toLinear(pixels, from, row, width, tables));
                }
            }
        } catch (IOException | IndexOutOfBoundsException damaged) {
            throw PictureException.damaged();
        }
    }
}

package dev.octavo.picture.codec;

import dev.octavo.picture.pixel.Colours;
import dev.octavo.picture.pixel.IccProfile;
import dev.octavo.picture.pixel.Rows;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;

/** Reads WebP (RFC 9649). */
final class WebpSource implements Source {
    static final int EXTENDED = 0x58385056;
    static final int LOSSLESS = 0x4C385056;
    private static final int ANIMATION = 0x02;
    private static final int ALPHA = 0x10;

    private final byte[] file;
    private final int width;
    private final int height;
    private final boolean alpha;
    private final Colours colours;

    WebpSource(byte[] file, int width, int height) throws PictureException {
        this.file = file;
        this.width = width;
        this.height = height;
        ByteBuffer in = little(file);
        if (file.length < 30 || Integer.toUnsignedLong(in.getInt(4)) + 8 > file.length) {
            throw PictureException.damaged();
        }
        this.alpha = in.getInt(12) == LOSSLESS || (in.getInt(12) == EXTENDED && (file[20] & ALPHA) != 0);
        this.colours = IccProfile.colours(profile(file), 3);
    }

    private static ByteBuffer little(byte[] file) {
        return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    }

    static boolean isAnimated(byte[] file) {
        return file.length > 20 && little(file).getInt(12) == EXTENDED && (file[20] & ANIMATION) != 0;
    }

    /** Whether the first chunk with pixels is (RFC 9649, 2.6 and 2.7.1). */
    static boolean isLossless(byte[] file) {
        return Pieces.first(file, Set.of("VP8L", "VP8 "))
                .filter(chunk -> chunk.name().equals("VP8L"))
                .isPresent();
    }

    private static byte[] profile(byte[] file) {
        return Pieces.first(file, Set.of("ICCP"))
                .filter(Piece::isWhole)
                .map(Piece::content)
                .orElse(new byte[0]);
    }

    @Override
    public int channels() {
        return alpha ? 4 : 3;
    }

    @Override
    public Colours colours() {
        return colours;
    }

    @Override
    public void read(Rows rows) throws PictureException {
        float[][] tables = colours.tables(255);
        float[] row = new float[width * channels()];
        int atOnce = Webp.rowsAtOnce(width, height);
        try {
            for (int top = 0; top < height; top += atOnce) {
                int[] pixels = Webp.rows(file, width, height, top);
                for (int from = 0; from < Math.min(atOnce, height - top) * width; from += width) {
                    row = rows.add(Colours.light(pixels, from, row, width, tables));
                }
            }
        } catch (IOException | IndexOutOfBoundsException damaged) {
            throw PictureException.damaged();
        }
    }
}

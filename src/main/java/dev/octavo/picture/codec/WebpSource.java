package dev.octavo.picture.codec;

import dev.octavo.picture.pixel.Colours;
import dev.octavo.picture.pixel.IccProfile;
import dev.octavo.picture.pixel.Rows;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads WebP (RFC 9649). */
final class WebpSource implements Source {
    private static final int EXTENDED = 0x58385056;
    private static final int LOSSLESS = 0x4C385056;
    private static final int LOSSY = 0x20385056;
    private static final int PROFILE = 0x50434349;
    private static final int ANIMATION = 0x02;
    private static final int ALPHA = 0x10;

    private final byte[] file;
    private final int width;
    private final int height;
    private final boolean alpha;
    private final Colours colours;

    WebpSource(byte[] file, int width, int height) throws BadPicture {
        this.file = file;
        this.width = width;
        this.height = height;
        ByteBuffer in = little(file);
        if (file.length < 30 || Integer.toUnsignedLong(in.getInt(4)) + 8 > file.length) {
            throw BadPicture.damaged();
        }
        this.alpha = in.getInt(12) == LOSSLESS || (in.getInt(12) == EXTENDED && (file[20] & ALPHA) != 0);
        this.colours = IccProfile.colours(profile(in), 3);
    }

    private static ByteBuffer little(byte[] file) {
        return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    }

    static boolean isAnimated(byte[] file) {
        return file.length > 20 && little(file).getInt(12) == EXTENDED && (file[20] & ANIMATION) != 0;
    }

    /** Whether the first chunk with pixels is (RFC 9649, 2.6 and 2.7.1). */
    static boolean isLossless(byte[] file) {
        ByteBuffer in = little(file);
        for (long at = 12; at <= file.length - 8; at += 8 + (in.getInt((int) at + 4) + 1L & 0xFFFFFFFEL)) {
            int name = in.getInt((int) at);
            if (name == LOSSLESS || name == LOSSY) {
                return name == LOSSLESS;
            }
        }
        return false;
    }

    /** It follows the extended header, where there is one. */
    private static byte[] profile(ByteBuffer in) {
        if (in.getInt(12) != EXTENDED || in.limit() < 38 || in.getInt(30) != PROFILE) {
            return new byte[0];
        }
        int length = in.getInt(34);
        byte[] profile = new byte[length < 0 || length > in.limit() - 38 ? 0 : length];
        in.get(38, profile);
        return profile;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
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
    public void read(Rows rows) throws BadPicture {
        float[][] tables = colours.tables(255);
        float[] row = new float[width * channels()];
        int atOnce = Webp.rowsAtOnce(width, height);
        try {
            for (int top = 0; top < height; top += atOnce) {
                int[] pixels = Webp.rows(file, width, height, top);
                for (int from = 0; from < Math.min(atOnce, height - top) * width; from += width) {
                    put(pixels, from, row, tables);
                    row = rows.add(row);
                }
            }
        } catch (IOException | IndexOutOfBoundsException damaged) {
            throw BadPicture.damaged();
        }
    }

    private void put(int[] pixels, int from, float[] row, float[][] tables) {
        for (int x = 0, to = 0; x < width; x++) {
            int argb = pixels[from + x];
            float opacity = alpha ? (argb >>> 24) / 255F : 1;
            row[to++] = opacity * tables[0][argb >> 16 & 0xFF];
            row[to++] = opacity * tables[1][argb >> 8 & 0xFF];
            row[to++] = opacity * tables[2][argb & 0xFF];
            if (alpha) {
                row[to++] = opacity;
            }
        }
    }
}

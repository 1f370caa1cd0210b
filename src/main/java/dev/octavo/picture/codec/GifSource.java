package dev.octavo.picture.codec;

import dev.octavo.picture.pixel.Colours;
import dev.octavo.picture.pixel.Rows;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Reads the first picture of a GIF file (CompuServe GIF89a), on the screen that the file is made for. */
final class GifSource implements Source {
    private static final int IMAGE = 0x2C;
    private static final int EXTENSION = 0x21;
    private static final int GRAPHIC_CONTROL = 0xF9;

    private final ByteBuffer in;
    private final int width;
    private final int height;
    private final byte[] global;
    private int transparent = -1;

    GifSource(byte[] file) throws BadPicture {
        this.in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        try {
            this.width = in.getShort(6) & 0xFFFF;
            this.height = in.getShort(8) & 0xFFFF;
            int flags = in.get(10);
            in.position(13);
            this.global = palette(flags);
        } catch (BufferUnderflowException | IndexOutOfBoundsException cutOff) {
            throw BadPicture.damaged();
        }
    }

    /** Whether a second picture follows the first. */
    static boolean isAnimated(byte[] file) {
        try {
            GifSource gif = new GifSource(file);
            gif.findImage();
            gif.in.position(gif.in.position() + 8);
            gif.palette(gif.in.get());
            gif.in.get();
            gif.blocks();
            gif.findImage();
            return true;
        } catch (BadPicture | BufferUnderflowException | IllegalArgumentException end) {
            return false;
        }
    }

    private byte[] palette(int flags) {
        byte[] palette = new byte[(flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1)];
        in.get(palette);
        return palette;
    }

    private byte[] blocks() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int length = in.get() & 0xFF; length > 0; length = in.get() & 0xFF) {
            out.write(in.array(), in.position(), length);
            in.position(in.position() + length);
        }
        return out.toByteArray();
    }

    private void findImage() throws BadPicture {
        for (int block = in.get(); block != IMAGE; block = in.get()) {
            if (block != EXTENSION) {
                throw BadPicture.damaged();
            }
            boolean control = (in.get() & 0xFF) == GRAPHIC_CONTROL;
            byte[] body = blocks();
            if (control && body.length >= 4) {
                transparent = (body[0] & 1) == 0 ? -1 : body[3] & 0xFF;
            }
        }
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
        return 4;
    }

    @Override
    public void read(Rows rows) throws BadPicture {
        try {
            findImage();
            int left = in.getShort() & 0xFFFF;
            int top = in.getShort() & 0xFFFF;
            int w = in.getShort() & 0xFFFF;
            int h = in.getShort() & 0xFFFF;
            int flags = in.get();
            byte[] local = palette(flags);
            short[] screen = new short[width * height];
            Arrays.fill(screen, (short) -1);
            int smallest = in.get();
            if (smallest < 1 || smallest > 8) {
                throw BadPicture.damaged();
            }
            Lzw lzw = new Lzw(blocks(), smallest);
            byte[] line = new byte[w];
            for (int i = 0; i < h; i++) {
                lzw.read(line);
                int y = top + ((flags & 0x40) == 0 ? i : interlaced(i, h));
                for (int x = 0; x < w && left + x < width && y < height; x++) {
                    screen[y * width + left + x] = (short) (line[x] & 0xFF);
                }
            }
            passOn(screen, local.length == 0 ? global : local, rows);
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException cutOff) {
            throw BadPicture.damaged();
        }
    }

    @Override
    public void requireWhole() throws BadPicture {
        read(row -> row);
    }

    /** The row of the i-th line: every eighth, those half between, and so on. */
    private static int interlaced(int i, int height) {
        int[][] passes = {{0, 8}, {4, 8}, {2, 4}, {1, 2}};
        int left = i;
        for (int[] pass : passes) {
            int lines = height <= pass[0] ? 0 : (height - pass[0] + pass[1] - 1) / pass[1];
            if (left < lines) {
                return pass[0] + left * pass[1];
            }
            left -= lines;
        }
        throw new IllegalStateException("line " + i + " of " + height);
    }

    private void passOn(short[] screen, byte[] palette, Rows rows) {
        float[] light = Colours.SRGB.tables(255)[0];
        float[] row = new float[4 * width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int index = screen[y * width + x];
                boolean seen = index >= 0 && index != transparent && 3 * index + 2 < palette.length;
                for (int c = 0; c < 3; c++) {
                    row[4 * x + c] = seen ? light[palette[3 * index + c] & 0xFF] : 0;
                }
                row[4 * x + 3] = seen ? 1 : 0;
            }
            row = rows.add(row);
        }
    }
}

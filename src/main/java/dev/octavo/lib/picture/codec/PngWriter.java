package dev.octavo.lib.picture.codec;

import com.jcraft.jzlib.Deflater;
import com.jcraft.jzlib.GZIPException;
import com.jcraft.jzlib.JZlib;
import dev.octavo.lib.picture.pixel.Pixels;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * Writes PNG, with a palette if there are at most 256 colours. Compresses with a zlib in Java, since the JDK calls the machine's
 * zlib, whose output differs from machine to machine.
 */
public final class PngWriter {
    private static final int LEVEL = 6;
    private static final int FILTERS = 5;

    private PngWriter() {}

    public static byte[] bytes(Pixels picture) {
        return bytes(picture, LEVEL);
    }

    /**
     * The file, without metadata.
     *
     * @param level of compression, 1 to 9: a higher level is slower and gives a smaller file
     */
    public static byte[] bytes(Pixels picture, int level) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("\u0089PNG\r\n\u001A\n".getBytes(StandardCharsets.ISO_8859_1));
        Palette palette = picture.channels() == 1 ? null : Palette.of(picture);
        int colourType = palette != null ? 3 : picture.channels() == 1 ? 0 : picture.channels() == 3 ? 2 : 6;
        ByteBuffer header = ByteBuffer.allocate(13).putInt(picture.width()).putInt(picture.height());
        header.put((byte) (palette == null ? 8 : palette.depth())).put((byte) colourType);
        out.writeBytes(chunk("IHDR", header.array()));
        if (palette != null) {
            out.writeBytes(chunk("PLTE", palette.colours()));
            if (palette.alphas().length > 0) {
                out.writeBytes(chunk("tRNS", palette.alphas()));
            }
        }
        byte[] lines = palette == null ? filtered(picture) : palette.lines(picture);
        out.writeBytes(chunk("IDAT", deflated(lines, level)));
        out.writeBytes(chunk("IEND", new byte[0]));
        return out.toByteArray();
    }

    static byte[] chunk(String name, byte[] content) {
        ByteBuffer chunk = ByteBuffer.allocate(12 + content.length).putInt(content.length);
        chunk.put(name.getBytes(StandardCharsets.ISO_8859_1)).put(content);
        CRC32 sum = new CRC32();
        sum.update(chunk.array(), 4, 4 + content.length);
        return chunk.putInt((int) sum.getValue()).array();
    }

    private static byte[] deflated(byte[] bytes, int level) {
        try {
            Deflater deflater = new Deflater(level);
            byte[] packed = new byte[bytes.length + bytes.length / 1000 + 100];
            deflater.setInput(bytes);
            deflater.setOutput(packed);
            if (deflater.deflate(JZlib.Z_FINISH) != JZlib.Z_STREAM_END) {
                throw new IllegalStateException("zlib made more of " + bytes.length + " bytes");
            }
            deflater.end();
            return Arrays.copyOf(packed, (int) deflater.getTotalOut());
        } catch (GZIPException impossible) {
            throw new IllegalStateException("zlib has that level", impossible);
        }
    }

    /** Filters each line with whichever filter gives the smallest sum (W3C PNG, third edition, 12.7). */
    private static byte[] filtered(Pixels picture) {
        int length = picture.width() * picture.channels();
        byte[] lines = new byte[(length + 1) * picture.height()];
        byte[] line = new byte[length];
        byte[] above = new byte[length];
        byte[][] tried = new byte[FILTERS][length];
        for (int y = 0; y < picture.height(); y++) {
            System.arraycopy(picture.bytes(), y * length, line, 0, length);
            int best = 0;
            long least = Long.MAX_VALUE;
            for (int filter = 0; filter < FILTERS; filter++) {
                filter(filter, line, above, picture.channels(), tried[filter]);
                long sum = sum(tried[filter]);
                if (sum < least) {
                    least = sum;
                    best = filter;
                }
            }
            lines[y * (length + 1)] = (byte) best;
            System.arraycopy(tried[best], 0, lines, y * (length + 1) + 1, length);
            byte[] last = above;
            above = line;
            line = last;
        }
        return lines;
    }

    private static long sum(byte[] line) {
        int sum = 0;
        for (byte one : line) {
            sum += Math.abs(one);
        }
        return sum;
    }

    private static void filter(int filter, byte[] line, byte[] above, int step, byte[] to) {
        for (int i = 0; i < line.length; i++) {
            int left = i < step ? 0 : line[i - step] & 0xFF;
            int up = above[i] & 0xFF;
            int predicted = switch (filter) {
                case 0 -> 0;
                case 1 -> left;
                case 2 -> up;
                case 3 -> (left + up) / 2;
                default -> PngDecoder.paeth(left, up, i < step ? 0 : above[i - step] & 0xFF);
            };
            to[i] = (byte) (line[i] - predicted);
        }
    }
}

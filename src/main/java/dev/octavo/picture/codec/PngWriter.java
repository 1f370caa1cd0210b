package dev.octavo.picture.codec;

import dev.octavo.picture.pixel.Pixels;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes PNG. */
public final class PngWriter {
    private PngWriter() {}

    public static byte[] bytes(Pixels picture) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("\u0089PNG\r\n\u001A\n".getBytes(StandardCharsets.ISO_8859_1));
        byte[] header = new byte[13];
        put(header, 0, picture.width());
        put(header, 4, picture.height());
        header[8] = 8;
        header[9] = (byte) (picture.channels() == 1 ? 0 : picture.channels() == 3 ? 2 : 6);
        chunk(out, "IHDR", header);
        chunk(out, "IDAT", packed(filtered(picture)));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static void put(byte[] bytes, int at, int value) {
        for (int i = 0; i < 4; i++) {
            bytes[at + i] = (byte) (value >>> 24 - 8 * i);
        }
    }

    private static void chunk(ByteArrayOutputStream out, String name, byte[] body) {
        byte[] chunk = new byte[12 + body.length];
        put(chunk, 0, body.length);
        System.arraycopy(name.getBytes(StandardCharsets.ISO_8859_1), 0, chunk, 4, 4);
        System.arraycopy(body, 0, chunk, 8, body.length);
        CRC32 sum = new CRC32();
        sum.update(chunk, 4, 4 + body.length);
        put(chunk, 8 + body.length, (int) sum.getValue());
        out.writeBytes(chunk);
    }

    private static byte[] packed(byte[] bytes) {
        Deflater deflater = new Deflater(9);
        deflater.setInput(bytes);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    private static byte[] filtered(Pixels picture) {
        int length = picture.width() * picture.channels();
        byte[] lines = new byte[(length + 1) * picture.height()];
        for (int y = 0; y < picture.height(); y++) {
            System.arraycopy(picture.bytes(), y * length, lines, y * (length + 1) + 1, length);
        }
        return lines;
    }
}

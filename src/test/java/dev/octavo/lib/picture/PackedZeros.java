package dev.octavo.lib.picture;

import java.io.ByteArrayOutputStream;
import java.util.zip.Deflater;

/** Zeros compressed by zlib, to a thousandth of their length. */
final class PackedZeros {
    private PackedZeros() {}

    static byte[] of(long count) {
        Deflater deflater = new Deflater(9);
        byte[] zeros = new byte[1 << 20];
        byte[] packed = new byte[1 << 16];
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (long done = 0; done < count; done += zeros.length) {
            deflater.setInput(zeros);
            while (!deflater.needsInput()) {
                out.write(packed, 0, deflater.deflate(packed));
            }
        }
        deflater.finish();
        while (!deflater.finished()) {
            out.write(packed, 0, deflater.deflate(packed));
        }
        deflater.end();
        return out.toByteArray();
    }
}

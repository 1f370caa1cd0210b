package dev.octavo.lib.picture.codec;

import com.jcraft.jzlib.Deflater;
import com.jcraft.jzlib.GZIPOutputStream;
import com.jcraft.jzlib.JZlib;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Compresses files as servers send them. The same bytes on every machine, which the JDK's own zlib does not promise. */
public final class Gzip {
    private static final int BUFFER = 8192;
    private static final int WINDOW_BITS = 15 + 16; // zlib's way to ask for gzip

    private Gzip() {}

    public static byte[] compressed(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length / 3 + BUFFER);
        try {
            Deflater deflater = new Deflater(JZlib.Z_BEST_COMPRESSION, WINDOW_BITS);
            try (GZIPOutputStream out = new GZIPOutputStream(packed, deflater, BUFFER, true)) {
                out.write(bytes);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    /** The bytes that were compressed; empty if they are more than {@code most}, or {@code packed} is not a whole gzip file. */
    public static Optional<byte[]> decompressed(byte[] packed, long most) {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] bytes = in.readNBytes((int) Math.min(most, Integer.MAX_VALUE - BUFFER));
            return in.read() < 0 ? Optional.of(bytes) : Optional.empty();
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }
}

package dev.octavo.picture.privacy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Copies a file from its start to its end, each piece of which is kept or passed over. What is asked of is seen from where
 * the copying is. A length that reaches beyond the end of the file ends there.
 */
final class Copy {
    static final int MOST_PIECES = 250_000;

    private final ByteBuffer in;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int pieces;

    Copy(byte[] file, ByteOrder order) {
        this.in = ByteBuffer.wrap(file).order(order);
    }

    /** A file that has no end of pieces is made to keep a program busy. */
    static final class TooManyPieces extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Whether another piece follows, whose head has {@code head} bytes. */
    boolean hasPiece(int head) {
        if (++pieces > MOST_PIECES) {
            throw new TooManyPieces();
        }
        return left() >= head;
    }

    int position() {
        return in.position();
    }

    int left() {
        return in.remaining();
    }

    /** Zero behind the end. */
    int u8(long at) {
        return at < left() ? in.get(in.position() + (int) at) & 0xFF : 0;
    }

    int u16(int at) {
        return u8(at) << 8 | u8(at + 1);
    }

    long u32(int at) {
        return in.getInt(in.position() + at) & 0xFFFFFFFFL;
    }

    byte[] bytes(int at, long length) {
        int from = in.position() + Math.min(at, left());
        return Arrays.copyOfRange(in.array(), from, (int) Math.min(in.limit(), from + length));
    }

    String text(int at, long length) {
        return new String(bytes(at, length), StandardCharsets.ISO_8859_1);
    }

    void keep(long length) {
        write(bytes(0, length));
        skip(length);
    }

    void skip(long length) {
        in.position(in.position() + (int) Math.min(length, left()));
    }

    void write(byte[] bytes) {
        out.writeBytes(bytes);
    }

    byte[] copied() {
        return out.toByteArray();
    }
}

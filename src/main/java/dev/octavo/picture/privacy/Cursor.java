package dev.octavo.picture.privacy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads a file from its start to its end, and knows where it is. What lies between is skipped and not held. */
final class Cursor {
    private final InputStream in;
    private final byte[] buffer = new byte[1 << 14];
    private long start; // of the buffer in the file
    private int at;
    private int end;

    Cursor(InputStream in) {
        this.in = in;
    }

    /** How many bytes of the file were read or skipped. */
    long position() {
        return start + at;
    }

    /** The next byte, which stays the next. */
    int peek() throws IOException {
        if (isAtEnd()) {
            throw new EOFException();
        }
        return buffer[at] & 0xFF;
    }

    int u8() throws IOException {
        int value = peek();
        at++;
        return value;
    }

    int u16() throws IOException {
        return u8() << 8 | u8();
    }

    long u32() throws IOException {
        return (long) u16() << 16 | u16();
    }

    long u32LittleEndian() throws IOException {
        return u8() | u8() << 8 | u8() << 16 | (long) u8() << 24;
    }

    /** The next four bytes as letters, as most formats name their parts. */
    String type() throws IOException {
        return "" + (char) u8() + (char) u8() + (char) u8() + (char) u8();
    }

    boolean isAtEnd() throws IOException {
        return at == end && !fill();
    }

    /** The next bytes, fewer where the file ends before. */
    byte[] upTo(int count) throws IOException {
        byte[] bytes = new byte[Math.min(count, end - at)];
        System.arraycopy(buffer, at, bytes, 0, bytes.length);
        at += bytes.length;
        if (bytes.length == count) {
            return bytes;
        }
        byte[] rest = in.readNBytes(count - bytes.length);
        start += rest.length;
        byte[] all = Arrays.copyOf(bytes, bytes.length + rest.length);
        System.arraycopy(rest, 0, all, bytes.length, rest.length);
        return all;
    }

    /** Passes over so many bytes; one that lies behind the end is told when it is read. */
    void skip(long count) throws IOException {
        int held = (int) Math.min(count, end - at);
        at += held;
        if (held < count) {
            in.skipNBytes(count - held);
            start += count - held;
        }
    }

    /** Goes on to the next byte that is {@code wanted}. */
    void find(int wanted) throws IOException {
        while (peek() != wanted) {
            int last = end - 1;
            while (at < last && (buffer[at] & 0xFF) != wanted) {
                at++;
            }
            at += (buffer[at] & 0xFF) == wanted ? 0 : 1;
        }
    }

    private boolean fill() throws IOException {
        start += end;
        at = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }
}

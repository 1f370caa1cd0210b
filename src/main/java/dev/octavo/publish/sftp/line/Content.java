package dev.octavo.publish.sftp.line;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** What a server sent, read piece by piece. Whatever ends too early is a fault of the server, and not a crash. */
final class Content {
    private static final String TOO_SHORT = "the server's answer makes no sense (it is too short)";

    private final ByteBuffer bytes;

    Content(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    /** One byte. */
    int small() throws IOException {
        return next(ByteBuffer::get) & 0xff;
    }

    /** Four bytes. */
    int number() throws IOException {
        return next(ByteBuffer::getInt);
    }

    /** Eight bytes. */
    long large() throws IOException {
        return next(ByteBuffer::getLong);
    }

    byte[] bytes() throws IOException {
        int length = number();
        if (length < 0 || length > left()) {
            throw new IOException(TOO_SHORT);
        }
        byte[] piece = new byte[length];
        bytes.get(piece);
        return piece;
    }

    String text() throws IOException {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    /** How many bytes are left. */
    int left() {
        return bytes.remaining();
    }

    private <T> T next(Function<ByteBuffer, T> piece) throws IOException {
        try {
            return piece.apply(bytes);
        } catch (BufferUnderflowException e) {
            throw new IOException(TOO_SHORT, e);
        }
    }
}

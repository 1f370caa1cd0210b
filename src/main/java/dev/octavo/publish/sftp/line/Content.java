package dev.octavo.publish.sftp.line;

import java.io.IOException;
import java.util.function.Function;
import org.apache.sshd.common.util.buffer.Buffer;

/** What a server sent, read piece by piece. Whatever ends too early is a fault of the server, and not a crash. */
final class Content {
    private final Buffer buffer;

    Content(Buffer buffer) {
        this.buffer = buffer;
    }

    /** One byte. */
    int small() throws IOException {
        return next(Buffer::getUByte);
    }

    /** Four bytes. */
    int number() throws IOException {
        return next(Buffer::getInt);
    }

    /** Eight bytes. */
    long large() throws IOException {
        return next(Buffer::getLong);
    }

    byte[] bytes() throws IOException {
        return next(Buffer::getBytes);
    }

    String text() throws IOException {
        return next(Buffer::getString);
    }

    /** How many bytes are left. */
    int left() {
        return buffer.available();
    }

    private <T> T next(Function<Buffer, T> piece) throws IOException {
        try {
            return piece.apply(buffer);
        } catch (
                RuntimeException
                        e) { // the library's word for a length that is more than there is, or less than nothing
            throw new IOException("the server's answer makes no sense (it is too short)", e);
        }
    }
}

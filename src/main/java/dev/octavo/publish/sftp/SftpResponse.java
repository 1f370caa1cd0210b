package dev.octavo.publish.sftp;

import dev.octavo.lib.problem.ProblemText;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** Reads the fields of a server's response. A response that is too short is an {@link IOException}. */
final class SftpResponse {
    private static final String INVALID = "the server sent an invalid answer ";
    private static final String TOO_SHORT = INVALID + "(it is too short)";

    private final ByteBuffer bytes;
    private final int type;
    private final int id;
    private final int status;

    /** @param packet the packet without its length */
    SftpResponse(byte[] packet) throws IOException {
        bytes = ByteBuffer.wrap(packet);
        type = next(ByteBuffer::get) & 0xff;
        id = int32();
        status = type != Sftp.STATUS ? Sftp.OK : remaining() < Integer.BYTES ? Sftp.FAILURE : int32();
    }

    /** The number of the request; in the first response, the protocol version. */
    int id() {
        return id;
    }

    boolean isOk() {
        return status == Sftp.OK;
    }

    boolean isMissing() {
        return status == Sftp.NO_SUCH_FILE;
    }

    boolean isEnd() {
        return status == Sftp.END_OF_FILE;
    }

    /** @throws IOException with the server's message, if the request failed */
    void require() throws IOException {
        if (isOk()) {
            return;
        }
        // Early drafts of version 3 had no message.
        String message = remaining() > Integer.BYTES ? ProblemText.visible(text()) : "";
        // Version 3 has no other code for all other failures, so only the message says more, if there is one.
        boolean unspecific = status == Sftp.FAILURE && (message.isEmpty() || message.equalsIgnoreCase("failure"));
        String all = unspecific
                ? "only \"Failure\": its disk may be full, your quota used up, or something of another kind in the way"
                : "\"" + (message.isEmpty() ? "code " + status : message) + "\"";
        throw new IOException(
                switch (status) {
                    case Sftp.NO_SUCH_FILE -> "no such file";
                    case Sftp.PERMISSION_DENIED -> "permission denied";
                    default -> "the server says " + all;
                });
    }

    /** This response, if it has that type. Throws if the request failed or the type is another one. */
    SftpResponse require(int wanted) throws IOException {
        require();
        if (type != wanted) {
            throw new IOException(INVALID + "(" + type + " instead of " + wanted + ")");
        }
        return this;
    }

    String name() throws IOException {
        if (require(Sftp.NAME).int32() < 1) {
            throw new IOException(INVALID + "(no name)");
        }
        return text();
    }

    int int32() throws IOException {
        return next(ByteBuffer::getInt);
    }

    long int64() throws IOException {
        return next(ByteBuffer::getLong);
    }

    byte[] bytes() throws IOException {
        int length = int32();
        byte[] piece = new byte[length < 0 ? 0 : Math.min(length, remaining())];
        if (piece.length != length) {
            throw new IOException(TOO_SHORT);
        }
        bytes.get(piece);
        return piece;
    }

    String text() throws IOException {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    int remaining() {
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

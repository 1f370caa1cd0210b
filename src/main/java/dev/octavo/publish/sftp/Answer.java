package dev.octavo.publish.sftp;

import dev.octavo.problem.ProblemText;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** Reads a server's answer piece by piece. An answer that ends too early is a fault of the server, and not a crash. */
final class Answer {
    private static final String NONSENSE = "the server's answer makes no sense ";
    private static final String TOO_SHORT = NONSENSE + "(it is too short)";

    private final ByteBuffer bytes;
    private final int type;
    private final int number;
    private final int status;

    /** @param packet without its length */
    Answer(byte[] packet) throws IOException {
        bytes = ByteBuffer.wrap(packet);
        type = next(ByteBuffer::get) & 0xff;
        number = number();
        status = type != Code.STATUS ? Code.OK : left() < Integer.BYTES ? Code.FAILURE : number();
    }

    /** That of the request, or of the version. */
    int id() {
        return number;
    }

    boolean isOk() {
        return status == Code.OK;
    }

    boolean isMissing() {
        return status == Code.NO_SUCH_FILE;
    }

    boolean isEnd() {
        return status == Code.END_OF_FILE;
    }

    /** @throws IOException with the server's words, where it did not do what was asked */
    void require() throws IOException {
        if (isOk()) {
            return;
        }
        // The first version 3 had no words.
        String words = left() > Integer.BYTES ? ProblemText.visible(text()) : "";
        // Version 3 has no other code for all the rest: the words, if any, are all there is.
        boolean rest = status == Code.FAILURE && (words.isEmpty() || words.equalsIgnoreCase("failure"));
        String all = rest
                ? "only \"Failure\": its disk may be full, your quota used up, or something of another kind in the way"
                : "\"" + (words.isEmpty() ? "code " + status : words) + "\"";
        throw new IOException(
                switch (status) {
                    case Code.NO_SUCH_FILE -> "no such file";
                    case Code.PERMISSION_DENIED -> "permission denied";
                    default -> "the server says " + all;
                });
    }

    /** The same answer, which has content of that type. */
    Answer of(int wanted) throws IOException {
        require();
        if (type != wanted) {
            throw new IOException(NONSENSE + "(" + type + " instead of " + wanted + ")");
        }
        return this;
    }

    /** The first of the names in it. */
    String name() throws IOException {
        if (of(Code.NAME).number() < 1) {
            throw new IOException(NONSENSE + "(no name)");
        }
        return text();
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
        byte[] piece = new byte[length < 0 ? 0 : Math.min(length, left())];
        if (piece.length != length) {
            throw new IOException(TOO_SHORT);
        }
        bytes.get(piece);
        return piece;
    }

    String text() throws IOException {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

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

package dev.octavo.publish.sftp.line;

import static dev.octavo.publish.sftp.line.Protocol.SSH_FXP_ATTRS;
import static dev.octavo.publish.sftp.line.Protocol.SSH_FXP_CLOSE;
import static dev.octavo.publish.sftp.line.Protocol.SSH_FXP_DATA;
import static dev.octavo.publish.sftp.line.Protocol.SSH_FXP_FSTAT;
import static dev.octavo.publish.sftp.line.Protocol.SSH_FXP_READ;
import static dev.octavo.publish.sftp.line.Protocol.SSH_FXP_WRITE;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/** A file that is open on the server. Many pieces of it are on the way at once. */
public final class OpenFile {
    private static final int PIECE = 32 * 1024; // what every server takes in one request
    private static final int MOST_ON_THE_WAY = 16;

    private final Requests requests;
    private final byte[] handle;
    private final Deque<Requests.Sent> written = new ArrayDeque<>();

    OpenFile(Requests requests, byte[] handle) {
        this.requests = requests;
        this.handle = handle;
    }

    /** Copies all of it. */
    public void copy(OutputStream out) throws IOException {
        Requests.Sent asked = requests.send(SSH_FXP_FSTAT, request -> request.putBytes(handle));
        Requests.Sent first = read(0, PIECE);
        long size =
                Attributes.read(requests.answer(asked).content(SSH_FXP_ATTRS)).size();
        Deque<Requests.Sent> pieces = new ArrayDeque<>();
        pieces.add(first);
        long next = PIECE;
        for (long at = 0; at < size || !pieces.isEmpty(); at += PIECE) {
            for (; next < size && pieces.size() < MOST_ON_THE_WAY; next += PIECE) {
                pieces.add(read(next, (int) Math.min(PIECE, size - next)));
            }
            Answer piece = requests.answer(pieces.remove());
            if (size > 0) {
                copy(piece, at, (int) Math.min(PIECE, size - at), out);
            }
        }
    }

    private Requests.Sent read(long offset, int length) {
        return requests.send(SSH_FXP_READ, request -> {
            request.putBytes(handle);
            request.putLong(offset);
            request.putInt(length);
        });
    }

    /** A piece, of which a server may send less than was asked for. */
    private void copy(Answer piece, long offset, int length, OutputStream out) throws IOException {
        Answer answer = piece;
        int done = 0;
        while (true) {
            if (answer.isEnd()) {
                throw new IOException("the file became shorter while it was read");
            }
            byte[] bytes = answer.content(SSH_FXP_DATA).bytes();
            if (bytes.length == 0) {
                throw new IOException("the server's answer makes no sense (nothing of a file that goes on)");
            }
            int count = Math.min(bytes.length, length - done);
            out.write(bytes, 0, count);
            done += count;
            if (done >= length) {
                return;
            }
            answer = requests.answer(read(offset + done, length - done));
        }
    }

    /** Writes, and does not wait until the server has done it. */
    void write(long offset, byte[] bytes, int from, int length) throws IOException {
        written.add(requests.send(SSH_FXP_WRITE, request -> put(request, offset, bytes, from, length)));
        while (written.size() > MOST_ON_THE_WAY) {
            requests.answer(written.remove()).require();
        }
    }

    private void put(Packet request, long offset, byte[] bytes, int from, int length) {
        request.putBytes(handle);
        request.putLong(offset);
        request.putBytes(bytes, from, length);
    }

    /** Writes something short at the beginning, and sees that it is done. */
    public void write(byte[] bytes) throws IOException {
        write(0, bytes, 0, bytes.length);
        requests.answer(written.remove()).require();
    }

    /** A stream into it. Closing it sees that everything was written, and closes the file. */
    public OutputStream stream() {
        return new OutputStream() {
            private final byte[] piece = new byte[PIECE];
            private int filled;
            private long offset;

            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                for (int done = 0; done < length; ) {
                    int count = Math.min(length - done, PIECE - filled);
                    System.arraycopy(bytes, from + done, piece, filled, count);
                    filled += count;
                    done += count;
                    if (filled == PIECE) {
                        send();
                    }
                }
            }

            private void send() throws IOException {
                OpenFile.this.write(offset, piece, 0, filled);
                offset += filled;
                filled = 0;
            }

            @Override
            public void close() throws IOException {
                if (filled > 0) {
                    send();
                }
                OpenFile.this.close();
            }
        };
    }

    /**
     * Closes it.
     *
     * @throws IOException where something of what was written did not arrive
     */
    public void close() throws IOException {
        Requests.Sent closed = requests.send(SSH_FXP_CLOSE, request -> request.putBytes(handle));
        while (!written.isEmpty()) {
            requests.answer(written.remove()).require();
        }
        requests.answer(closed).require();
    }

    /** Closes a file that was read, whose answer says nothing. */
    public void leave() {
        written.clear();
        requests.send(SSH_FXP_CLOSE, request -> request.putBytes(handle));
    }
}

package dev.octavo.publish.sftp;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;

/** An open file on the server. Several chunks of it are transferred at once. */
final class OpenFile {
    private static final int CHUNK = 32 * 1024; // every server accepts this much in one request
    private static final int MAX_PENDING = 16;

    private final SftpSession session;
    private final byte[] handle;
    private final Deque<SftpSession.Pending> written = new ArrayDeque<>();

    OpenFile(SftpSession session, byte[] handle) {
        this.session = session;
        this.handle = handle;
    }

    void copy(OutputStream out) throws IOException {
        SftpSession.Pending attributes = session.send(Sftp.FSTAT, handle);
        Deque<SftpSession.Pending> pieces = new ArrayDeque<>();
        pieces.add(read(0, CHUNK));
        long size = Attributes.read(session.response(attributes).require(Sftp.ATTRS))
                .size();
        long next = CHUNK;
        for (long at = 0; at < size; at += CHUNK) {
            for (; next < size && pieces.size() < MAX_PENDING; next += CHUNK) {
                pieces.add(read(next, (int) Math.min(CHUNK, size - next)));
            }
            copy(pieces.remove(), at, (int) Math.min(CHUNK, size - at), out);
        }
    }

    /** The last {@code length} bytes, or fewer; empty if it is empty. */
    Optional<byte[]> end(int length) throws IOException {
        long size = Attributes.read(session.request(Sftp.FSTAT, handle).require(Sftp.ATTRS))
                .size();
        SftpResponse read = session.response(read(Math.max(0, size - length), length));
        return read.isEnd()
                ? Optional.empty()
                : Optional.of(read.require(Sftp.DATA).bytes());
    }

    private SftpSession.Pending read(long offset, int length) {
        return session.send(Sftp.READ, handle, offset, length);
    }

    /** Copies a chunk. The server may send less of it than requested. */
    private void copy(SftpSession.Pending piece, long offset, int length, OutputStream out) throws IOException {
        SftpSession.Pending sent = piece;
        for (int done = 0; true; sent = read(offset + done, length - done)) {
            SftpResponse response = session.response(sent);
            if (response.isEnd()) {
                throw new IOException("the file became shorter while it was read");
            }
            byte[] bytes = response.require(Sftp.DATA).bytes();
            if (bytes.length == 0) {
                throw new IOException("the server sent an invalid answer (nothing of a file that goes on)");
            }
            int count = Math.min(bytes.length, length - done);
            out.write(bytes, 0, count);
            done += count;
            if (done >= length) {
                return;
            }
        }
    }

    /** A stream that writes to the file. Closing it makes sure that everything was written, and closes the file. */
    OutputStream outputStream() {
        OutputStream pieces = new OutputStream() {
            private long offset;

            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                for (int done = 0; done < length; done += CHUNK) {
                    int end = from + Math.min(done + CHUNK, length);
                    written.add(session.send(Sftp.WRITE, handle, offset, Arrays.copyOfRange(bytes, from + done, end)));
                    offset += end - from - done;
                    confirm(MAX_PENDING);
                }
            }

            @Override
            public void close() throws IOException {
                SftpSession.Pending closed = session.send(Sftp.CLOSE, handle);
                confirm(0);
                session.response(closed).require();
            }
        };
        return new BufferedOutputStream(pieces, CHUNK);
    }

    /** Waits until the server has confirmed all but the last few writes. */
    private void confirm(int last) throws IOException {
        while (written.size() > last) {
            session.response(written.remove()).require();
        }
    }

    /** Closes the file without waiting for the response. */
    void closeLater() {
        written.clear();
        session.send(Sftp.CLOSE, handle);
    }
}

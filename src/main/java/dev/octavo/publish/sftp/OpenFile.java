package dev.octavo.publish.sftp;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** A file that is open on the server. Many pieces of it are on the way at once. */
final class OpenFile {
    private static final int PIECE = 32 * 1024; // what every server takes in one request
    private static final int MOST_ON_THE_WAY = 16;

    private final Line line;
    private final byte[] handle;
    private final Deque<Line.Sent> written = new ArrayDeque<>();

    OpenFile(Line line, byte[] handle) {
        this.line = line;
        this.handle = handle;
    }

    void copy(OutputStream out) throws IOException {
        Line.Sent asked = line.send(Code.FSTAT, handle);
        Deque<Line.Sent> pieces = new ArrayDeque<>();
        pieces.add(read(0, PIECE));
        long size = Attributes.read(line.answer(asked).of(Code.ATTRS)).size();
        long next = PIECE;
        for (long at = 0; at < size; at += PIECE) {
            for (; next < size && pieces.size() < MOST_ON_THE_WAY; next += PIECE) {
                pieces.add(read(next, (int) Math.min(PIECE, size - next)));
            }
            copy(pieces.remove(), at, (int) Math.min(PIECE, size - at), out);
        }
    }

    private Line.Sent read(long offset, int length) {
        return line.send(Code.READ, handle, offset, length);
    }

    /** A piece. A server may send less of it than was asked for. */
    private void copy(Line.Sent piece, long offset, int length, OutputStream out) throws IOException {
        Line.Sent sent = piece;
        for (int done = 0; true; sent = read(offset + done, length - done)) {
            Answer answer = line.answer(sent);
            if (answer.isEnd()) {
                throw new IOException("the file became shorter while it was read");
            }
            byte[] bytes = answer.of(Code.DATA).bytes();
            if (bytes.length == 0) {
                throw new IOException("the server's answer makes no sense (nothing of a file that goes on)");
            }
            int count = Math.min(bytes.length, length - done);
            out.write(bytes, 0, count);
            done += count;
            if (done >= length) {
                return;
            }
        }
    }

    /** A stream into it. Closing it sees that everything was written, and closes the file. */
    OutputStream stream() {
        OutputStream pieces = new OutputStream() {
            private long offset;

            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                for (int done = 0; done < length; done += PIECE) {
                    int end = from + Math.min(done + PIECE, length);
                    written.add(line.send(Code.WRITE, handle, offset, Arrays.copyOfRange(bytes, from + done, end)));
                    offset += end - from - done;
                    confirm(MOST_ON_THE_WAY);
                }
            }

            @Override
            public void close() throws IOException {
                Line.Sent closed = line.send(Code.CLOSE, handle);
                confirm(0);
                line.answer(closed).require();
            }
        };
        return new BufferedOutputStream(pieces, PIECE);
    }

    /** Sees that all but the last few pieces were written. */
    private void confirm(int last) throws IOException {
        while (written.size() > last) {
            line.answer(written.remove()).require();
        }
    }

    /** Closes it without waiting for what the server says. */
    void leave() {
        written.clear();
        line.send(Code.CLOSE, handle);
    }
}

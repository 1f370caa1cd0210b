package dev.octavo.picture.privacy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a copy of a file lacks, and what stands there instead. All else is copied byte by byte. */
public record Cuts(List<Cut> cuts) {
    private static final byte[] ZEROS = new byte[1 << 12];

    /** The file as it is. */
    public static final Cuts NONE = new Cuts(List.of());

    public Cuts {
        cuts = apart(cuts);
    }

    /**
     * A place of a file.
     *
     * @param length of what is left out, which may reach beyond the end of the file
     * @param instead stands there
     * @param filled whether zeros follow, up to the length
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Cut(long at, long length, byte[] instead, boolean filled) {
        long end() {
            return length > Long.MAX_VALUE - at ? Long.MAX_VALUE : at + length;
        }
    }

    /** In their order. One that reaches into another is of a file that contradicts itself, and is left out. */
    private static List<Cut> apart(List<Cut> cuts) {
        List<Cut> apart = new ArrayList<>();
        long end = 0;
        for (Cut cut : cuts.stream().sorted(Comparator.comparingLong(Cut::at)).toList()) {
            if (cut.at() >= end) {
                apart.add(cut);
                end = cut.end();
            }
        }
        return List.copyOf(apart);
    }

    public boolean isNothing() {
        return cuts.isEmpty();
    }

    /** Takes the whole file, from its start on, and passes to {@code out} what is left of it. */
    public OutputStream into(OutputStream out) {
        return isNothing() ? out : new Passing(out);
    }

    /** What is left of the file, as it is read. */
    public InputStream from(InputStream file) {
        return isNothing() ? file : new Remaining(file);
    }

    /** How many bytes are left of a file that has {@code size}. */
    public long sizeOf(long size) {
        long left = size;
        for (Cut cut : cuts) {
            if (cut.at() < size) {
                long past = Math.min(cut.end(), size) - cut.at();
                left += cut.filled() ? Math.max(0, cut.instead().length - past) : cut.instead().length - past;
            }
        }
        return left;
    }

    private final class Remaining extends InputStream {
        private final InputStream file;
        private final byte[] piece = new byte[1 << 14];
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final OutputStream passing = into(out);
        private ByteArrayInputStream ready = new ByteArrayInputStream(new byte[0]);

        Remaining(InputStream file) {
            this.file = file;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int from, int count) throws IOException {
            while (ready.available() == 0) {
                int read = file.read(piece);
                if (read < 0) {
                    return count == 0 ? 0 : -1;
                }
                passing.write(piece, 0, read);
                ready = new ByteArrayInputStream(out.toByteArray());
                out.reset();
            }
            return ready.read(bytes, from, count);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    private final class Passing extends FilterOutputStream {
        private long position;
        private int next;

        Passing(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            int at = from;
            int end = from + count;
            while (at < end) {
                Cut cut = next < cuts.size() ? cuts.get(next) : null;
                long until = cut == null ? Long.MAX_VALUE : cut.at();
                if (position < until) {
                    int some = (int) Math.min(until - position, end - at);
                    out.write(bytes, at, some);
                    position += some;
                    at += some;
                    continue;
                }
                if (position == until) {
                    out.write(cut.instead());
                }
                long past = Math.min(cut.end() - position, end - at);
                fill(cut, past);
                position += past;
                at += (int) past;
                next += position == cut.end() ? 1 : 0;
            }
        }

        /** Zeros for as much as really stands there: a file may claim more. */
        private void fill(Cut cut, long past) throws IOException {
            long from = Math.max(position, cut.at() + cut.instead().length);
            long left = cut.filled() ? position + past - from : 0;
            for (; left > 0; left -= ZEROS.length) {
                out.write(ZEROS, 0, (int) Math.min(left, ZEROS.length));
            }
        }
    }
}

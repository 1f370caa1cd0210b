package dev.octavo.lib.hash;

import com.dynatrace.hash4j.hashing.HashStream128;
import com.dynatrace.hash4j.hashing.Hashing;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Computes a {@link Hash} of everything added, in order. Not thread-safe. */
public final class Digest {
    private final HashStream128 stream = Hashing.murmur3_128().hashStream();

    /** Adds the text after its length, so that "ab", "c" and "a", "bc" have different hashes. */
    public Digest add(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        stream.putInt(utf8.length).putBytes(utf8);
        return this;
    }

    public Digest add(long number) {
        stream.putLong(number);
        return this;
    }

    public Digest add(Hash hash) {
        return add(hash.high()).add(hash.low());
    }

    /** Adds the bytes without their length, so that a file may be added in pieces of any size. */
    public Digest add(byte[] bytes, int from, int length) {
        stream.putBytes(bytes, from, length);
        return this;
    }

    public Hash hash() {
        return Hash.of(stream.get());
    }

    /** A stream that writes to {@code out} and adds the same bytes here. */
    public OutputStream tee(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
                add(bytes, from, length);
            }
        };
    }
}

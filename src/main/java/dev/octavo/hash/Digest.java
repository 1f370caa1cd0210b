package dev.octavo.hash;

import com.dynatrace.hash4j.hashing.HashStream128;
import com.dynatrace.hash4j.hashing.Hashing;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A hash under way: of what was added so far, in that order. For one thread. */
public final class Digest {
    private final HashStream128 stream = Hashing.murmur3_128().hashStream();

    /** Adds the text with its length, so that "ab" and "c" are not "a" and "bc". */
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

    /** Adds bytes alone, so that a file may come in pieces of any size. */
    public Digest add(byte[] bytes, int from, int length) {
        stream.putBytes(bytes, from, length);
        return this;
    }

    public Hash hash() {
        return Hash.of(stream.get());
    }

    /** A stream that adds what is written to {@code out}. */
    public OutputStream along(OutputStream out) {
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

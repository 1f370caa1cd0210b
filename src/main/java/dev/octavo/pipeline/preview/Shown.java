package dev.octavo.pipeline.preview;

import dev.octavo.hash.Hash;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A file of the site as a browser gets it.
 *
 * @param tag differs where the bytes differ
 * @param size in bytes
 */
public record Shown(Hash tag, long size, Bytes bytes) {
    /** Where the bytes come from. */
    @FunctionalInterface
    public interface Bytes {
        InputStream open() throws IOException;
    }

    static Shown of(byte[] bytes) {
        return new Shown(Hash.of(bytes), bytes.length, () -> new ByteArrayInputStream(bytes));
    }
}

package dev.octavo.render.output;

import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.hash.Hash;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** The content of a file of the finished site. */
public sealed interface Content {
    /** Bytes in memory; the array must not be changed. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and a copy of every page would cost
    record Bytes(byte[] bytes) implements Content {}

    /**
     * A copy of a file of the project, of any size.
     *
     * @param keepsMetadata whether a picture keeps its metadata on camera, place and time
     */
    record Copy(SourcePath source, boolean keepsMetadata) implements Content {}

    /** Bytes that are stored elsewhere and read on demand; their hash is {@code hash}. */
    record Kept(Hash hash, Supplier<byte[]> bytes) implements Content {}

    static Content text(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }
}

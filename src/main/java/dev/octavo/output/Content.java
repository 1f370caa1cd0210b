package dev.octavo.output;

import dev.octavo.address.SourcePath;
import dev.octavo.hash.Hash;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** What stands in a file of the finished site. */
public sealed interface Content {
    /** These bytes; the array is not changed any more. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and a copy of every page would cost
    record Bytes(byte[] bytes) implements Content {}

    /**
     * The bytes of that file of the project, however many.
     *
     * @param whole whether a picture keeps what it says of camera, place and time
     */
    record Copy(SourcePath source, boolean whole) implements Content {}

    /** Bytes that are kept elsewhere, and read when they are needed; they have the hash {@code sum}. */
    record Kept(Hash sum, Supplier<byte[]> bytes) implements Content {}

    static Content text(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }
}

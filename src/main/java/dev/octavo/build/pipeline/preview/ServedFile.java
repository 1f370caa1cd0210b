package dev.octavo.build.pipeline.preview;

import dev.octavo.lib.hash.Hash;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.apache.commons.io.function.IOSupplier;

/**
 * A file of the site as sent to a browser.
 *
 * @param tag the hash of the bytes
 * @param size in bytes
 */
public record ServedFile(Hash tag, long size, IOSupplier<InputStream> bytes) {
    static ServedFile of(byte[] bytes) {
        return new ServedFile(Hash.of(bytes), bytes.length, () -> new ByteArrayInputStream(bytes));
    }
}

package dev.octavo.cache;

import dev.octavo.hash.Hash;
import java.util.Optional;

/** Remembers which bytes files of the project had, so that they need not be read again. Safe to use from several threads. */
public interface KnownBytes {
    /**
     * The hash of the bytes that {@code file} had when it bore that stamp; absent where it is not known.
     */
    Optional<Hash> bytes(String file, Hash stamp);

    void putBytes(String file, Hash stamp, Hash hash);
}

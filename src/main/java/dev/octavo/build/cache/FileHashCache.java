package dev.octavo.build.cache;

import dev.octavo.lib.hash.Hash;
import java.util.Optional;

/** Caches the hashes of the project's files, so that unchanged ones are not read. Safe to use from several threads. */
public interface FileHashCache {
    /** Returns the hash of the bytes that {@code file} had when it had that stamp; empty if unknown. */
    Optional<Hash> find(String file, Hash stamp);

    void put(String file, Hash stamp, Hash hash);
}

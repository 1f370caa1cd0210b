package dev.octavo.pipeline.preview;

import dev.octavo.cache.FileHashCache;
import dev.octavo.hash.Hash;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Caches file hashes in memory. */
final class InMemoryFileHashes implements FileHashCache {
    private final Map<String, Known> files = new ConcurrentHashMap<>();

    private record Known(Hash stamp, Hash hash) {}

    @Override
    public Optional<Hash> find(String file, Hash stamp) {
        return Optional.ofNullable(files.get(file))
                .filter(known -> known.stamp().equals(stamp))
                .map(Known::hash);
    }

    @Override
    public void put(String file, Hash stamp, Hash hash) {
        files.put(file, new Known(stamp, hash));
    }
}

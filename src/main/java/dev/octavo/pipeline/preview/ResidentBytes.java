package dev.octavo.pipeline.preview;

import dev.octavo.cache.KnownBytes;
import dev.octavo.hash.Hash;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers it as long as the program runs. */
final class ResidentBytes implements KnownBytes {
    private final Map<String, Known> files = new ConcurrentHashMap<>();

    private record Known(Hash stamp, Hash hash) {}

    @Override
    public Optional<Hash> bytes(String file, Hash stamp) {
        return Optional.ofNullable(files.get(file))
                .filter(known -> known.stamp().equals(stamp))
                .map(Known::hash);
    }

    @Override
    public void putBytes(String file, Hash stamp, Hash hash) {
        files.put(file, new Known(stamp, hash));
    }
}

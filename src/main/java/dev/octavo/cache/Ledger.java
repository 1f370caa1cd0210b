package dev.octavo.cache;

import dev.octavo.hash.Hash;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Remembers of every file of the site what it was made from. A file is made again only where that has changed: there is
 * no other rule. Safe to use from several threads.
 */
public final class Ledger {
    private final Store store;

    public Ledger(Store store) {
        this.store = store;
    }

    /**
     * A file that was made.
     *
     * @param parts the fingerprints of its output's components
     * @param content the hash of its bytes
     * @param reads what it was made from beside its output, and how that was then
     * @param reason why it was made the last time, in words for an author
     */
    public record Made(Map<String, Hash> parts, Hash content, Map<Read, Hash> reads, String reason) {
        public Made {
            parts = new LinkedHashMap<>(parts);
            reads = new LinkedHashMap<>(reads);
        }
    }

    /** What is known of the file at {@code path}, relative to the site's folder. */
    public Optional<Made> of(String path) {
        return store.find(path).map(MadeCodec::decoded);
    }

    /**
     * What has changed of what {@code made} was made from, in words for an author; nothing where it is as it was.
     *
     * @param now how everything that can be read is now
     */
    public static List<String> changes(Made made, Map<String, Hash> parts, Function<Read, Hash> now) {
        if (!made.parts().equals(parts)) {
            return List.of("what it shows: "
                    + parts.entrySet().stream()
                            .filter(part -> !part.getValue().equals(made.parts().get(part.getKey())))
                            .map(Map.Entry::getKey)
                            .collect(Collectors.joining(", ")));
        }
        return made.reads().entrySet().stream()
                .filter(read -> !now.apply(read.getKey()).equals(read.getValue()))
                .map(read -> read.getKey().words())
                .toList();
    }

    /** Says that the file at {@code path} stays. */
    public void keep(String path) {
        store.keep(path);
    }

    public void put(String path, Made made) {
        store.put(path, MadeCodec.encoded(made));
    }
}

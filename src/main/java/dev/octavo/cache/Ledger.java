package dev.octavo.cache;

import dev.octavo.hash.Hash;
import dev.octavo.plain.RecordCodec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Remembers what every file of the site was made from. A file is made again only if that has changed; there is no other
 * rule. It also counts the builds that made something. Safe to use from several threads.
 */
public final class Ledger implements KnownBytes {
    private static final String HEAD = ""; // no file has this name
    private static final char SOURCE = '\0'; // no file's name begins with it
    private static final RecordCodec<Head> HEADS = RecordCodec.of(Head.class);
    private static final RecordCodec<Made> FILES = RecordCodec.of(Made.class);
    private static final RecordCodec<Bytes> SOURCES = RecordCodec.of(Bytes.class);

    private final Store store;
    private final Head before;
    private final String home;
    private final AtomicBoolean counted = new AtomicBoolean();

    private Ledger(Store store, Head before, String home) {
        this.store = store;
        this.before = before;
        this.home = home;
    }

    /** The ledger that is in {@code store}, to look into. */
    public static Ledger in(Store store) {
        Head head = store.find(HEAD).map(HEADS::decoded).orElse(Head.NONE);
        return new Ledger(store, head, head.home());
    }

    /**
     * The same for a build that goes on with it.
     *
     * @param home where visitors find the site
     */
    public static Ledger of(Store store, String home) {
        Ledger ledger = new Ledger(store, in(store).head(), home);
        store.keep(HEAD);
        if (!ledger.before.home().equals(home)) {
            ledger.count();
        }
        return ledger;
    }

    /**
     * What is known of the site as a whole.
     *
     * @param builds how many builds have made something since nothing was known
     * @param home where visitors find the site
     */
    public record Head(int builds, String home) {
        static final Head NONE = new Head(0, "");
    }

    /**
     * A file that was made.
     *
     * @param build which build made it, counted from 1
     * @param parts the fingerprints of its output's components
     * @param content the hash of its bytes
     * @param besides the files that it brings along, by their paths
     * @param reads what it was made from beside its output, and how that was then
     * @param reasons why it was made that time, in words for an author
     */
    public record Made(
            int build,
            Map<String, Hash> parts,
            Hash content,
            Map<String, Beside> besides,
            Map<Read, Hash> reads,
            List<String> reasons) {
        public Made {
            parts = new LinkedHashMap<>(parts);
            besides = new LinkedHashMap<>(besides);
            reads = new LinkedHashMap<>(reads);
            reasons = List.copyOf(reasons);
        }
    }

    /** A file that another one brings along: the hash of its bytes, and the file of the project it was made from. */
    public record Beside(Hash content, String source) {}

    /** As the last build left it. */
    public Head head() {
        return before;
    }

    /** The number of the build that is under way. */
    public int build() {
        return before.builds() + 1;
    }

    /** The paths of all files that are known, relative to the site's folder. */
    public Stream<String> paths() {
        return store.names().filter(name -> !name.equals(HEAD) && name.charAt(0) != SOURCE);
    }

    /** What is known of the file at {@code path}, relative to the site's folder. */
    public Optional<Made> of(String path) {
        return store.find(path).map(FILES::decoded);
    }

    /**
     * What has changed of what {@code made} was made from; nothing where it is as it was.
     *
     * @param now how everything that can be read is now
     */
    public static Changes changes(Made made, Map<String, Hash> parts, Function<Read, Hash> now) {
        List<String> changed = new ArrayList<>();
        parts.forEach((part, hash) -> {
            if (!hash.equals(made.parts().get(part))) {
                changed.add(part);
            }
        });
        made.parts().keySet().stream().filter(part -> !parts.containsKey(part)).forEach(changed::add);
        List<Read> reads = made.reads().entrySet().stream()
                .filter(read -> !now.apply(read.getKey()).equals(read.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        return new Changes(changed, reads);
    }

    /**
     * What has changed of what a file was made from.
     *
     * @param parts the components of its output
     */
    public record Changes(List<String> parts, List<Read> reads) {
        public boolean any() {
            return !parts.isEmpty() || !reads.isEmpty();
        }
    }

    /** Says that the file at {@code path} stays. */
    public void keep(String path) {
        store.keep(path);
    }

    public void put(String path, Made made) {
        count();
        store.put(path, FILES.encoded(made));
    }

    @Override
    public Optional<Hash> bytes(String file, Hash stamp) {
        Optional<Hash> known = store.find(SOURCE + file)
                .map(SOURCES::decoded)
                .filter(bytes -> bytes.stamp().equals(stamp))
                .map(Bytes::hash);
        known.ifPresent(hash -> store.keep(SOURCE + file));
        return known;
    }

    /** A file of the project whose bytes were read. */
    record Bytes(Hash stamp, Hash hash) {}

    @Override
    public void putBytes(String file, Hash stamp, Hash hash) {
        store.put(SOURCE + file, SOURCES.encoded(new Bytes(stamp, hash)));
    }

    private void count() {
        if (!counted.getAndSet(true)) {
            store.put(HEAD, HEADS.encoded(new Head(build(), home)));
        }
    }
}

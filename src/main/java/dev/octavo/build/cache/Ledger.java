package dev.octavo.build.cache;

import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.plain.RecordCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Records what every file of the site was made from. A file is made again only if that has changed; there is no other
 * rule. It also counts the builds that made something. Safe to use from several threads.
 */
public final class Ledger implements FileHashCache {
    private static final String HEAD = "builds";
    private static final String FILE = "file:";
    private static final String SOURCE = "source:";
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

    /** Opens the ledger in {@code store} for reading. */
    public static Ledger in(Store store) {
        Head head = store.find(HEAD).map(HEADS::decoded).orElse(Head.NONE);
        return new Ledger(store, head, head.home());
    }

    /**
     * Opens the ledger in {@code store} for a build that updates it.
     *
     * @param home the URL of the site
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
     * Facts about the site as a whole.
     *
     * @param builds how many builds have made something since the ledger was empty
     * @param home the URL of the site
     */
    public record Head(int builds, String home) {
        static final Head NONE = new Head(0, "");
    }

    /**
     * A file that was made. The maps are not copied, since there are three for each file of a site: do not change them
     * afterwards.
     *
     * @param build the number of the build that made it, from 1
     * @param parts the fingerprints of its output's components
     * @param content the hash of its bytes
     * @param byProducts the files that were made with it, by their paths
     * @param answers what else it was made from: questions by key, with the hashes of the answers at that time
     * @param reasons why it was made, in words for an author
     */
    public record Made(
            int build,
            Map<String, Hash> parts,
            Hash content,
            Map<String, ByProduct> byProducts,
            Map<String, Hash> answers,
            List<String> reasons) {
        public Made {
            reasons = List.copyOf(reasons);
        }
    }

    /** A file made along with another: the hash of its bytes, and the project's file that it was made from. */
    public record ByProduct(Hash content, String source) {}

    /** Returns the facts as the last build left them. */
    public Head head() {
        return before;
    }

    /** Returns the number of the current build. */
    public int build() {
        return before.builds() + 1;
    }

    /** Returns the paths of all recorded files, relative to the site's folder. */
    public Stream<String> paths() {
        return store.names().filter(name -> name.startsWith(FILE)).map(name -> name.substring(FILE.length()));
    }

    /** Returns the record of the file at {@code path}, relative to the site's folder. */
    public Optional<Made> of(String path) {
        return store.find(FILE + path).map(FILES::decoded);
    }

    /**
     * Returns what {@code made} was made from that has changed; empty if nothing has.
     *
     * @param now returns the current hash of the answer to a question
     */
    public static Changes changes(Made made, Map<String, Hash> parts, Function<String, Hash> now) {
        List<String> changed = new ArrayList<>();
        parts.forEach((part, hash) -> {
            if (!hash.equals(made.parts().get(part))) {
                changed.add(part);
            }
        });
        made.parts().keySet().stream().filter(part -> !parts.containsKey(part)).forEach(changed::add);
        List<String> questions = made.answers().entrySet().stream()
                .filter(answer -> !now.apply(answer.getKey()).equals(answer.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        return new Changes(changed, questions);
    }

    /**
     * What a file was made from that has changed.
     *
     * @param parts the components of its output
     */
    public record Changes(List<String> parts, List<String> questions) {
        public boolean any() {
            return !parts.isEmpty() || !questions.isEmpty();
        }
    }

    public void keep(String path) {
        store.keep(FILE + path);
    }

    public void put(String path, Made made) {
        count();
        store.put(FILE + path, FILES.encoded(made));
    }

    @Override
    public Optional<Hash> find(String file, Hash stamp) {
        Optional<Hash> known = store.find(SOURCE + file)
                .map(SOURCES::decoded)
                .filter(bytes -> bytes.stamp().equals(stamp))
                .map(Bytes::hash);
        known.ifPresent(hash -> store.keep(SOURCE + file));
        return known;
    }

    /** The stamp and hash of a file of the project. */
    record Bytes(Hash stamp, Hash hash) {}

    @Override
    public void put(String file, Hash stamp, Hash hash) {
        store.put(SOURCE + file, SOURCES.encoded(new Bytes(stamp, hash)));
    }

    private void count() {
        if (!counted.getAndSet(true)) {
            store.put(HEAD, HEADS.encoded(new Head(build(), home)));
        }
    }
}

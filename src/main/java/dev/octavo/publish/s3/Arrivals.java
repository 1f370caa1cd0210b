package dev.octavo.publish.s3;

import dev.octavo.problem.Figures;
import dev.octavo.problem.ProblemException;
import dev.octavo.publish.site.SiteFile;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Writes files of a site into a bucket, and checks that the storage has the right bytes of each. */
final class Arrivals {
    // A storage that corrupts one file corrupts most, so the rest need not be sent.
    private static final int ENOUGH = 20;
    private static final int NAMED = 5;

    private final Bucket bucket;
    private final Storage storage;
    private final Map<String, SiteFile> written = new ConcurrentHashMap<>();
    private final Map<String, Stored> right = new ConcurrentHashMap<>();

    /** @param storage writes only as long as this publishing has the right to */
    Arrivals(Bucket bucket, Storage storage) {
        this.bucket = bucket;
        this.storage = storage;
    }

    /** Sends a file, unless too many have arrived wrong. */
    void send(String key, SiteFile file, Body body) {
        if (written.size() - right.size() < ENOUGH) {
            String tag = storage.put(key, body);
            note(key, file, new Stored(file.size(), body.md5()), tag);
        }
    }

    /** Lets the storage copy an object onto another, so that nothing is sent. */
    void copy(String from, Stored source, String to, SiteFile file) {
        note(
                to,
                file,
                source,
                storage.copy(
                        from, source.tag(), to, Headers.of(file, bucket.place().redirects())));
    }

    private void note(String key, SiteFile file, Stored expected, String tag) {
        written.put(key, file);
        if (tag.equals(expected.tag())) {
            right.put(key, expected);
        } else if (isRight(key, file)) {
            storage.look(key).ifPresent(stored -> right.put(key, stored)); // the tags of this storage are no sums
        }
    }

    /** Reads an object, and says whether it is that file. */
    boolean isRight(String key, SiteFile file) {
        return storage.sum(key).equals(Optional.of(file.hash()));
    }

    /**
     * Requires that everything that was written is right.
     *
     * @param so what it means for readers if something is not
     */
    void require(String so) {
        List<SiteFile> wrong = written.entrySet().stream()
                .filter(entry -> !right.containsKey(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        if (!wrong.isEmpty()) {
            String count = Figures.count(wrong.size(), "file is", "files are");
            throw ProblemException.of(
                    count + " not in " + bucket.described() + " as they were sent: " + Bucket.names(wrong, NAMED) + "; "
                            + so,
                    "publish again; if it stays so, the provider changes what it stores, and another has to be"
                            + " chosen");
        }
    }

    /** What the storage says of an object that arrived right. */
    Optional<Stored> right(String key) {
        return Optional.ofNullable(right.get(key));
    }

    Collection<SiteFile> written() {
        return written.values();
    }
}

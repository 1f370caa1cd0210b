package dev.octavo.publish.s3;

import dev.octavo.lib.problem.Figures;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.render.output.MediaTypes;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Writes files of a site to a bucket, and verifies that the storage has the right bytes. */
final class VerifiedUploads {
    // A storage that corrupts this many files probably corrupts all, so the rest is not sent.
    private static final int MAX_WRONG = 20;
    private static final int NAMED = 5;

    private final Bucket bucket;
    private final Storage storage;
    private final Map<String, SiteFile> written = new ConcurrentHashMap<>();
    private final Map<String, StoredObject> verified = new ConcurrentHashMap<>();

    /** @param storage a storage that writes only while the lock is held */
    VerifiedUploads(Bucket bucket, Storage storage) {
        this.bucket = bucket;
        this.storage = storage;
    }

    /** Sends a file, unless too many files were stored wrong. */
    void send(String key, SiteFile file, UploadBody body) {
        if (written.size() - verified.size() < MAX_WRONG) {
            String tag = storage.put(key, body);
            record(key, file, new StoredObject(body.size(), body.md5()), tag);
        }
    }

    /** Makes the storage copy an object to another key, so that nothing is sent. */
    void copy(String from, StoredObject source, String to, SiteFile file, Headers headers) {
        record(to, file, source, storage.copy(from, source.tag(), to, headers));
    }

    private void record(String key, SiteFile file, StoredObject expected, String tag) {
        written.put(key, file);
        if (tag.equals(expected.tag())) {
            verified.put(key, expected);
        } else if (matches(key, file)) {
            storage.head(key).ifPresent(stored -> verified.put(key, stored)); // this storage's tags are not MD5 hashes
        }
    }

    /** Reads an object, and compares it with a file's hash. */
    boolean matches(String key, SiteFile file) {
        return MediaTypes.isText(file.name())
                ? bucket.bytes(key, file).isPresent()
                : storage.hash(key).equals(Optional.of(file.hash()));
    }

    /**
     * Makes sure that all files written are right.
     *
     * @param consequence what a failure means for readers, for the message
     */
    void requireAllVerified(String consequence) {
        List<SiteFile> wrong = written.entrySet().stream()
                .filter(entry -> !verified.containsKey(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        if (!wrong.isEmpty()) {
            String count = Figures.count(wrong.size(), "file is", "files are");
            throw ProblemException.of(
                    count + " not in " + bucket.description() + " as they were sent: " + Bucket.listed(wrong, NAMED)
                            + "; " + consequence,
                    "publish again; if it stays so, the provider changes what it stores, and another has to be"
                            + " chosen");
        }
    }

    /** The storage's size and tag of an object that was verified; empty if it was not. */
    Optional<StoredObject> verified(String key) {
        return Optional.ofNullable(verified.get(key));
    }

    /** How many bytes the verified objects have. */
    long bytes() {
        return verified.values().stream().mapToLong(StoredObject::size).sum();
    }

    Collection<SiteFile> written() {
        return written.values();
    }
}

package dev.octavo.publish.s3;

import dev.octavo.lib.problem.ProblemException;
import dev.octavo.publish.lock.LockFolder;
import dev.octavo.publish.lock.LockTerms;
import dev.octavo.publish.lock.TextLock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The locks in a bucket. They need no conditional writes, which some storages lack, but listings must be consistent.
 */
record BucketLocks(Bucket bucket, LockTerms terms) implements LockFolder {
    private static final int ATTEMPTS = 3;

    @Override
    public List<String> names() {
        List<String> names = new ArrayList<>();
        bucket.storage()
                .list(
                        key(TextLock.NAME_PREFIX),
                        (key, stored) ->
                                names.add(key.substring(bucket.ownPrefix().length())));
        return names;
    }

    @Override
    public Optional<byte[]> bytes(String name) {
        return bucket.storage().read(key(name)).map(Storage.Read::bytes);
    }

    @Override
    public void create(String name, byte[] content) {
        bucket.storage().put(key(name), UploadBody.of(content));
    }

    @Override
    public boolean rewrite(String name, byte[] content) {
        for (int i = 0; i < ATTEMPTS; i++) {
            long start = System.nanoTime();
            Optional<StoredObject> there = bucket.storage().head(key(name));
            if (there.isEmpty()) {
                return false;
            }
            // Empty if a response was lost: then the second request finds what the first one wrote.
            Optional<String> tag =
                    bucket.storage().put(key(name), UploadBody.of(content), there.map(StoredObject::tag));
            if (tag.isPresent()
                    && System.nanoTime() - start < terms.maxRenewalAge().toNanos()) {
                return true;
            }
        }
        throw ProblemException.of(
                bucket.description() + " takes so long to answer that another octavo publish"
                        + " may have begun there meanwhile",
                "publish again when the connection is better: what has arrived is not sent again");
    }

    @Override
    public void delete(String name) {
        bucket.storage().delete(key(name));
    }

    private String key(String name) {
        return bucket.ownPrefix() + name;
    }
}

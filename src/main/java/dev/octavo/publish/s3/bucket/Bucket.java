package dev.octavo.publish.s3.bucket;

import dev.octavo.publish.s3.state.Keys;
import dev.octavo.publish.s3.storage.Headers;
import dev.octavo.publish.s3.storage.Storage;
import dev.octavo.site.destination.Destination;
import dev.octavo.work.Parallel;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** A bucket, the names in it, and how it is published to. */
public record Bucket(Destination.Bucket place, Storage storage, Keys keys, BucketSettings settings, Pace pace) {
    /** Nobody but us asks for what lies beside the site. */
    public static final Headers BESIDE = new Headers("application/octet-stream", "no-store");

    /** As the author would say it: {@code the bucket blog/notes at s3.example.org}. */
    public String described() {
        String prefix = place.prefix().isEmpty() ? "" : "/" + place.prefix();
        String host = place.endpoint()
                .flatMap(endpoint -> Optional.ofNullable(endpoint.getHost()))
                .map(name -> " at " + name)
                .orElse("");
        return "the bucket " + place.bucket() + prefix + host;
    }

    /**
     * Does {@code work} to all of {@code items}, many at once.
     *
     * @throws RuntimeException the first failure, when nothing is under way any more
     */
    public <T> void each(List<T> items, Consumer<T> work) {
        Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
        Parallel.each(items, pace.threads(), item -> {
            if (failures.isEmpty()) {
                try {
                    work.accept(item);
                } catch (RuntimeException e) {
                    failures.add(e);
                }
            }
        });
        if (!failures.isEmpty()) {
            throw failures.element();
        }
    }
}

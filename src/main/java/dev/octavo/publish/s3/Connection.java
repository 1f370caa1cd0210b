package dev.octavo.publish.s3;

import dev.octavo.blog.site.destination.Destination;
import dev.octavo.publish.lock.Lock;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.apache.commons.io.function.IOFunction;
import org.apache.commons.io.function.Uncheck;

/** Sends requests about one bucket: signed, and again if they fail for reasons that may pass. */
final class Connection {
    private static final Duration CONNECT = Duration.ofSeconds(15);
    private static final Duration SILENCE = Duration.ofSeconds(60);
    private static final Duration TOLERATED = Duration.ofMinutes(4); // storages allow for 15, some for 5
    private static final long LONGEST_PAUSE_MS = 20_000;

    private final String name;
    private final String bucket;
    private final String objects;
    private final String region;
    private final CredentialChain credentials;
    private final BucketSettings settings;
    private final StorageErrors faults;
    private final int attempts;
    private final Wire wire;
    private volatile Duration behind = Duration.ZERO;

    /**
     * Opens a bucket without sending a request.
     *
     * @param attempts how many times to send a request before it fails
     * @param listener called with what sends requests, and returns what to send them with
     */
    Connection(
            Destination.Bucket place,
            BucketSettings settings,
            StorageErrors faults,
            int attempts,
            UnaryOperator<Wire> listener) {
        Profile profile = Profile.read(settings);
        this.region = place.region()
                .or(() -> settings.variable("AWS_REGION"))
                .or(() -> settings.variable("AWS_DEFAULT_REGION"))
                .or(() -> profile.value("region"))
                // Other storages need a region for the signature, but most accept any.
                .or(() -> place.endpoint().map(other -> "us-east-1"))
                .orElseThrow(() -> faults.missing("region"));
        // Certificates of Amazon are for one name before its own.
        boolean byPath = place.endpoint().isPresent() || place.bucket().contains(".");
        String server = place.endpoint()
                .map(url -> url.toString()
                        .replaceFirst("(?<!/)/+$", "")
                        .replaceFirst("^(https://.*):443$|^(http://.*):80$", "$1$2"))
                .orElse(amazon(byPath ? "s3" : place.bucket() + ".s3", region));
        this.name = place.bucket();
        this.bucket = server + "/" + (byPath ? place.bucket() : "");
        this.objects = byPath ? bucket + "/" : bucket;
        this.credentials = new CredentialChain(settings, profile, region);
        this.settings = settings;
        this.faults = faults;
        this.attempts = attempts;
        this.wire = listener.apply(new Http(settings, CONNECT, SILENCE));
    }

    /** The URL of a service of Amazon in a region. */
    static String amazon(String service, String region) {
        return "https://" + service + "." + region + ".amazonaws.com" + (region.startsWith("cn-") ? ".cn" : "");
    }

    Request request(String method, String key) {
        return Request.of(method, URI.create(objects + path(key)));
    }

    /** How requests name an object in their headers. */
    String source(String key) {
        return "/" + name + "/" + path(key);
    }

    private static String path(String key) {
        return Request.encoded(key).replace("%2F", "/");
    }

    /** A request about the whole bucket. */
    Request query(String parameters) {
        return Request.of("GET", URI.create(bucket + "?" + parameters));
    }

    /**
     * Sends a request, until the response is read.
     *
     * @param lock if present, it must be held each time
     * @throws Refusal if the response is an error
     */
    <T> T send(Request request, Optional<Lock> lock, IOFunction<Answer, T> reading) throws IOException {
        for (int attempt = 1; ; attempt++) {
            Credentials keys = credentials.current().orElseThrow(() -> faults.missing("credentials"));
            // Each time, since the machine may have slept meanwhile.
            lock.ifPresent(held -> Uncheck.run(held::check));
            Instant time = settings.clock().instant().plus(behind);
            try (Answer answer = wire.send(new Signature(keys, region, time).sign(request))) {
                if (answer.status() / 100 != 2) {
                    throw Refusal.of(answer);
                }
                T read = reading.apply(answer);
                faults.noteAccepted();
                return read;
            } catch (IOException e) {
                boolean isPassing =
                        !(e instanceof Refusal refusal) || refusal.isPassing() || correctsClock(refusal, time);
                if (attempt >= attempts || !isPassing) {
                    throw e;
                }
                pause(attempt, e instanceof Refusal refusal && refusal.isBusy());
            }
        }
    }

    /** Takes over the storage's time if a request was refused and this machine's clock is off. */
    private boolean correctsClock(Refusal refusal, Instant sent) {
        Instant right = refusal.answer().date();
        boolean isOff = refusal.status() / 100 == 4
                && right.isAfter(Instant.EPOCH)
                && Duration.between(sent, right).abs().compareTo(TOLERATED) > 0;
        if (isOff) {
            behind = Duration.between(settings.clock().instant(), right);
        }
        return isOff;
    }

    /** Waits for a random time, so that the eight requests at once do not come at once again. */
    private static void pause(int attempt, boolean isBusy) {
        long longest = Math.min(LONGEST_PAUSE_MS, (isBusy ? 1000L : 100L) << (attempt - 1));
        LockSupport.parkNanos(1_000_000 * ThreadLocalRandom.current().nextLong(longest + 1));
    }
}

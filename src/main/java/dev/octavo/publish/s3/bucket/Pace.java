package dev.octavo.publish.s3.bucket;

import java.time.Duration;

/**
 * How fast things go.
 *
 * @param renewal how often a publishing says that it is alive
 * @param watch how long one that says nothing is watched before it counts as dead
 * @param attempts how often a request is sent before it has failed
 * @param threads how many requests are under way at once
 */
public record Pace(Duration renewal, Duration watch, int attempts, int threads) {
    public static final Pace USUAL = new Pace(Duration.ofSeconds(5), Duration.ofSeconds(15), 5, 8);
}

package dev.octavo.publish.s3.bucket;

import java.util.Optional;

/**
 * How long something is ago, by the longer of two clocks: one stands still while a machine sleeps, and the other may be
 * set. It only decides to look once more.
 */
final class Age {
    private volatile Optional<Moment> begin = Optional.empty();

    /** What both clocks show. */
    record Moment(long nanos, long clock) {
        static Moment now() {
            return new Moment(System.nanoTime(), System.currentTimeMillis());
        }

        private long millisAgo() {
            Moment now = now();
            return Math.max((now.nanos - nanos) / 1_000_000, Math.abs(now.clock - clock));
        }
    }

    void begin(Moment moment) {
        begin = Optional.of(moment);
    }

    void forget() {
        begin = Optional.empty();
    }

    long millis() {
        return begin.map(Moment::millisAgo).orElse(Long.MAX_VALUE);
    }
}

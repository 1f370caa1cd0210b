package dev.octavo.publish.s3.bucket;

/**
 * How long something is ago, by the longer of two clocks: one stands still while a machine sleeps, and the other may be
 * set. It only decides to look once more.
 */
final class Age {
    private volatile long nanos = System.nanoTime();
    private volatile long clock = System.currentTimeMillis();
    private volatile boolean known;

    void begin() {
        nanos = System.nanoTime();
        clock = System.currentTimeMillis();
        known = true;
    }

    void forget() {
        known = false;
    }

    long millis() {
        long stopwatch = (System.nanoTime() - nanos) / 1_000_000;
        return known ? Math.max(stopwatch, Math.abs(System.currentTimeMillis() - clock)) : Long.MAX_VALUE;
    }
}

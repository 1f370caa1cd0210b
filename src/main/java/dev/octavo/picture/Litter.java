package dev.octavo.picture;

/**
 * Collects garbage in time. Pictures leave large arrays behind, which go straight to the old generation; the serial collector
 * would let the heap grow to its limit, a quarter of the machine, before it looks there.
 */
final class Litter {
    private static final long ALLOWED = 96 << 20;

    private static long left;

    private Litter() {}

    /** Is called after each picture, and collects if much more memory is in use than after the last collection. */
    static synchronized void collect() {
        if (used() > left + left / 4 + ALLOWED) {
            System.gc();
            left = used();
        }
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}

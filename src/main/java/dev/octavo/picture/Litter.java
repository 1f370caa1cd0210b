package dev.octavo.picture;

/**
 * Has memory collected in time. Pictures leave large arrays behind, and the serial collector rather lets the heap grow to its
 * limit, a quarter of the machine, than look for them where it keeps what is large.
 */
final class Litter {
    private static final long ALLOWED = 96 << 20;

    private static long left;

    private Litter() {}

    /** To be called after each picture: collects if much more than last time is in use. */
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

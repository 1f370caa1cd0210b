package dev.octavo.picture;

/**
 * Collects garbage early. Pictures leave large arrays, which go straight to the old generation; the serial collector would let
 * the heap grow to its limit, a quarter of the machine's memory, before it collects there.
 */
final class GarbageCollection {
    private static final long MAX_GROWTH = 96 << 20;

    private static long usedAfterLast;

    private GarbageCollection() {}

    /** Call after each picture. Collects if much more memory is in use than after the last collection. */
    static synchronized void runIfNeeded() {
        if (used() > usedAfterLast + usedAfterLast / 4 + MAX_GROWTH) {
            System.gc();
            usedAfterLast = used();
        }
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}

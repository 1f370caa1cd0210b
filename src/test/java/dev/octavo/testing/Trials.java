package dev.octavo.testing;

/** How often a test kills, cuts or edits, and with which seed: all of it with {@code -Pendurance}, a twentieth in every run of CI. */
public final class Trials {
    private static final boolean ALL = Boolean.getBoolean("octavo.endurance");
    private static final long SEED_OF_CI = 20_261_126;
    private static final int PART = 20;
    private static final int FEWEST = 5;

    private Trials() {}

    /** Whether to run all trials, however long they take. */
    public static boolean all() {
        return ALL;
    }

    /** The seed of {@code -Doctavo.seed=…}; otherwise a new one with {@code -Pendurance}, and always the same in CI. */
    public static long seed() {
        return Long.getLong("octavo.seed", ALL ? System.nanoTime() : SEED_OF_CI);
    }

    /** {@code all}, or a twentieth of them, but no fewer than 5. */
    public static int of(int all) {
        return ALL ? all : Math.max(Math.min(all, FEWEST), all / PART);
    }

    /** The distance between the moments to try: 1, or {@code otherwise}. */
    public static int step(int otherwise) {
        return ALL ? 1 : otherwise;
    }
}

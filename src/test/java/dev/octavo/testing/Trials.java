package dev.octavo.testing;

/** How often a test kills, cuts or edits, and with which seed: all of it with {@code -Pendurance}, a tenth in every run of CI. */
public final class Trials {
    private static final boolean ALL = Boolean.getBoolean("octavo.endurance");
    private static final long SEED_OF_CI = 20_261_126;
    private static final int PART = 10;
    private static final int FEWEST = 5;

    private Trials() {}

    /** Whether all are to be tried, however long that takes. */
    public static boolean all() {
        return ALL;
    }

    /** That of {@code -Doctavo.seed=…}; else one that nobody tried before with {@code -Pendurance}, and in CI always the same. */
    public static long seed() {
        return Long.getLong("octavo.seed", ALL ? System.nanoTime() : SEED_OF_CI);
    }

    /** {@code all}, or a tenth of them, but no fewer than 5. */
    public static int of(int all) {
        return ALL ? all : Math.max(Math.min(all, FEWEST), all / PART);
    }

    /** 1, or {@code otherwise}: how far it is from one moment that is tried to the next. */
    public static int step(int otherwise) {
        return ALL ? 1 : otherwise;
    }
}

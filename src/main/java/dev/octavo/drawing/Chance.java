package dev.octavo.drawing;

import java.util.Random;

/** Random numbers that depend only on a seed: those of {@link Random}, which are the same in every Java. */
final class Chance {
    private final Random random;

    Chance(long seed) {
        random = new Random(seed);
    }

    /** At least 0 and less than {@code bound}. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Between the two, both included. */
    int between(int least, int most) {
        return least + below(most - least + 1);
    }

    boolean oneIn(int count) {
        return below(count) == 0;
    }

    @SafeVarargs
    final <T> T of(T... choice) {
        return choice[below(choice.length)];
    }
}

package dev.octavo.lib.drawing;

import java.util.Random;

/** Random numbers that depend only on a seed; {@link Random} gives the same ones in every Java. */
final class SeededRandom {
    private final Random random;

    SeededRandom(long seed) {
        random = new Random(seed);
    }

    /** A number from 0 to {@code bound}, exclusive. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** A number from {@code min} to {@code max}, inclusive. */
    int inRange(int min, int max) {
        return min + below(max - min + 1);
    }

    boolean oneIn(int count) {
        return below(count) == 0;
    }

    @SafeVarargs
    final <T> T pick(T... choices) {
        return choices[below(choices.length)];
    }
}

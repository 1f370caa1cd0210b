package dev.octavo.drawing;

/** Numbers that look drawn by lot but follow from a seed, the same in every Java: SplitMix64. */
final class Chance {
    private long state;

    Chance(long seed) {
        state = seed;
    }

    private long next() {
        state += 0x9e3779b97f4a7c15L;
        long mixed = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    /** From 0 on, below {@code bound}. */
    int below(int bound) {
        return (int) ((next() >>> 33) % bound);
    }

    /** Both included. */
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

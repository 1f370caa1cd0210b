package dev.octavo.related;

/** Selects the largest of many small numbers in linear time. */
final class TopCounts {
    /** Larger numbers count as this one. */
    static final int MAX = 255;

    private TopCounts() {}

    /**
     * The indexes, ascending, of the {@code most} largest among the first {@code size} of {@code numbers}; of equal numbers
     * the first win.
     *
     * @param numbers none below 0
     */
    static int[] of(int[] numbers, int size, int most) {
        int[] histogram = new int[MAX + 1];
        for (int i = 0; i < size; i++) {
            histogram[Math.min(numbers[i], MAX)]++;
        }
        int least = MAX;
        int equal = most; // how many that are as small as the smallest may be taken
        for (; least > 0 && histogram[least] < equal; least--) {
            equal -= histogram[least];
        }
        int[] top = new int[Math.min(most, size)];
        int count = 0;
        for (int i = 0; i < size && count < top.length; i++) {
            int number = Math.min(numbers[i], MAX);
            if (number > least || (number == least && equal-- > 0)) {
                top[count++] = i;
            }
        }
        return top;
    }
}

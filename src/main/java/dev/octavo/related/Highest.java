package dev.octavo.related;

/** Chooses from many numbers those that are highest, without sorting them. */
final class Highest {
    /** Numbers from this on count as equal. */
    static final int TOP = 255;

    private Highest() {}

    /**
     * Which of the first {@code size} of {@code numbers} are the {@code most} highest, in order; of equal ones the first.
     *
     * @param numbers none below 0
     */
    static int[] of(int[] numbers, int size, int most) {
        int[] having = new int[TOP + 1];
        for (int i = 0; i < size; i++) {
            having[Math.min(numbers[i], TOP)]++;
        }
        int least = TOP;
        int equal = most; // how many may be as low as the lowest
        for (; least > 0 && having[least] < equal; least--) {
            equal -= having[least];
        }
        int[] highest = new int[Math.min(most, size)];
        int count = 0;
        for (int i = 0; i < size && count < highest.length; i++) {
            int number = Math.min(numbers[i], TOP);
            if (number > least || (number == least && equal-- > 0)) {
                highest[count++] = i;
            }
        }
        return highest;
    }
}

package dev.octavo.related;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TopCountsTest {
    @Test
    void areInOrderAndOfEqualOnesTheFirst() {
        assertArrayEquals(new int[] {1, 2, 4}, TopCounts.of(new int[] {2, 9, 3, 2, 3, 3}, 5, 3));
        assertArrayEquals(new int[] {0, 1}, TopCounts.of(new int[] {0, 0, 0}, 3, 2));
        assertArrayEquals(new int[] {0}, TopCounts.of(new int[] {1000, 300}, 2, 1));
        assertArrayEquals(new int[] {}, TopCounts.of(new int[] {}, 0, 3));
    }

    @Test
    void areThoseThatSortingFinds() {
        Random random = new Random(11);
        for (int i = 0; i < 300; i++) {
            int[] numbers =
                    random.ints(random.nextInt(60), 0, 1 + random.nextInt(300)).toArray();
            int most = random.nextInt(70);
            int[] sorted = IntStream.range(0, numbers.length)
                    .boxed()
                    .sorted(Comparator.comparingInt(at -> -Math.min(numbers[at], TopCounts.MAX)))
                    .limit(most)
                    .mapToInt(at -> at)
                    .sorted()
                    .toArray();
            assertArrayEquals(sorted, TopCounts.of(numbers, numbers.length, most), Arrays.toString(numbers) + most);
        }
    }
}

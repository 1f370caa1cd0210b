package dev.octavo.blog.terms;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class HashNumbersTest {
    @Test
    void numbersHashesInTheOrderInWhichTheyCome() {
        HashNumbers numbers = new HashNumbers();
        List<Long> known = new ArrayList<>();
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            long hash = i == 300 ? 0 : random.nextInt(3_000) * HashNumbers.GOLDEN;
            assertEquals(known.indexOf(hash), numbers.known(hash));
            if (!known.contains(hash)) {
                known.add(hash);
            }
            assertEquals(known.indexOf(hash), numbers.number(hash));
        }
        assertEquals(known.size(), numbers.size());
        for (int number = 0; number < known.size(); number++) {
            assertEquals(known.get(number), numbers.hash(number));
        }
    }
}

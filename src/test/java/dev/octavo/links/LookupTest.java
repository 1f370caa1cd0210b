package dev.octavo.links;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A table finds what was put in, and nothing else. */
final class LookupTest {
    @Test
    void findsEveryValueByItsKey() {
        for (int count : List.of(0, 1, 2, 3, 4, 1000)) {
            List<String> words =
                    IntStream.range(0, count).mapToObj(i -> "word-" + i).toList();
            Lookup<Integer, String> lookup = new Lookup<>(words, word -> Integer.parseInt(word.substring(5)));
            for (int i = 0; i < count; i++) {
                assertEquals(Optional.of("word-" + i), lookup.find(i));
            }
            assertEquals(Optional.empty(), lookup.find(count));
            assertEquals(Optional.empty(), lookup.find(-1));
        }
    }

    @Test
    void findsTheFirstOfThoseWithOneKey() {
        Lookup<Integer, String> lookup = new Lookup<>(List.of("one", "two", "three"), String::length);
        assertEquals(Optional.of("one"), lookup.find(3));
        assertEquals(Optional.of("three"), lookup.find(5));
    }
}

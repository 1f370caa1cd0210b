package dev.octavo.blog.links;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class HashIndexTest {
    @Test
    void findsEveryValueByItsKey() {
        for (int count : List.of(0, 1, 2, 3, 4, 1000)) {
            List<String> words =
                    IntStream.range(0, count).mapToObj(i -> "word-" + i).toList();
            HashIndex<Integer, String> index = new HashIndex<>(words, word -> Integer.parseInt(word.substring(5)));
            for (int i = 0; i < count; i++) {
                assertEquals(Optional.of("word-" + i), index.find(i));
            }
            assertEquals(Optional.empty(), index.find(count));
            assertEquals(Optional.empty(), index.find(-1));
        }
    }

    @Test
    void findsTheFirstOfSeveralValuesWithTheSameKey() {
        HashIndex<Integer, String> index = new HashIndex<>(List.of("one", "two", "three"), String::length);
        assertEquals(Optional.of("one"), index.find(3));
        assertEquals(Optional.of("three"), index.find(5));
    }
}

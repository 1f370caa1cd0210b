package dev.octavo.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class OccurrencesTest {
    private static final int WORDS = 3000;
    private static final int ARTICLES = 1600;

    @Test
    void keepsMillionsOfPairsInScratchBuffersAndFindsThemByWord() {
        List<Integer> buffers = new ArrayList<>();
        Occurrences occurrences = new Occurrences(bytes -> {
            buffers.add(bytes);
            return ByteBuffer.allocate(bytes);
        });
        Random random = new Random(5);
        List<TreeMap<Integer, Integer>> expected = IntStream.range(0, WORDS)
                .mapToObj(word -> new TreeMap<Integer, Integer>())
                .toList();
        for (int article = 0; article < ARTICLES; article++) {
            for (int word = random.nextInt(3); word < WORDS; word += 1 + random.nextInt(3)) {
                int times = 1 + random.nextInt(400);
                occurrences.add(word, times);
                expected.get(word).put(article, Math.min(times, Postings.MOST));
            }
            occurrences.endArticle();
        }
        assertTrue(buffers.size() > 1, buffers::toString);
        int[] words = IntStream.range(0, WORDS).map(i -> WORDS - 1 - i).toArray();
        List<Integer> order = new ArrayList<>();
        occurrences.each(words, (word, postings) -> {
            TreeMap<Integer, Integer> found = new TreeMap<>();
            postings.each(found::put);
            assertEquals(expected.get(word), found);
            assertEquals(found.size(), occurrences.articles(word));
            order.add(word);
        });
        assertEquals(IntStream.of(words).boxed().toList(), order);
    }
}

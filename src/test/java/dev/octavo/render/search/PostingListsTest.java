package dev.octavo.render.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PostingListsTest {
    private static final int TERMS = 3000;
    private static final int ARTICLES = 1600;

    @Test
    void keepsMillionsOfPostingsInScratchBuffersAndReadsThemByTerm() {
        List<Integer> buffers = new ArrayList<>();
        PostingLists lists = new PostingLists(bytes -> {
            buffers.add(bytes);
            return ByteBuffer.allocate(bytes);
        });
        Random random = new Random(5);
        int[][] expected = new int[TERMS][ARTICLES]; // frequencies
        for (int article = 0; article < ARTICLES; article++) {
            for (int term = random.nextInt(3); term < TERMS; term += 1 + random.nextInt(3)) {
                int frequency = 1 + random.nextInt(255);
                lists.add(term, frequency);
                expected[term][article] = frequency;
            }
            lists.endArticle();
        }
        assertTrue(buffers.size() > 1, buffers::toString);
        int[] terms = IntStream.range(0, TERMS).map(i -> TERMS - 1 - i).toArray();
        List<Integer> order = new ArrayList<>();
        lists.forEach(terms, (term, postings) -> {
            int[] found = new int[ARTICLES];
            postings.forEach((article, frequency) -> found[article] = frequency);
            assertArrayEquals(expected[term], found);
            assertEquals(IntStream.of(found).filter(f -> f > 0).count(), lists.documentFrequency(term));
            order.add(term);
        });
        assertEquals(IntStream.of(terms).boxed().toList(), order);
    }
}

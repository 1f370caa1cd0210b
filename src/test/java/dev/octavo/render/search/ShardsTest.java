package dev.octavo.render.search;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.blog.terms.Vocabulary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ShardsTest {
    @ParameterizedTest
    @CsvSource({"1000,100,true,25000", "1500,60,false,28000", "1500,100,false,40000", "100,20,true,25000"})
    void areSmallAndFewAlsoWithManyTerms(int articles, int ownTerms, boolean cardsInDirectory, int most) {
        Random random = new Random(3);
        Vocabulary vocabulary = new Vocabulary();
        PostingLists postings = new PostingLists(ByteBuffer::allocate);
        for (int article = 0; article < articles; article++) {
            for (int i = 0; i < ownTerms; i++) {
                postings.add(vocabulary.id(word(random.nextLong())), 4);
            }
            for (int i = random.nextInt(9); i < 2000; i += 1 + random.nextInt(9)) {
                postings.add(vocabulary.id(word(i * 0x9E3779B97F4A7C15L)), 4 + random.nextInt(40));
            }
            postings.endArticle();
        }
        int[] lengths = new int[articles];
        Arrays.fill(lengths, 900);
        ResultCards.All cards = new ResultCards.All(
                IntStream.range(0, articles)
                        .mapToObj(i -> word(random.nextLong()) + " " + word(random.nextLong()) + " and a title")
                        .toList(),
                IntStream.range(0, articles).mapToObj(i -> "posts/*/").toList(),
                IntStream.range(0, articles).mapToObj(i -> 20_000L + i).toList());
        List<Integer> sizes = new ArrayList<>();
        Shards.of(
                new InvertedIndex(vocabulary, postings, Bm25.of(lengths)),
                cards,
                cardsInDirectory,
                (number, bytes) -> Integer.toString(sizes.add(compressed(bytes)) ? number : -1));
        assertTrue(sizes.size() <= 110, sizes::toString);
        assertTrue(sizes.stream().allMatch(size -> size < most), sizes::toString);
    }

    private static String word(long number) {
        return Long.toString(number >>> 28, 36);
    }

    private static int compressed(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.size();
    }
}

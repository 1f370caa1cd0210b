package dev.octavo.render.search;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;

/**
 * Inverts an index: postings are added article by article and read term by term. Each takes four bytes, and all but the
 * last ones lie in scratch buffers, since a large site has millions.
 */
final class PostingLists {
    private static final int CHUNK = 1 << 16;
    private static final int CHUNKS = 16; // in a buffer
    private static final int MAX_TERMS = 1 << (Integer.SIZE - Postings.FREQUENCY_BITS);

    /** How many postings are sorted in one pass. */
    private static final int PASS = 1 << 22;

    private final IntFunction<ByteBuffer> allocator;
    private final List<IntBuffer> buffers = new ArrayList<>(); // each CHUNKS chunks of terms and frequencies
    private final int[] open = new int[CHUNK]; // the chunk being filled
    private int count;
    private int[] ends = new int[64]; // by article: the number of postings up to its last
    private int articles;
    private int[] documentFrequencies = new int[1 << 10]; // by term

    /** @param allocator makes a buffer of so many bytes */
    PostingLists(IntFunction<ByteBuffer> allocator) {
        this.allocator = allocator;
    }

    /** Adds a term of the current article, once for each article. */
    void add(int term, int frequency) {
        if (term >= MAX_TERMS) {
            throw new IllegalStateException("a site has less than " + MAX_TERMS + " terms");
        }
        if (term >= documentFrequencies.length) {
            documentFrequencies = Arrays.copyOf(documentFrequencies, 2 * term);
        }
        documentFrequencies[term]++;
        open[count % CHUNK] = (term << Postings.FREQUENCY_BITS) | frequency;
        count++;
        if (count % CHUNK == 0) {
            store();
        }
    }

    private void store() {
        if (buffers.isEmpty() || !buffers.get(buffers.size() - 1).hasRemaining()) {
            buffers.add(allocator.apply(Integer.BYTES * CHUNK * CHUNKS).asIntBuffer());
        }
        buffers.get(buffers.size() - 1).put(open);
    }

    void endArticle() {
        if (articles == ends.length) {
            ends = Arrays.copyOf(ends, 2 * articles);
        }
        ends[articles++] = count;
    }

    int documentFrequency(int term) {
        return documentFrequencies[term];
    }

    /** Calls {@code consumer} with the postings of each term, in the order of {@code terms}. */
    void forEach(int[] terms, BiConsumer<Integer, Postings> consumer) {
        int[] places = new int[documentFrequencies.length];
        for (int from = 0; from < terms.length; ) {
            Arrays.fill(places, -1);
            int size = 0;
            int to = from;
            while (to < terms.length && (to == from || size + documentFrequencies[terms[to]] <= PASS)) {
                places[terms[to]] = size;
                size += documentFrequencies[terms[to]];
                to++;
            }
            int[] sorted = sorted(places, size);
            int start = 0;
            for (int i = from; i < to; i++) {
                int end = places[terms[i]];
                consumer.accept(terms[i], new Postings(sorted, start, end));
                start = end;
            }
            from = to;
        }
    }

    /**
     * The postings of the terms that have a place, sorted by counting.
     *
     * @param places by term, where its postings begin; -1 leaves it out. Becomes where they end.
     */
    private int[] sorted(int[] places, int size) {
        int[] sorted = new int[size];
        int[] stored = new int[CHUNK];
        int[] chunk = stored;
        int at = 0;
        for (int article = 0; article < articles; article++) {
            for (; at < ends[article]; at++) {
                if (at % CHUNK == 0) {
                    chunk = chunk(at / CHUNK, stored);
                }
                int posting = chunk[at % CHUNK];
                int term = posting >>> Postings.FREQUENCY_BITS;
                if (places[term] >= 0) {
                    sorted[places[term]++] = (article << Postings.FREQUENCY_BITS)
                            | (posting & (Postings.IN_TITLE | Postings.MAX_FREQUENCY));
                }
            }
        }
        return sorted;
    }

    /** The chunk of that number, read into {@code stored} unless it is still being filled. */
    private int[] chunk(int number, int[] stored) {
        if (number == count / CHUNK) {
            return open;
        }
        buffers.get(number / CHUNKS).get(number % CHUNKS * CHUNK, stored);
        return stored;
    }
}

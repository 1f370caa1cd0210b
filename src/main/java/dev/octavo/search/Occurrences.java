package dev.octavo.search;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;

/**
 * Which words are in which articles: four bytes for each pair, added article by article and read word by word. All but
 * the last ones lie in scratch buffers, since a large site has millions.
 */
final class Occurrences {
    private static final int CHUNK = 1 << 16;
    private static final int CHUNKS = 16; // in a buffer
    private static final int MOST_WORDS = 1 << (Integer.SIZE - Postings.BITS);

    /** So many are sorted in one pass. */
    private static final int AT_ONCE = 1 << 22;

    private final IntFunction<ByteBuffer> scratch;
    private final List<IntBuffer> buffers = new ArrayList<>(); // of chunks: words, and how often they are there
    private final int[] open = new int[CHUNK]; // the chunk under way
    private int count;
    private int[] ends = new int[64]; // of articles
    private int articles;
    private int[] having = new int[1 << 10]; // how many articles have each word

    /** @param scratch makes buffers of so many bytes */
    Occurrences(IntFunction<ByteBuffer> scratch) {
        this.scratch = scratch;
    }

    /** Notes a word of the article that ends next. */
    void add(int word, int times) {
        if (word >= MOST_WORDS) {
            throw new IllegalStateException("a site has less than " + MOST_WORDS + " words");
        }
        if (word >= having.length) {
            having = Arrays.copyOf(having, 2 * word);
        }
        having[word]++;
        open[count % CHUNK] = (word << Postings.BITS) | Math.min(times, Postings.MOST);
        count++;
        if (count % CHUNK == 0) {
            store();
        }
    }

    private void store() {
        if (buffers.isEmpty() || !buffers.get(buffers.size() - 1).hasRemaining()) {
            buffers.add(scratch.apply(Integer.BYTES * CHUNK * CHUNKS).asIntBuffer());
        }
        buffers.get(buffers.size() - 1).put(open);
    }

    void endArticle() {
        if (articles == ends.length) {
            ends = Arrays.copyOf(ends, 2 * articles);
        }
        ends[articles++] = count;
    }

    int articles(int word) {
        return having[word];
    }

    /** Tells the articles of each word, in the order of {@code words}. */
    void each(int[] words, BiConsumer<Integer, Postings> listener) {
        int[] places = new int[having.length];
        for (int from = 0; from < words.length; ) {
            Arrays.fill(places, -1);
            int size = 0;
            int to = from;
            while (to < words.length && (to == from || size + having[words[to]] <= AT_ONCE)) {
                places[words[to]] = size;
                size += having[words[to]];
                to++;
            }
            int[] sorted = sorted(places, size);
            int start = 0;
            for (int i = from; i < to; i++) {
                int end = places[words[i]];
                listener.accept(words[i], new Postings(sorted, start, end));
                start = end;
            }
            from = to;
        }
    }

    /** Puts the articles of every word from its place on, which becomes their end; -1 leaves a word out. */
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
                int noted = chunk[at % CHUNK];
                int word = noted >>> Postings.BITS;
                if (places[word] >= 0) {
                    sorted[places[word]++] = (article << Postings.BITS) | (noted & Postings.MOST);
                }
            }
        }
        return sorted;
    }

    /** That chunk, read into {@code stored} unless it is the open one. */
    private int[] chunk(int number, int[] stored) {
        if (number == count / CHUNK) {
            return open;
        }
        buffers.get(number / CHUNKS).get(number % CHUNKS * CHUNK, stored);
        return stored;
    }
}

package dev.octavo.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Which words are in which articles. They are noted article by article and told word by word: four bytes for each, since
 * a large site has millions.
 */
final class Occurrences {
    private static final int CHUNK = 1 << 16;
    private static final int MOST_WORDS = 1 << (Integer.SIZE - Postings.BITS);

    /** So many are sorted in one pass. */
    private static final int AT_ONCE = 1 << 22;

    private final List<int[]> chunks = new ArrayList<>(); // of words, and how often they are there
    private int count;
    private int[] ends = new int[64]; // of articles
    private int articles;
    private int[] having = new int[1 << 10]; // how many articles have each word

    /** Notes a word of the article that ends next. */
    void add(int word, int times) {
        if (word >= MOST_WORDS) {
            throw new IllegalStateException("a site has less than " + MOST_WORDS + " words");
        }
        if (word >= having.length) {
            having = Arrays.copyOf(having, 2 * word);
        }
        having[word]++;
        if (count % CHUNK == 0) {
            chunks.add(new int[CHUNK]);
        }
        chunks.get(count / CHUNK)[count % CHUNK] = (word << Postings.BITS) | Math.min(times, Postings.MOST);
        count++;
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
        int at = 0;
        for (int article = 0; article < articles; article++) {
            for (; at < ends[article]; at++) {
                int noted = chunks.get(at / CHUNK)[at % CHUNK];
                int word = noted >>> Postings.BITS;
                if (places[word] >= 0) {
                    sorted[places[word]++] = (article << Postings.BITS) | (noted & Postings.MOST);
                }
            }
        }
        return sorted;
    }
}

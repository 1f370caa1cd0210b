package dev.octavo.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The articles that have a word, and how often: two or three bytes for each, since a large site has millions. */
final class Postings {
    private static final int MORE = 0x80;
    private static final int MOST = 0xff;

    private byte[] bytes = new byte[4];
    private int size;
    private int last = -1;
    private int count;

    /** An article, counted from 0, and how often it has the word: quarters, weighted by place. */
    record Posting(int article, int times) {}

    /** @param article larger than the last one */
    void add(int article, int times) {
        int step = article - last - 1;
        last = article;
        count++;
        while (step >= MORE) {
            put((step & (MORE - 1)) | MORE);
            step >>>= 7;
        }
        put(step);
        put(Math.min(times, MOST));
    }

    private void put(int b) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, size + (size >> 1));
        }
        bytes[size++] = (byte) b;
    }

    int count() {
        return count;
    }

    List<Posting> all() {
        List<Posting> all = new ArrayList<>(count);
        int at = 0;
        int article = -1;
        while (at < size) {
            int step = 0;
            int shift = 0;
            while ((bytes[at] & MORE) != 0) {
                step |= (bytes[at++] & (MORE - 1)) << shift;
                shift += 7;
            }
            step |= bytes[at++] << shift;
            article += step + 1;
            all.add(new Posting(article, bytes[at++] & MOST));
        }
        return all;
    }

    /** The articles it says most about, the newest first of those that are alike. */
    static Comparator<Posting> byScore(Relevance relevance) {
        return Comparator.comparingInt((Posting posting) -> relevance.level(posting))
                .thenComparingInt(Posting::article)
                .reversed();
    }
}

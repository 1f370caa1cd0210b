package dev.octavo.search;

import java.util.Arrays;

/** The articles that have a word, and how often: two or three bytes for each, since a large site has millions. */
final class Postings {
    private static final int MORE = 0x80;
    private static final int MOST = 0xff;

    private byte[] bytes = new byte[4];
    private int size;
    private int last = -1;
    private int count;

    /**
     * @param article counted from 0, larger than the last one
     * @param times how often it has the word: quarters, weighted by place
     */
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

    /** Hears of each article, in order. */
    interface Listener {
        void hear(int article, int times);
    }

    void each(Listener listener) {
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
            listener.hear(article, bytes[at++] & MOST);
        }
    }
}

package dev.octavo.search;

/** The postings list of a term: the articles that contain it, ascending, each with the weighted frequency. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Postings(int[] all, int from, int to) {
    /** A posting is one int: the frequency in the low {@value} bits, the article in the others. */
    static final int FREQUENCY_BITS = 8;

    static final int MAX_FREQUENCY = (1 << FREQUENCY_BITS) - 1;

    /** Takes an article and the weighted frequency of the term in it. */
    interface Consumer {
        void accept(int article, int frequency);
    }

    int count() {
        return to - from;
    }

    void forEach(Consumer consumer) {
        for (int i = from; i < to; i++) {
            consumer.accept(all[i] >>> FREQUENCY_BITS, all[i] & MAX_FREQUENCY);
        }
    }
}

package dev.octavo.search;

/** The articles that have a word, in order, and how often each has it. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Postings(int[] all, int from, int to) {
    /** How many bits of a number are for {@code times}, of which there are no more than {@value #MOST}. */
    static final int BITS = 8;

    static final int MOST = (1 << BITS) - 1;

    /** Hears of each article. */
    interface Listener {
        /**
         * Takes an article.
         *
         * @param times quarters, weighted by place
         */
        void hear(int article, int times);
    }

    int count() {
        return to - from;
    }

    void each(Listener listener) {
        for (int i = from; i < to; i++) {
            listener.hear(all[i] >>> BITS, all[i] & MOST);
        }
    }
}

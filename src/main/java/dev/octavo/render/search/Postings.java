package dev.octavo.render.search;

import dev.octavo.blog.terms.ArticleTerms;

/** The postings list of a term: the articles that contain it, ascending, each with the weighted frequency and a flag. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Postings(int[] all, int from, int to) {
    /** A posting is one int: the frequency and {@link #IN_TITLE} in the low {@value} bits, the article in the others. */
    static final int FREQUENCY_BITS = 8;

    /** The highest of these bits: the term is in the title. */
    static final int IN_TITLE = ArticleTerms.IN_TITLE;

    static final int MAX_FREQUENCY = ArticleTerms.MAX_COUNT;

    /** Takes an article, and the weighted frequency of the term in it with {@link #IN_TITLE}. */
    interface Consumer {
        void accept(int article, int frequency);
    }

    int count() {
        return to - from;
    }

    void forEach(Consumer consumer) {
        for (int i = from; i < to; i++) {
            consumer.accept(all[i] >>> FREQUENCY_BITS, all[i] & (IN_TITLE | MAX_FREQUENCY));
        }
    }
}

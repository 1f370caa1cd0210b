package dev.octavo.search;

/**
 * How much a word says about an article, by Okapi BM25 (S. Robertson, H. Zaragoza, The Probabilistic Relevance
 * Framework, 2009): the part that is the article's own, in steps. How rare the word is, the browser adds.
 *
 * @param lengths of the articles, in words
 * @param usual the length of one, in steps so that one more article changes it seldom
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Relevance(int[] lengths, double usual) {
    static final int LEVELS = 8;
    private static final double K1 = 1.2;
    private static final double B = 0.75;
    private static final int STEP = 50;
    private static final double QUARTERS = 4;

    static Relevance of(int[] lengths) {
        long sum = 0;
        for (int length : lengths) {
            sum += length;
        }
        long average = sum / Math.max(1, lengths.length);
        return new Relevance(lengths, (average / STEP + 1) * (double) STEP);
    }

    /** 0 to {@value #LEVELS} - 1. */
    int level(int article, int quarters) {
        double times = quarters / QUARTERS;
        double length = lengths[article] / usual;
        double part = times / (times + K1 * (1 - B + B * length)); // 0 to 1
        return Math.min(LEVELS - 1, (int) (part * LEVELS));
    }
}

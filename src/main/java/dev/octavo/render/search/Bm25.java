package dev.octavo.render.search;

/**
 * The part of a BM25 score that depends on the article (S. Robertson, H. Zaragoza, The Probabilistic Relevance
 * Framework, 2009), quantized to a few levels. The browser multiplies it by the inverse document frequency.
 *
 * @param lengths of the articles, in words
 * @param averageLength rounded up, so that a new article seldom changes it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Bm25(int[] lengths, double averageLength) {
    /** Half of them are for terms of the title, above all others. */
    static final int LEVELS = 32;

    private static final double K1 = 1.2;
    private static final double B = 0.75;
    private static final int ROUNDING = 50;
    private static final double WEIGHT_OF_PROSE = 4;

    static Bm25 of(int[] lengths) {
        long sum = 0;
        for (int length : lengths) {
            sum += length;
        }
        long average = sum / Math.max(1, lengths.length);
        return new Bm25(lengths, (average / ROUNDING + 1) * (double) ROUNDING);
    }

    /** 0 to {@value #LEVELS} - 1, for the low bits of a posting. */
    int level(int article, int posting) {
        double frequency = (posting & Postings.MAX_FREQUENCY) / WEIGHT_OF_PROSE;
        double relativeLength = lengths[article] / averageLength;
        double saturation = frequency / (frequency + K1 * (1 - B + B * relativeLength)); // 0 to 1
        int level = Math.min(LEVELS / 2 - 1, (int) (saturation * LEVELS / 2));
        return (posting & Postings.IN_TITLE) == 0 ? level : LEVELS / 2 + level;
    }
}

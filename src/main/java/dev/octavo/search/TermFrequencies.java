package dev.octavo.search;

import java.util.Arrays;

/** How often each term occurs in an article, weighted by field. Reused for one article after the other. */
final class TermFrequencies {
    /** Added to the weight of a term of the title. */
    static final int TITLE = 1 << 24;

    private static final int CONTINUES = 0x80;
    private static final int MAX_NUMBER_BYTES = 5;

    private int[] frequencies = new int[1 << 10]; // by term
    private int[] terms = new int[1 << 10]; // those of the article, in order of first occurrence
    private int distinct;

    /** Takes a term and its frequency. */
    interface Consumer {
        void accept(int term, int frequency);
    }

    void add(int term, int weight) {
        if (term >= frequencies.length) {
            frequencies = Arrays.copyOf(frequencies, 2 * term);
        }
        if (frequencies[term] == 0) {
            if (distinct == terms.length) {
                terms = Arrays.copyOf(terms, 2 * distinct);
            }
            terms[distinct++] = term;
        }
        frequencies[term] += weight;
    }

    /** The low bits of a posting. */
    static int posting(int frequency) {
        int capped = Math.min(frequency & (TITLE - 1), Postings.MAX_FREQUENCY);
        return Integer.compareUnsigned(frequency, TITLE) < 0 ? capped : capped | Postings.IN_TITLE;
    }

    void forEach(Consumer consumer) {
        for (int i = 0; i < distinct; i++) {
            consumer.accept(terms[i], frequencies[terms[i]]);
        }
    }

    boolean isEmpty() {
        return distinct == 0;
    }

    void clear() {
        for (int i = 0; i < distinct; i++) {
            frequencies[terms[i]] = 0;
        }
        distinct = 0;
    }

    /**
     * Encoded for the cache as {@code length}, then the frequency, the number of bytes and the bytes of each term;
     * numbers in groups of 7 bits, the lowest first.
     */
    byte[] encoded(int length, Vocabulary vocabulary) {
        int capacity = MAX_NUMBER_BYTES;
        for (int i = 0; i < distinct; i++) {
            capacity += 2 * MAX_NUMBER_BYTES + vocabulary.length(terms[i]);
        }
        byte[] encoded = new byte[capacity];
        int at = put(length, encoded, 0);
        for (int i = 0; i < distinct; i++) {
            at = put(frequencies[terms[i]], encoded, at);
            at = put(vocabulary.length(terms[i]), encoded, at);
            vocabulary.copy(terms[i], encoded, at);
            at += vocabulary.length(terms[i]);
        }
        return Arrays.copyOf(encoded, at);
    }

    private static int put(int number, byte[] out, int start) {
        int at = start;
        int rest = number;
        for (; rest >= CONTINUES; rest >>>= 7) {
            out[at++] = (byte) ((rest & (CONTINUES - 1)) | CONTINUES);
        }
        out[at++] = (byte) rest;
        return at;
    }

    static int length(byte[] encoded) {
        return new Reader(encoded).number();
    }

    /** Adds the terms in {@code encoded}; returns the length in it. */
    int addEncoded(byte[] encoded, Vocabulary vocabulary) {
        Reader in = new Reader(encoded);
        int length = in.number();
        while (in.at < encoded.length) {
            int frequency = in.number();
            int end = in.number() + in.at;
            add(vocabulary.id(encoded, in.at, end), frequency);
            in.at = end;
        }
        return length;
    }

    private static final class Reader {
        private final byte[] bytes;
        private int at;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        int number() {
            int number = 0;
            int shift = 0;
            for (; (bytes[at] & CONTINUES) != 0; shift += 7) {
                number |= (bytes[at++] & (CONTINUES - 1)) << shift;
            }
            return number | (bytes[at++] << shift);
        }
    }
}

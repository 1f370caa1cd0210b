package dev.octavo.render.related;

import dev.octavo.blog.terms.HashNumbers;
import dev.octavo.blog.terms.MainTerms;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * How much each term weighs: the fewer posts have it, the more. Terms that at least two posts have, and not too many, are
 * numbered from 0 in the order of their hashes. Weights go in steps, so that most stay as they are when a post is added.
 */
final class InverseDocumentFrequency {
    /** A term that more posts have is ignored. */
    static final int MAX_POSTS = 128;

    /** Instead of the number of a term that no other post has. */
    static final int ALONE = -1;

    /** Instead of the number of a term that is ignored. */
    static final int TOO_COMMON = -2;

    private static final double MAX_SHARE = 0.4; // of all posts: a term that more of them have is ignored
    private static final int SMALL_SITE = 10; // posts; in fewer, a term that all of them have counts
    private static final int MIN_POSTS = 5;
    private static final double POWER = 1.2;
    private static final int BITS_PER_POST = 1 << 11; // of each Bloom filter
    private static final int MAX_BITS = 1 << 29;

    private final HashNumbers numbers; // of terms that are met at least twice
    private final int[] terms; // by those numbers
    private final float[] weights;
    private final float alone;

    private InverseDocumentFrequency(HashNumbers numbers, int[] frequencies, int posts) {
        this.numbers = numbers;
        this.terms = new int[numbers.size()];
        int most =
                posts < SMALL_SITE ? posts : Math.min(MAX_POSTS, Math.max(MIN_POSTS, (int) (step(posts) * MAX_SHARE)));
        float[] weight = new float[most + 1]; // by document frequency
        for (int some = 2; some <= most; some++) {
            weight[some] = (float) StrictMath.pow(StrictMath.log((step(posts) + 1) / step(some)), POWER);
        }
        for (int number = 0; number < terms.length; number++) {
            terms[number] = frequencies[number] > most ? TOO_COMMON : ALONE;
        }
        this.alone = (float) StrictMath.pow(StrictMath.log(step(posts) + 1), POWER);
        long[] kept = IntStream.range(0, terms.length)
                .filter(number -> frequencies[number] > 1 && frequencies[number] <= most)
                .mapToLong(number -> (numbers.hash(number) ^ Integer.MIN_VALUE) << Integer.SIZE | number)
                .toArray();
        Arrays.sort(kept);
        this.weights = new float[kept.length];
        for (int term = 0; term < kept.length; term++) {
            int number = (int) kept[term];
            terms[number] = term;
            weights[term] = weight[frequencies[number]];
        }
    }

    /** Counts the terms of all posts of a site: first by Bloom filters, since most terms are in one post alone. */
    static InverseDocumentFrequency of(int posts, IntFunction<MainTerms> terms) {
        BloomFilter once = new BloomFilter(posts);
        BloomFilter again = new BloomFilter(posts);
        for (int post = 0; post < posts; post++) {
            MainTerms some = terms.apply(post);
            for (int i = 0; i < some.size(); i++) {
                if (!once.add(some.hash(i))) {
                    again.add(some.hash(i));
                }
            }
        }
        HashNumbers numbers = new HashNumbers();
        int[] frequencies = new int[1 << 10];
        for (int post = 0; post < posts; post++) {
            MainTerms some = terms.apply(post);
            for (int i = 0; i < some.size(); i++) {
                if (again.has(some.hash(i))) {
                    int number = numbers.number(some.hash(i));
                    frequencies = number < frequencies.length ? frequencies : Arrays.copyOf(frequencies, 2 * number);
                    frequencies[number]++;
                }
            }
        }
        return new InverseDocumentFrequency(numbers, frequencies, posts);
    }

    /** A set of hashes that may claim a hash it has not seen. */
    private static final class BloomFilter {
        private final long[] bits;

        BloomFilter(int posts) {
            bits = new long[Integer.highestOneBit((int) Math.min((long) BITS_PER_POST * posts, MAX_BITS)) / Long.SIZE];
        }

        private int word(int hash) {
            return (hash * 0x9e3779b9) >>> Integer.numberOfLeadingZeros(bits.length - 1);
        }

        boolean has(int hash) {
            return (bits[word(hash)] >> hash & 1) != 0;
        }

        /** Returns whether {@code hash} is new. */
        boolean add(int hash) {
            boolean met = has(hash);
            bits[word(hash)] |= 1L << hash;
            return !met;
        }
    }

    /** The power of the square root of 2 that is nearest to {@code number}. */
    private static double step(int number) {
        return StrictMath.pow(2, StrictMath.rint(2 * StrictMath.log(number) / StrictMath.log(2)) / 2);
    }

    /** The number of terms that are numbered. */
    int size() {
        return weights.length;
    }

    /** The number of the term with that hash, {@link #ALONE} or {@link #TOO_COMMON}. */
    int term(int hash) {
        int number = numbers.known(hash);
        return number < 0 ? ALONE : terms[number];
    }

    /** The weight of a term, also of {@link #ALONE}. */
    float of(int term) {
        return term == ALONE ? alone : weights[term];
    }
}

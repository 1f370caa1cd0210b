package dev.octavo.related;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * How alike posts are: the cosine of their terms, rare ones weighing more, and more for those that are near in time. It is
 * the same from one to the other as back. Safe to use from several threads.
 */
final class Likeness {
    /** How many of the posts that are most alike are known of each. */
    static final int MOST = 24;

    private static final double REPEATED = 0.7; // the second mention of a word counts less than the first
    private static final double RARE = 1.2;
    private static final double DAYS = 90; // in so many days, what being of one day adds is halved
    private static final int SMALL = 10; // a blog in which a word may be in all posts and tell something
    private static final int COMMON = 400; // posts that have a term: of more it says little
    private static final double SHARE = 0.4; // of all posts, likewise
    private static final int LEAST = 5;

    /** Of small counts, since every word of every post asks for one. */
    private static final double[] POWERS = IntStream.range(0, 256)
            .mapToDouble(count -> StrictMath.pow(count, REPEATED))
            .toArray();

    private final long[] days;
    private final int[][] terms; // of each post, by number, in the order of their hashes
    private final float[][] weights;
    private final int[] hashes; // of the terms that tell something
    private final int[] begins; // of each term, in the next two
    private final int[] posts;
    private final float[] postings;
    private final ThreadLocal<float[]> room;

    /** A post that is compared: its terms, rising, how much they count, and when it was published. */
    @SuppressWarnings("ArrayRecordComponent") // never compared as records, and lists of boxes would fill the memory
    record Compared(int[] hashes, short[] counts, long day) {}

    /** Others that are like a post, the most alike first, and how much. */
    @SuppressWarnings("ArrayRecordComponent") // likewise
    record Alike(int[] posts, float[] scores) {}

    Likeness(List<Compared> all) {
        days = all.stream().mapToLong(Compared::day).toArray();
        room = ThreadLocal.withInitial(() -> new float[days.length]);
        Numbering numbers = new Numbering();
        int[] having = having(all, numbers);
        double[] rarities = rarities(all.size());
        int[] telling = new int[having.length];
        hashes = new int[having.length];
        begins = new int[having.length + 1];
        int count = 0;
        for (int term = 0; term < having.length; term++) {
            boolean tells = having[term] > 1 && having[term] < rarities.length;
            telling[term] = tells ? count : -1;
            if (tells) {
                hashes[count] = numbers.hash(term);
                begins[++count] = begins[count - 1] + having[term];
            }
        }
        posts = new int[begins[count]];
        postings = new float[begins[count]];
        terms = new int[all.size()][];
        weights = new float[all.size()][];
        int[] next = Arrays.copyOf(begins, count);
        for (int i = 0; i < all.size(); i++) {
            weigh(
                    i,
                    all.get(i),
                    hash -> telling[numbers.known(hash)],
                    term -> rarities[begins[term + 1] - begins[term]]);
            for (int j = 0; j < terms[i].length; j++) {
                int at = next[terms[i][j]]++;
                posts[at] = i;
                postings[at] = weights[i][j];
            }
        }
    }

    /** How many posts have each term. */
    private static int[] having(List<Compared> all, Numbering numbers) {
        int[] having = new int[1 << 10];
        for (Compared post : all) {
            for (int hash : post.hashes()) {
                int term = numbers.number(hash);
                if (term == having.length) {
                    having = Arrays.copyOf(having, 2 * term);
                }
                having[term]++;
            }
        }
        return Arrays.copyOf(having, numbers.size());
    }

    /** How much a term tells that so many posts have, of so many in all. StrictMath, because Math may differ from machine to machine. */
    private static double[] rarities(int posts) {
        double[] rarities = new double[most(posts) + 1];
        for (int having = 1; having < rarities.length; having++) {
            rarities[having] = StrictMath.pow(StrictMath.log((posts + 1.0) / having), RARE);
        }
        return rarities;
    }

    /** Makes a vector of length 1 of the terms of a post that tell something. */
    private void weigh(int post, Compared compared, IntUnaryOperator telling, IntToDoubleFunction rarity) {
        int[] known = new int[compared.hashes().length];
        float[] weight = new float[known.length];
        int size = 0;
        double squares = 0;
        for (int i = 0; i < known.length; i++) {
            int term = telling.applyAsInt(compared.hashes()[i]);
            if (term >= 0) {
                known[size] = term;
                weight[size] = (float) (power(compared.counts()[i]) * rarity.applyAsDouble(term));
                squares += (double) weight[size] * weight[size];
                size++;
            }
        }
        terms[post] = Arrays.copyOf(known, size);
        weights[post] = Arrays.copyOf(weight, size);
        for (int i = 0; i < size; i++) {
            weights[post][i] = (float) (weights[post][i] / Math.sqrt(squares));
        }
    }

    private static double power(int count) {
        return count < POWERS.length ? POWERS[count] : StrictMath.pow(count, REPEATED);
    }

    /** In how many of so many posts a term may be. */
    private static int most(int posts) {
        return posts < SMALL ? posts : Math.min(COMMON, Math.max(LEAST, (int) (posts * SHARE)));
    }

    /** The posts that are most like that one; those that have nothing in common with it are none of them. */
    Alike to(int post) {
        float[] scores = room.get();
        for (int i = 0; i < terms[post].length; i++) {
            int term = terms[post][i];
            float weight = weights[post][i];
            for (int at = begins[term]; at < begins[term + 1]; at++) {
                scores[posts[at]] += weight * postings[at];
            }
        }
        scores[post] = 0;
        int[] best = new int[MOST];
        float[] high = new float[MOST];
        int size = 0;
        for (int other = 0; other < scores.length; other++) {
            float score = scores[other];
            scores[other] = 0;
            if (score > 0 && (size < MOST || score * 2 > high[size - 1])) {
                float near = (float) (score * (1 + 1 / (1 + Math.abs(days[post] - days[other]) / DAYS)));
                if (size < MOST || near > high[size - 1]) {
                    int at = size < MOST ? size++ : size - 1;
                    for (; at > 0 && near > high[at - 1]; at--) {
                        best[at] = best[at - 1];
                        high[at] = high[at - 1];
                    }
                    best[at] = other;
                    high[at] = near;
                }
            }
        }
        return new Alike(Arrays.copyOf(best, size), Arrays.copyOf(high, size));
    }

    /** The hashes of the terms that make those two alike, the most telling first. */
    int[] shared(int one, int other) {
        long[] found = new long[Math.min(terms[one].length, terms[other].length)];
        int size = 0;
        for (int i = 0, j = 0; i < terms[one].length && j < terms[other].length; ) {
            int order = Integer.compare(hashes[terms[one][i]], hashes[terms[other][j]]);
            if (order == 0) {
                // The bits of positive floats are in the order of the floats.
                int weight = Float.floatToIntBits(weights[one][i] * weights[other][j]);
                found[size++] = (long) weight << Integer.SIZE | (Integer.MAX_VALUE - i);
            }
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        Arrays.sort(found, 0, size);
        int[] shared = new int[size];
        for (int i = 0; i < size; i++) {
            shared[i] = hashes[terms[one][Integer.MAX_VALUE - (int) found[size - 1 - i]]];
        }
        return shared;
    }
}

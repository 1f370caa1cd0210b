package dev.octavo.related;

import java.util.Arrays;
import java.util.List;
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
    private final int[][] terms; // of each post, by number
    private final float[][] weights;
    private final int[] hashes; // of the terms
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
        long[] pairs = pairs(all);
        int most = most(all.size());
        int[] cursors = new int[all.size()];
        int[] sizes = new int[all.size()];
        terms = new int[all.size()][];
        weights = new float[all.size()][];
        for (int i = 0; i < all.size(); i++) {
            terms[i] = new int[all.get(i).hashes().length];
            weights[i] = new float[terms[i].length];
        }
        int[] known = new int[pairs.length / 2];
        int count = 0;
        for (int from = 0; from < pairs.length; ) {
            int to = from;
            int hash = (int) (pairs[from] >> Integer.SIZE);
            while (to < pairs.length && (int) (pairs[to] >> Integer.SIZE) == hash) {
                to++;
            }
            boolean tells = to - from > 1 && to - from <= most;
            // StrictMath, because Math may differ from one machine to the next.
            double rarity = tells ? StrictMath.pow(StrictMath.log((all.size() + 1.0) / (to - from)), RARE) : 0;
            for (int i = from; i < to; i++) {
                int post = (int) pairs[i];
                int counted = all.get(post).counts()[cursors[post]++];
                if (tells) {
                    terms[post][sizes[post]] = count;
                    weights[post][sizes[post]++] = (float) (power(counted) * rarity);
                }
            }
            if (tells) {
                known[count++] = hash;
            }
            from = to;
        }
        hashes = Arrays.copyOf(known, count);
        int[] lengths = new int[count + 1];
        for (int i = 0; i < all.size(); i++) {
            normalize(i, sizes[i]);
            for (int term : terms[i]) {
                lengths[term + 1]++;
            }
        }
        Arrays.parallelPrefix(lengths, Integer::sum);
        begins = lengths;
        posts = new int[begins[count]];
        postings = new float[begins[count]];
        int[] next = begins.clone();
        for (int i = 0; i < all.size(); i++) {
            for (int j = 0; j < terms[i].length; j++) {
                int at = next[terms[i][j]]++;
                posts[at] = i;
                postings[at] = weights[i][j];
            }
        }
        room = ThreadLocal.withInitial(() -> new float[days.length]);
    }

    /** Hash and post in one number, by hash. */
    private static long[] pairs(List<Compared> all) {
        long[] pairs =
                new long[all.stream().mapToInt(post -> post.hashes().length).sum()];
        int size = 0;
        for (int i = 0; i < all.size(); i++) {
            for (int hash : all.get(i).hashes()) {
                pairs[size++] = (long) hash << Integer.SIZE | i;
            }
        }
        Arrays.sort(pairs);
        return pairs;
    }

    private static double power(int count) {
        return count < POWERS.length ? POWERS[count] : StrictMath.pow(count, REPEATED);
    }

    /** Makes the weights of a post those of a vector of length 1. */
    private void normalize(int post, int size) {
        terms[post] = Arrays.copyOf(terms[post], size);
        weights[post] = Arrays.copyOf(weights[post], size);
        double squares = 0;
        for (float weight : weights[post]) {
            squares += (double) weight * weight;
        }
        for (int i = 0; i < size; i++) {
            weights[post][i] = (float) (weights[post][i] / Math.sqrt(squares));
        }
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
            int order = Integer.compare(terms[one][i], terms[other][j]);
            if (order == 0) {
                // The bits of positive floats are in the order of the floats.
                int weight = Float.floatToIntBits(weights[one][i] * weights[other][j]);
                found[size++] = (long) weight << Integer.SIZE | (Integer.MAX_VALUE - terms[one][i]);
            }
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        long[] sorted = Arrays.copyOf(found, size);
        Arrays.sort(sorted);
        int[] shared = new int[size];
        for (int i = 0; i < size; i++) {
            shared[i] = hashes[Integer.MAX_VALUE - (int) sorted[size - 1 - i]];
        }
        return shared;
    }
}

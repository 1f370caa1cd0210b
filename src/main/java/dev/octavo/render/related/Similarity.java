package dev.octavo.render.related;

import dev.octavo.blog.terms.ByteStore;
import dev.octavo.blog.terms.MainTerms;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The cosine similarity of posts: TF-IDF vectors, looked up in an inverted index, with a bonus for posts that were
 * published at about the same time. It is symmetric. Safe to use from several threads.
 */
final class Similarity {
    /** How many neighbours of a post are known. */
    static final int NEIGHBOURS = 24;

    private static final float FLOOR = 0.04f; // of a cosine: posts with less in common only share common words
    private static final double TF_POWER = 0.6; // of a count, so that the second mention counts less than the first
    private static final double ALONE_SHARE =
            0.5; // of the squares of terms that no other post has, in a vector's length
    private static final double SAME_DAY_BONUS = 0.8;
    private static final double MAX_BONUS = 1 + SAME_DAY_BONUS + 1e-6; // with room for rounding
    private static final double HALVING_DAYS = 90; // after which half of the bonus is left

    private static final double[] TF = IntStream.rangeClosed(0, MainTerms.MAX_COUNT)
            .mapToDouble(count -> StrictMath.pow(count, TF_POWER))
            .toArray();

    private final long[] days;
    private final InverseDocumentFrequency idf;
    private final ByteStore store;
    private final long[] vectors; // keys in the store: an ascending list of terms, each with its weight
    private final int[] begins; // of each term's postings
    private final LongBuffer postings; // posts that have a term, each with the term's weight there
    private final ThreadLocal<Scores> scores;

    /** The scores of posts against one. */
    private static final class Scores {
        final long[] postings = new long[InverseDocumentFrequency.MAX_POSTS];
        final float[] scores; // by post; 0 between two calls
        final int[] scored; // the posts whose score is not 0

        Scores(int posts) {
            scores = new float[posts];
            scored = new int[posts];
        }
    }

    /**
     * Builds the vectors and the inverted index.
     *
     * @param days when posts were published, in days since any date
     * @param terms of each post
     * @param allocator makes a buffer of that many bytes, which may be a mapped file
     */
    Similarity(long[] days, IntFunction<MainTerms> terms, IntFunction<ByteBuffer> allocator) {
        this.days = days;
        this.idf = InverseDocumentFrequency.of(days.length, terms);
        this.store = new ByteStore(allocator);
        this.vectors = new long[days.length];
        this.begins = new int[idf.size() + 1];
        this.scores = ThreadLocal.withInitial(() -> new Scores(days.length));
        for (int post = 0; post < vectors.length; post++) {
            long[] vector = vector(terms.apply(post));
            for (long entry : vector) {
                begins[key(entry) + 1]++;
            }
            ByteBuffer bytes = ByteBuffer.allocate(vector.length * Long.BYTES).order(ByteOrder.nativeOrder());
            bytes.asLongBuffer().put(vector);
            vectors[post] = store.put(bytes.array());
        }
        for (int term = 0; term < idf.size(); term++) {
            begins[term + 1] += begins[term];
        }
        postings = allocator
                .apply(Math.multiplyExact(begins[idf.size()], Long.BYTES))
                .order(ByteOrder.nativeOrder())
                .asLongBuffer();
        int[] next = begins.clone();
        for (int post = 0; post < vectors.length; post++) {
            for (long entry : vector(post)) {
                postings.put(next[key(entry)]++, entry(post, weight(entry)));
            }
        }
    }

    /** A number of a term or a post, and a weight. */
    private static long entry(int key, float weight) {
        return (long) key << Integer.SIZE | Float.floatToRawIntBits(weight);
    }

    private static int key(long entry) {
        return (int) (entry >> Integer.SIZE);
    }

    private static float weight(long entry) {
        return Float.intBitsToFloat((int) entry);
    }

    /** The TF-IDF vector of a post; shorter than 1 if the post has terms that no other has. */
    private long[] vector(MainTerms post) {
        long[] vector = new long[post.size()];
        int size = 0;
        double squares = 0;
        for (int i = 0; i < post.size(); i++) {
            int term = idf.term(post.hash(i));
            if (term != InverseDocumentFrequency.TOO_COMMON) {
                float weight = (float) (TF[post.count(i)] * idf.of(term));
                boolean alone = term == InverseDocumentFrequency.ALONE;
                squares += (alone ? ALONE_SHARE : 1) * weight * weight;
                vector[size] = entry(term, weight);
                size += alone ? 0 : 1;
            }
        }
        double length = Math.sqrt(squares);
        for (int i = 0; i < size; i++) {
            vector[i] = entry(key(vector[i]), (float) (weight(vector[i]) / length));
        }
        return Arrays.copyOf(vector, size);
    }

    private long[] vector(int post) {
        LongBuffer stored =
                store.get(vectors[post]).order(ByteOrder.nativeOrder()).asLongBuffer();
        long[] vector = new long[stored.remaining()];
        stored.get(vector);
        return vector;
    }

    /** The posts most similar to {@code post}, best first; at most {@link #NEIGHBOURS}, none below {@link #FLOOR}. */
    int[] nearest(int post) {
        Scores known = scores.get();
        float[] all = known.scores;
        int[] scored = known.scored;
        long[] some = known.postings;
        int count = 0;
        for (long entry : vector(post)) {
            float weight = weight(entry);
            int begin = begins[key(entry)];
            int size = begins[key(entry) + 1] - begin;
            postings.get(begin, some, 0, size);
            for (int i = 0; i < size; i++) {
                int other = key(some[i]);
                float score = all[other];
                if (score == 0) {
                    scored[count++] = other;
                }
                all[other] = score + weight * weight(some[i]);
            }
        }
        all[post] = 0;
        return best(post, all, scored, count);
    }

    /** The best of {@code scored}, best first; sets their scores in {@code all} to 0. */
    private int[] best(int post, float[] all, int[] scored, int count) {
        int[] best = new int[NEIGHBOURS];
        float[] high = new float[NEIGHBOURS];
        int size = 0;
        double least = 0; // a cosine below is not among the best, even of the same day
        for (int i = 0; i < count; i++) {
            int other = scored[i];
            float cosine = all[other];
            all[other] = 0;
            if (cosine > FLOOR && cosine >= least) {
                double apart = Math.abs(days[post] - days[other]);
                float score = (float) (cosine * (1 + SAME_DAY_BONUS / (1 + apart / HALVING_DAYS)));
                int at = size;
                while (at > 0 && (score > high[at - 1] || (score == high[at - 1] && other < best[at - 1]))) {
                    at--;
                }
                if (at < NEIGHBOURS) {
                    size = Math.min(size + 1, NEIGHBOURS);
                    System.arraycopy(best, at, best, at + 1, size - 1 - at);
                    System.arraycopy(high, at, high, at + 1, size - 1 - at);
                    best[at] = other;
                    high[at] = score;
                    least = size < NEIGHBOURS ? 0 : high[size - 1] / MAX_BONUS;
                }
            }
        }
        return Arrays.copyOf(best, size);
    }
}

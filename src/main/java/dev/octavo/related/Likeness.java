package dev.octavo.related;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * How alike posts are: the cosine of the terms that say most of each, rare ones weighing more, and more for those that are
 * near in time. It is the same from one to the other as back. Safe to use from several threads.
 */
final class Likeness {
    /** How many of the posts that are most alike are known of each. */
    static final int MOST = 24;

    private static final int TERMS = 128; // of a post that are compared
    private static final double REPEATED = 0.6; // the second mention of a word counts less than the first
    private static final double UNLIKE = 0.5; // so much counts what a post says alone
    private static final double NEAR = 0.8; // what being of one day adds
    private static final double DAYS = 90; // in so many days, that is halved

    private static final double[] POWERS = IntStream.rangeClosed(0, PostTerms.MOST_COUNTED)
            .mapToDouble(count -> StrictMath.pow(count, REPEATED))
            .toArray();

    private final long[] days;
    private final Rarity rarity;
    private final Aside aside;
    private final long[] vectors; // where those of posts are: terms, rising, each before its weight
    private final int[] begins; // of each term, in the next
    private final LongBuffer index; // the posts that have it, each before its weight there
    private final ThreadLocal<Scores> room;

    /** What other posts have in common with one. */
    private static final class Scores {
        final long[] having = new long[Rarity.COMMON];
        final float[] scores;
        final int[] posts;

        Scores(int all) {
            scores = new float[all];
            posts = new int[all];
        }
    }

    /**
     * Compares posts.
     *
     * @param days when they were published
     * @param room makes buffers of so many bytes, which need not be memory
     */
    Likeness(long[] days, IntFunction<PostTerms> terms, IntFunction<ByteBuffer> room) {
        this.days = days;
        this.rarity = Rarity.of(days.length, terms);
        this.aside = new Aside(room);
        this.vectors = new long[days.length];
        this.begins = new int[rarity.size() + 1];
        this.room = ThreadLocal.withInitial(() -> new Scores(days.length));
        for (int post = 0; post < vectors.length; post++) {
            long[] vector = weighed(terms.apply(post));
            for (long term : vector) {
                begins[first(term) + 1]++;
            }
            ByteBuffer bytes = ByteBuffer.allocate(vector.length * Long.BYTES);
            bytes.asLongBuffer().put(vector);
            vectors[post] = aside.put(bytes.array());
        }
        for (int term = 0; term < rarity.size(); term++) {
            begins[term + 1] += begins[term];
        }
        index = room.apply(Math.multiplyExact(begins[rarity.size()], Long.BYTES))
                .order(ByteOrder.nativeOrder())
                .asLongBuffer();
        int[] next = begins.clone();
        for (int post = 0; post < vectors.length; post++) {
            for (long term : vector(post)) {
                index.put(next[first(term)]++, with(post, second(term)));
            }
        }
    }

    private static long with(int number, float weight) {
        return (long) number << Integer.SIZE | Float.floatToRawIntBits(weight);
    }

    private static int first(long both) {
        return (int) (both >> Integer.SIZE);
    }

    private static float second(long both) {
        return Float.intBitsToFloat((int) both);
    }

    /** A vector of the terms of a post that say most, shorter than 1 where it says much that no other does. */
    private long[] weighed(PostTerms post) {
        int[] terms = new int[post.size()];
        float[] weights = new float[post.size()];
        int[] levels = new int[post.size()];
        int size = 0;
        double squares = 0;
        for (int i = 0; i < post.size(); i++) {
            int term = rarity.term(post.hash(i));
            float weight = term == Rarity.TOO_COMMON ? 0 : (float) (POWERS[post.count(i)] * rarity.of(term));
            if (term == Rarity.ALONE) {
                squares += UNLIKE * weight * weight;
            } else if (term != Rarity.TOO_COMMON) {
                terms[size] = term;
                weights[size] = weight;
                levels[size] = level(weights[size]);
                size++;
            }
        }
        int[] most = Highest.of(levels, size, TERMS);
        for (int i : most) {
            squares += (double) weights[i] * weights[i];
        }
        long[] vector = new long[most.length];
        for (int i = 0; i < most.length; i++) {
            vector[i] = with(terms[most[i]], (float) (weights[most[i]] / Math.sqrt(squares)));
        }
        return vector;
    }

    /** In steps of an eighth of its power of two, from a half on: the first bits of a float. */
    private static int level(float weight) {
        return Math.max(0, (Float.floatToRawIntBits(weight) >> 20) - (Float.floatToRawIntBits(0.5f) >> 20));
    }

    private long[] vector(int post) {
        byte[] bytes = aside.get(vectors[post]);
        long[] vector = new long[bytes.length / Long.BYTES];
        ByteBuffer.wrap(bytes).asLongBuffer().get(vector);
        return vector;
    }

    /** The posts that are most like that one, the most alike first; those that have nothing in common with it are none of them. */
    int[] to(int post) {
        Scores known = room.get();
        float[] scores = known.scores;
        int count = 0;
        for (long term : vector(post)) {
            float weight = second(term);
            int begin = begins[first(term)];
            int having = begins[first(term) + 1] - begin;
            index.get(begin, known.having, 0, having);
            for (int i = 0; i < having; i++) {
                int other = first(known.having[i]);
                if (scores[other] == 0) {
                    known.posts[count++] = other;
                }
                scores[other] += weight * second(known.having[i]);
            }
        }
        scores[post] = 0;
        return best(post, known, count);
    }

    private int[] best(int post, Scores known, int count) {
        int[] best = new int[MOST];
        float[] high = new float[MOST];
        int size = 0;
        for (int i = 0; i < count; i++) {
            int other = known.posts[i];
            float score = known.scores[other];
            known.scores[other] = 0;
            if (score > 0 && (size < MOST || score * (1 + NEAR) >= high[size - 1])) {
                float near = (float) (score * (1 + NEAR / (1 + Math.abs(days[post] - days[other]) / DAYS)));
                int at = size;
                while (at > 0 && (near > high[at - 1] || (near == high[at - 1] && other < best[at - 1]))) {
                    at--;
                }
                if (at < MOST) {
                    size = Math.min(size + 1, MOST);
                    System.arraycopy(best, at, best, at + 1, size - 1 - at);
                    System.arraycopy(high, at, high, at + 1, size - 1 - at);
                    best[at] = other;
                    high[at] = near;
                }
            }
        }
        return Arrays.copyOf(best, size);
    }

    /** The hashes of the terms that make those two alike, the most telling first. */
    int[] shared(int one, int other) {
        long[] ours = vector(one);
        long[] theirs = vector(other);
        long[] found = new long[Math.min(ours.length, theirs.length)];
        int size = 0;
        for (int i = 0, j = 0; i < ours.length && j < theirs.length; ) {
            int order = Integer.compare(first(ours[i]), first(theirs[j]));
            if (order == 0) {
                // The bits of positive floats are in the order of the floats; of equal ones the first comes first.
                int weight = Float.floatToRawIntBits(second(ours[i]) * second(theirs[j]));
                found[size++] = (long) -weight << Integer.SIZE | i;
            }
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        Arrays.sort(found, 0, size);
        return Arrays.stream(found, 0, size)
                .mapToInt(term -> rarity.hash(first(ours[(int) term])))
                .toArray();
    }
}

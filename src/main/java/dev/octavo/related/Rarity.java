package dev.octavo.related;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * How much terms tell that several posts have but not too many. They are numbered in the order of
 * their hashes. What a term tells goes in steps, so that it stays where one post more has it.
 */
final class Rarity {
    /** Of a term that more posts have, none is looked at. */
    static final int COMMON = 400;

    /** Instead of the number of a term that no other post has. */
    static final int ALONE = -1;

    /** Instead of that of a term which tells nothing. */
    static final int TOO_COMMON = -2;

    private static final double SHARE = 0.4; // of all posts: a term that more of them have is not looked at
    private static final int SMALL = 10; // a blog in which a word may be in all posts and tell something
    private static final int LEAST = 5;
    private static final double POWER = 1.2;
    private static final int ROOM = 1 << 11; // for each post: most terms are in one alone, and get no number
    private static final int MOST_ROOM = 1 << 29;

    private final Numbering numbers;
    private final int[] terms; // by number
    private final int[] hashes;
    private final float[] rarities;
    private final float alone;

    private Rarity(Numbering numbers, int[] having, int posts) {
        this.numbers = numbers;
        this.terms = new int[numbers.size()];
        int most = posts < SMALL ? posts : Math.min(COMMON, Math.max(LEAST, (int) (step(posts) * SHARE)));
        float[] rarity = new float[most + 1];
        for (int some = 2; some <= most; some++) {
            rarity[some] = (float) StrictMath.pow(StrictMath.log((step(posts) + 1) / step(some)), POWER);
        }
        for (int number = 0; number < terms.length; number++) {
            terms[number] = having[number] > most ? TOO_COMMON : ALONE;
        }
        this.alone = (float) StrictMath.pow(StrictMath.log(step(posts) + 1), POWER);
        long[] telling = IntStream.range(0, having.length)
                .filter(number -> having[number] > 1 && having[number] <= most)
                .mapToLong(number -> (long) (numbers.hash(number) ^ Integer.MIN_VALUE) << Integer.SIZE | number)
                .toArray();
        Arrays.sort(telling);
        this.hashes = new int[telling.length];
        this.rarities = new float[telling.length];
        for (int term = 0; term < telling.length; term++) {
            int number = (int) telling[term];
            terms[number] = term;
            hashes[term] = numbers.hash(number);
            rarities[term] = rarity[having[number]];
        }
    }

    /** Of all posts of a site. */
    static Rarity of(int posts, IntFunction<PostTerms> terms) {
        Seen once = new Seen(posts);
        Seen again = new Seen(posts);
        for (int post = 0; post < posts; post++) {
            PostTerms some = terms.apply(post);
            for (int i = 0; i < some.size(); i++) {
                if (!once.add(some.hash(i))) {
                    again.add(some.hash(i));
                }
            }
        }
        Numbering numbers = Numbering.ofAny();
        int[] having = new int[1 << 10];
        for (int post = 0; post < posts; post++) {
            PostTerms some = terms.apply(post);
            for (int i = 0; i < some.size(); i++) {
                if (again.has(some.hash(i))) {
                    int number = numbers.number(some.hash(i));
                    having = number < having.length ? having : Arrays.copyOf(having, 2 * number);
                    having[number]++;
                }
            }
        }
        return new Rarity(numbers, Arrays.copyOf(having, numbers.size()), posts);
    }

    /** Hashes that were met, and few others: some share a bit. */
    private static final class Seen {
        private final long[] bits;

        Seen(int posts) {
            bits = new long[Integer.highestOneBit((int) Math.min((long) ROOM * posts, MOST_ROOM)) / Long.SIZE];
        }

        private int word(int hash) {
            return (hash * 0x9e3779b9) >>> Integer.numberOfLeadingZeros(bits.length - 1);
        }

        boolean has(int hash) {
            return (bits[word(hash)] >> hash & 1) != 0;
        }

        /** Says whether it is new. */
        boolean add(int hash) {
            boolean met = has(hash);
            bits[word(hash)] |= 1L << hash;
            return !met;
        }
    }

    /** The next power of the root of 2. */
    private static double step(int number) {
        return StrictMath.pow(2, StrictMath.rint(2 * StrictMath.log(number) / StrictMath.log(2)) / 2);
    }

    /** How many there are that tell something. */
    int size() {
        return hashes.length;
    }

    /** The number of the term of that hash, or one of the above, below 0. */
    int term(int hash) {
        int number = numbers.known(hash);
        return number < 0 ? ALONE : terms[number];
    }

    int hash(int term) {
        return hashes[term];
    }

    float of(int term) {
        return term == ALONE ? alone : rarities[term];
    }
}

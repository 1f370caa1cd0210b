package dev.octavo.blog.terms;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The terms that tell what an article is about, as hashes. Each has a count, weighted by place. */
public final class MainTerms {
    /** Higher counts count as this one. */
    public static final int MAX_COUNT = 255;

    private static final int MAX_TERMS = 128;
    private static final byte OF_ATTRIBUTE = 16;

    private final int[] hashes; // ascending, as unsigned integers
    private final byte[] counts;

    private MainTerms(int[] hashes, byte[] counts) {
        this.hashes = hashes;
        this.counts = counts;
    }

    public int size() {
        return hashes.length;
    }

    public int hash(int term) {
        return hashes[term];
    }

    public int count(int term) {
        return Byte.toUnsignedInt(counts[term]);
    }

    /** The terms of an article that count most, encoded; without common words, single characters and short numbers. */
    static byte[] of(TermCounts counts, Vocabulary vocabulary, HashNumbers common) {
        long[] found = new long[counts.size()]; // ascending: the highest count first; of equal ones, the lowest hash
        int size = 0;
        for (int i = 0; i < counts.size(); i++) {
            int count = Math.min(counts.inComparison(i), MAX_COUNT);
            long hash = vocabulary.hash(counts.term(i));
            if (count > 0 && common.known(hash) < 0 && !isShort(vocabulary.bytes(counts.term(i)))) {
                found[size++] = (long) (MAX_COUNT - count) << Integer.SIZE | Integer.toUnsignedLong(hash(hash));
            }
        }
        Arrays.sort(found, 0, size);
        long[] kept = Arrays.stream(found, 0, Math.min(size, MAX_TERMS))
                .map(key -> Integer.toUnsignedLong((int) key) << Byte.SIZE | (MAX_COUNT - (key >>> Integer.SIZE)))
                .sorted()
                .toArray();
        int[] hashes = new int[kept.length];
        byte[] most = new byte[kept.length];
        for (int i = 0; i < kept.length; i++) {
            hashes[i] = (int) (kept[i] >>> Byte.SIZE);
            most[i] = (byte) kept[i];
        }
        return new MainTerms(hashes, most).bytes();
    }

    private static boolean isShort(byte[] term) {
        int characters = 0;
        boolean digits = true;
        for (int i = 0; i < term.length && characters < 3; i++) {
            characters += (term[i] & 0xC0) != 0x80 ? 1 : 0; // UTF-8: not within a character
            digits &= term[i] >= '0' && term[i] <= '9';
        }
        return characters < 2 || (digits && characters < 3);
    }

    /** Reads what {@link #bytes} wrote. */
    public static MainTerms in(ByteBuffer bytes) {
        int[] hashes = new int[bytes.getInt(0)];
        byte[] counts = new byte[hashes.length];
        bytes.position(Integer.BYTES).asIntBuffer().get(hashes);
        bytes.position((1 + hashes.length) * Integer.BYTES).get(counts);
        return new MainTerms(hashes, counts);
    }

    public byte[] bytes() {
        ByteBuffer out = ByteBuffer.allocate(Integer.BYTES + hashes.length * (Integer.BYTES + Byte.BYTES));
        out.putInt(hashes.length);
        out.asIntBuffer().put(hashes);
        return out.position(out.position() + hashes.length * Integer.BYTES)
                .put(counts)
                .array();
    }

    /**
     * The same with terms that are not words, each of which counts like a word of the title.
     *
     * @param attributes hashes, distinct
     */
    public MainTerms with(int[] attributes) {
        int[] more = Arrays.stream(attributes)
                .map(hash -> hash ^ Integer.MIN_VALUE) // unsigned order
                .sorted()
                .map(hash -> hash ^ Integer.MIN_VALUE)
                .toArray();
        int[] merged = Arrays.copyOf(hashes, hashes.length + more.length);
        byte[] counted = Arrays.copyOf(counts, merged.length);
        for (int at = merged.length - 1, i = hashes.length, j = more.length; j > 0; at--) {
            boolean isWord = i > 0 && Integer.compareUnsigned(hashes[i - 1], more[j - 1]) > 0;
            merged[at] = isWord ? hashes[--i] : more[--j];
            counted[at] = isWord ? counts[i] : OF_ATTRIBUTE;
        }
        return new MainTerms(merged, counted);
    }

    public static int hash(String term) {
        byte[] bytes = term.getBytes(StandardCharsets.UTF_8);
        return hash(HashNumbers.hash(bytes, 0, bytes.length));
    }

    private static int hash(long hash) {
        return (int) ((hash * HashNumbers.GOLDEN) >>> Integer.SIZE);
    }
}

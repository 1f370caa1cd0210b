package dev.octavo.blog.terms;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;

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

    /** The terms of an article that count most, encoded; without the {@code meaningless} ones. */
    static byte[] of(TermCounts counts, Vocabulary vocabulary, BitSet meaningless) {
        long[] found = new long[counts.size()]; // ascending: the highest count first; of equal ones, the lowest hash
        int size = 0;
        for (int i = 0; i < counts.size(); i++) {
            int count = Math.min(counts.inComparison(i), MAX_COUNT);
            if (count > 0 && !meaningless.get(counts.term(i))) {
                int hash = folded(vocabulary.hash(counts.term(i)));
                found[size++] = (long) (MAX_COUNT - count) << Integer.SIZE | Integer.toUnsignedLong(hash);
            }
        }
        Arrays.sort(found, 0, size);
        int[] hashes = new int[Math.min(size, MAX_TERMS)];
        byte[] most = new byte[hashes.length];
        for (int i = 0; i < hashes.length; i++) {
            found[i] = Integer.toUnsignedLong((int) found[i]) << Byte.SIZE | (MAX_COUNT - (found[i] >>> Integer.SIZE));
        }
        Arrays.sort(found, 0, hashes.length);
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = (int) (found[i] >>> Byte.SIZE);
            most[i] = (byte) found[i];
        }
        return new MainTerms(hashes, most).bytes();
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

    public static int hashOf(String term) {
        byte[] bytes = term.getBytes(StandardCharsets.UTF_8);
        return folded(HashNumbers.hash(bytes, 0, bytes.length));
    }

    private static int folded(long hash) {
        return (int) ((hash * HashNumbers.GOLDEN) >>> Integer.SIZE);
    }
}

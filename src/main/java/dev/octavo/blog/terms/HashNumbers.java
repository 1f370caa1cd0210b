package dev.octavo.blog.terms;

import java.util.Arrays;

/** Numbers hashes from 0, in the order in which they come: a hash table with open addressing, without boxing. */
public final class HashNumbers {
    /** Times this, the upper bits of a hash are evenly distributed. */
    static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private static final long FNV_PRIME = 0x100000001b3L;

    /** The hash of nothing. */
    static final long EMPTY = 0xcbf29ce484222325L;

    private long[] hashes = new long[1 << 8]; // by number
    private int[] slots = new int[2 << 8]; // a number plus 1, or 0
    private int size;

    /** Adds a byte or a character to a hash: FNV-1a. */
    static long with(long hash, int next) {
        return (hash ^ next) * FNV_PRIME;
    }

    static long hash(byte[] text, int from, int to) {
        long hash = EMPTY;
        for (int i = from; i < to; i++) {
            hash = with(hash, text[i]);
        }
        return hash;
    }

    public int size() {
        return size;
    }

    public long hash(int number) {
        return hashes[number];
    }

    /** The number of {@code hash}, which may be a new one. */
    public int number(long hash) {
        int slot = slot(hash);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * size);
            slots = new int[2 * slots.length];
            for (int i = 0; i < size; i++) {
                slots[slot(hashes[i])] = i + 1;
            }
            slot = slot(hash);
        }
        hashes[size] = hash;
        slots[slot] = ++size;
        return size - 1;
    }

    /** The number of {@code hash}; -1 if it has none. */
    public int known(long hash) {
        return slots[slot(hash)] - 1;
    }

    private int slot(long hash) {
        int mask = slots.length - 1;
        int slot = (int) ((hash * GOLDEN) >>> Long.numberOfLeadingZeros(mask));
        while (slots[slot] != 0 && hashes[slots[slot] - 1] != hash) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}

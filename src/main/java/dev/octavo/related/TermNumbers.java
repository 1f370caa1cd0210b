package dev.octavo.related;

import java.util.Arrays;

/** Numbers hashes of terms from 0, in the order in which they come: a hash table with open addressing, without boxing. */
final class TermNumbers {
    private static final int GOLDEN = 0x9e3779b9;

    private final int spread;
    private int[] hashes = new int[1 << 9]; // by number
    private int[] slots = new int[2 << 9]; // a number plus 1, or 0
    private int size;

    private TermNumbers(int spread) {
        this.spread = spread;
    }

    static TermNumbers ofAnyHashes() {
        return new TermNumbers(GOLDEN);
    }

    /** For hashes whose upper bits are evenly distributed: their slots are nearly in the order of the hashes. */
    static TermNumbers ofEvenHashes() {
        return new TermNumbers(1);
    }

    int size() {
        return size;
    }

    int hash(int number) {
        return hashes[number];
    }

    /** The number of {@code hash}, which may be a new one. */
    int number(int hash) {
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
    int known(int hash) {
        return slots[slot(hash)] - 1;
    }

    /** The numbers, in the order of their hashes as unsigned integers. Slow unless the hashes are even. */
    int[] byHash() {
        int[] sorted = new int[size];
        int count = 0;
        for (int slot : slots) {
            if (slot != 0) {
                int at = count++;
                for (; at > 0 && Integer.compareUnsigned(hashes[sorted[at - 1]], hashes[slot - 1]) > 0; at--) {
                    sorted[at] = sorted[at - 1];
                }
                sorted[at] = slot - 1;
            }
        }
        return sorted;
    }

    private int slot(int hash) {
        int mask = slots.length - 1;
        int slot = (hash * spread) >>> Integer.numberOfLeadingZeros(mask);
        while (slots[slot] != 0 && hashes[slots[slot] - 1] != hash) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}

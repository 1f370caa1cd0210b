package dev.octavo.related;

import java.util.Arrays;

/** Numbers hashes from 0, in the order in which they are met first, without a box for any. */
final class Numbering {
    private static final int GOLDEN = 0x9e3779b9;

    private final int spread;
    private int[] hashes = new int[1 << 10];
    private int[] slots = new int[2 << 10]; // a number and 1: a hash table with open addressing
    private int size;

    private Numbering(int spread) {
        this.spread = spread;
    }

    /** Of any hashes. */
    static Numbering ofAny() {
        return new Numbering(GOLDEN);
    }

    /** Of hashes that are even, so that they are nearly in order. */
    static Numbering ofEven() {
        return new Numbering(1);
    }

    /** How many there are. */
    int size() {
        return size;
    }

    int hash(int number) {
        return hashes[number];
    }

    /** The number of {@code hash}, which is a new one where there was none. */
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

    /** The number of {@code hash}; -1 where there is none. */
    int known(int hash) {
        return slots[slot(hash)] - 1;
    }

    /** The numbers in the order of their hashes, as unsigned ones; slow unless these are even. */
    int[] rising() {
        int[] rising = new int[size];
        int count = 0;
        for (int slot : slots) {
            if (slot != 0) {
                int at = count++;
                for (; at > 0 && Integer.compareUnsigned(hashes[rising[at - 1]], hashes[slot - 1]) > 0; at--) {
                    rising[at] = rising[at - 1];
                }
                rising[at] = slot - 1;
            }
        }
        return rising;
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

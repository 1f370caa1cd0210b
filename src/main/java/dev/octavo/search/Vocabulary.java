package dev.octavo.search;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The terms of a site, with ids in order of first occurrence: a hash table over their UTF-8. For one thread. */
final class Vocabulary {
    private static final int FREE = -1;

    private byte[] bytes = new byte[1 << 12];
    private int[] ends = new int[1 << 8]; // by id
    private int[] ids = free(1 << 10); // by hash, with open addressing
    private int count;

    private static int[] free(int size) {
        int[] all = new int[size];
        Arrays.fill(all, FREE);
        return all;
    }

    /** The id of {@code term}, which is added if it is new. */
    int id(String term) {
        byte[] encoded = term.getBytes(StandardCharsets.UTF_8);
        return id(encoded, 0, encoded.length);
    }

    /** The same for a term in UTF-8. */
    int id(byte[] text, int from, int to) {
        int place = place(hash(text, from, to));
        while (ids[place] != FREE && !isTerm(ids[place], text, from, to)) {
            place = (place + 1) & (ids.length - 1);
        }
        if (ids[place] == FREE) {
            add(text, from, to);
            ids[place] = count - 1;
            if (2 * count > ids.length) {
                grow();
                return count - 1;
            }
        }
        return ids[place];
    }

    private static int hash(byte[] text, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text[i];
        }
        return hash;
    }

    private int place(int hash) {
        return (hash ^ (hash >>> 15)) & (ids.length - 1);
    }

    private boolean isTerm(int id, byte[] text, int from, int to) {
        return Arrays.equals(bytes, start(id), ends[id], text, from, to);
    }

    private int start(int id) {
        return id == 0 ? 0 : ends[id - 1];
    }

    private void add(byte[] text, int from, int to) {
        int start = start(count);
        int end = start + to - from;
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end, 2 * bytes.length));
        }
        System.arraycopy(text, from, bytes, start, to - from);
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
        }
        ends[count++] = end;
    }

    private void grow() {
        ids = free(2 * ids.length);
        for (int id = 0; id < count; id++) {
            int place = place(hash(bytes, start(id), ends[id]));
            while (ids[place] != FREE) {
                place = (place + 1) & (ids.length - 1);
            }
            ids[place] = id;
        }
    }

    String term(int id) {
        return new String(bytes, start(id), length(id), StandardCharsets.UTF_8);
    }

    /** In bytes of UTF-8. */
    int length(int id) {
        return ends[id] - start(id);
    }

    void copy(int id, byte[] to, int at) {
        System.arraycopy(bytes, start(id), to, at, length(id));
    }

    int size() {
        return count;
    }

    /**
     * Caches the terms of words as they are written. A site has millions of words, nearly all of them seen before, so
     * they are looked up in place, without a string; and each has its data in adjacent ints, for the processor's cache.
     */
    static final class WordCache {
        private static final int INITIAL = 1 << 10;
        private static final int CAPACITY = 1 << 18;
        private static final int SLOT = 4; // ints of one word: its hash, its terms, where its characters begin and end
        private static final int TERMS = 1;
        private static final int START = 2;
        private static final int END = 3;

        private int[] slots = new int[SLOT * INITIAL];
        private char[] chars = new char[INITIAL];
        private int used;
        private int count;
        private final List<int[]> several = new ArrayList<>(); // the terms of words that have not just one

        static int hash(int before, char c) {
            return 31 * before + c;
        }

        /** The slot of the word, or a free one where it belongs. */
        int slot(char[] text, int start, int end, int hash) {
            int slot = first(hash);
            while (!isFree(slot) && !(slots[slot] == hash && hasChars(slot, text, start, end))) {
                slot = next(slot);
            }
            return slot;
        }

        private int first(int hash) {
            return ((hash ^ (hash >>> 15)) * SLOT) & (slots.length - 1);
        }

        private int next(int slot) {
            return (slot + SLOT) & (slots.length - 1);
        }

        boolean isFree(int slot) {
            return slots[slot + TERMS] == 0;
        }

        private boolean hasChars(int slot, char[] text, int start, int end) {
            int from = slots[slot + START];
            if (slots[slot + END] - from != end - start) {
                return false;
            }
            for (int i = start; i < end; i++) {
                if (chars[from + i - start] != text[i]) {
                    return false;
                }
            }
            return true;
        }

        /** The id of the only term of the word in that slot; -1 if it has none or several. */
        int onlyTerm(int slot) {
            return Math.max(-1, slots[slot + TERMS] - 1);
        }

        /** The ids of its terms, if {@link #onlyTerm} returns -1. */
        int[] terms(int slot) {
            return several.get(-1 - slots[slot + TERMS]);
        }

        /** Adds a word in that slot, which is free. */
        void put(int slot, char[] text, int start, int end, int hash, int[] terms) {
            if (used + end - start > chars.length) {
                chars = Arrays.copyOf(chars, 2 * chars.length);
            }
            System.arraycopy(text, start, chars, used, end - start);
            slots[slot] = hash;
            slots[slot + START] = used;
            used += end - start;
            slots[slot + END] = used;
            if (terms.length == 1) {
                slots[slot + TERMS] = terms[0] + 1;
            } else {
                several.add(terms);
                slots[slot + TERMS] = -several.size();
            }
            count++;
        }

        /** Makes room for another word: grows, which moves slots, or drops everything when it is full. */
        void grow() {
            if (2 * SLOT * count < slots.length) {
                return;
            }
            int[] old = slots;
            boolean full = count >= CAPACITY;
            slots = new int[full ? SLOT * INITIAL : 2 * old.length];
            if (full) {
                count = 0;
                used = 0;
                several.clear();
                return;
            }
            for (int i = 0; i < old.length; i += SLOT) {
                if (old[i + TERMS] != 0) {
                    int slot = first(old[i]);
                    while (!isFree(slot)) {
                        slot = next(slot);
                    }
                    System.arraycopy(old, i, slots, slot, SLOT);
                }
            }
        }
    }
}

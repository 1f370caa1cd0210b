package dev.octavo.search;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The words of a site, numbered as they come; in UTF-8, one after the other, since there are many. For one thread. */
final class Vocabulary {
    private static final int FREE_PLACE = -1;

    private byte[] bytes = new byte[1 << 12];
    private int[] ends = new int[1 << 8]; // by number
    private int[] numbers = free(1 << 10); // by hash
    private int count;

    private static int[] free(int size) {
        int[] all = new int[size];
        Arrays.fill(all, FREE_PLACE);
        return all;
    }

    int number(String word) {
        byte[] encoded = word.getBytes(StandardCharsets.UTF_8);
        return number(encoded, 0, encoded.length);
    }

    /** That of the word which is there in UTF-8. */
    int number(byte[] text, int from, int to) {
        int place = place(hash(text, from, to));
        while (numbers[place] != FREE_PLACE && !isWord(numbers[place], text, from, to)) {
            place = (place + 1) & (numbers.length - 1);
        }
        if (numbers[place] == FREE_PLACE) {
            add(text, from, to);
            numbers[place] = count - 1;
            if (2 * count > numbers.length) {
                grow();
                return count - 1;
            }
        }
        return numbers[place];
    }

    private static int hash(byte[] text, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text[i];
        }
        return hash;
    }

    private int place(int hash) {
        return (hash ^ (hash >>> 15)) & (numbers.length - 1);
    }

    private boolean isWord(int number, byte[] text, int from, int to) {
        return Arrays.equals(bytes, start(number), ends[number], text, from, to);
    }

    private int start(int number) {
        return number == 0 ? 0 : ends[number - 1];
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
        numbers = free(2 * numbers.length);
        for (int number = 0; number < count; number++) {
            int place = place(hash(bytes, start(number), ends[number]));
            while (numbers[place] != FREE_PLACE) {
                place = (place + 1) & (numbers.length - 1);
            }
            numbers[place] = number;
        }
    }

    String word(int number) {
        return new String(bytes, start(number), length(number), StandardCharsets.UTF_8);
    }

    /** In bytes. */
    int length(int number) {
        return ends[number] - start(number);
    }

    void copy(int number, byte[] to, int at) {
        System.arraycopy(bytes, start(number), to, at, length(number));
    }

    int size() {
        return count;
    }

    /**
     * The words of pieces of texts that were met before. A site has millions of pieces, nearly all of them known, so that
     * they are looked up where they stand in the text; and what is known of one lies together, since memory is slow.
     */
    static final class Pieces {
        private static final int SMALLEST = 1 << 10;
        private static final int MOST = 1 << 18;
        private static final int SLOT = 4; // the hash, the words, where the letters begin and end
        private static final int WORDS = 1;
        private static final int START = 2;
        private static final int END = 3;

        private int[] slots = new int[SLOT * SMALLEST];
        private char[] letters = new char[SMALLEST];
        private int used;
        private int count;
        private final List<int[]> several = new ArrayList<>();

        static int hash(int before, char c) {
            return 31 * before + c;
        }

        /** Where the piece is in the table, or would be. */
        int slot(char[] text, int start, int end, int hash) {
            int slot = first(hash);
            while (!isFree(slot) && !(slots[slot] == hash && isThere(slot, text, start, end))) {
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
            return slots[slot + WORDS] == 0;
        }

        private boolean isThere(int slot, char[] text, int start, int end) {
            int from = slots[slot + START];
            if (slots[slot + END] - from != end - start) {
                return false;
            }
            for (int i = start; i < end; i++) {
                if (letters[from + i - start] != text[i]) {
                    return false;
                }
            }
            return true;
        }

        /** The number of the only word of the piece in that slot; -1 where it has none or several. */
        int word(int slot) {
            return Math.max(-1, slots[slot + WORDS] - 1);
        }

        /** The numbers of its words, where {@link #word} tells none. */
        int[] words(int slot) {
            return several.get(-1 - slots[slot + WORDS]);
        }

        /** Remembers the words of a piece that has that slot, which is free. */
        void put(int slot, char[] text, int start, int end, int hash, int[] words) {
            if (used + end - start > letters.length) {
                letters = Arrays.copyOf(letters, 2 * letters.length);
            }
            System.arraycopy(text, start, letters, used, end - start);
            slots[slot] = hash;
            slots[slot + START] = used;
            used += end - start;
            slots[slot + END] = used;
            if (words.length == 1) {
                slots[slot + WORDS] = words[0] + 1;
            } else {
                several.add(words);
                slots[slot + WORDS] = -several.size();
            }
            count++;
        }

        /** Makes room for another piece, after which slots are others; where there are too many, it begins anew. */
        void grow() {
            if (2 * SLOT * count < slots.length) {
                return;
            }
            int[] old = slots;
            boolean full = count >= MOST;
            slots = new int[full ? SLOT * SMALLEST : 2 * old.length];
            if (full) {
                count = 0;
                used = 0;
                several.clear();
                return;
            }
            for (int i = 0; i < old.length; i += SLOT) {
                if (old[i + WORDS] != 0) {
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

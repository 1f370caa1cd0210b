package dev.octavo.search;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

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
     * What was made of pieces of texts before. A site has millions of pieces, nearly all of them known, so that they are
     * looked up where they stand in the text.
     */
    static final class Pieces {
        private static final int SMALLEST = 1 << 10;
        private static final int MOST = 1 << 18;
        static final int[] FREE = {};

        private char[][] pieces = new char[SMALLEST][];
        private int[][] numbers = free(SMALLEST);
        private int count;

        private static int[][] free(int size) {
            int[][] all = new int[size][];
            Arrays.fill(all, FREE);
            return all;
        }

        static int hash(int before, char c) {
            return 31 * before + c;
        }

        private static int hash(char[] piece) {
            int hash = 0;
            for (char c : piece) {
                hash = hash(hash, c);
            }
            return hash;
        }

        /** Where the piece is in the table, or would be. */
        int place(char[] text, int start, int end, int hash) {
            int place = (hash ^ (hash >>> 15)) & (pieces.length - 1);
            while (numbers[place] != FREE && !isThere(pieces[place], text, start, end)) {
                place = (place + 1) & (pieces.length - 1);
            }
            return place;
        }

        private static boolean isThere(char[] piece, char[] text, int start, int end) {
            if (piece.length != end - start) {
                return false;
            }
            for (int i = 0; i < piece.length; i++) {
                if (piece[i] != text[start + i]) {
                    return false;
                }
            }
            return true;
        }

        /** What was made of the piece at that place; {@link #FREE} where there is none. */
        int[] at(int place) {
            return numbers[place];
        }

        /** Remembers a piece that has that place. */
        void put(int place, char[] piece, int[] made) {
            pieces[place] = piece;
            numbers[place] = made;
            count++;
            if (2 * count > pieces.length) {
                grow();
            }
        }

        private void grow() {
            char[][] old = pieces;
            int[][] made = numbers;
            boolean full = count >= MOST; // then it begins anew
            pieces = new char[full ? SMALLEST : 2 * old.length][];
            numbers = free(pieces.length);
            count = 0;
            for (int i = 0; i < old.length && !full; i++) {
                if (made[i] != FREE) {
                    put(place(old[i], 0, old[i].length, hash(old[i])), old[i], made[i]);
                }
            }
        }
    }
}

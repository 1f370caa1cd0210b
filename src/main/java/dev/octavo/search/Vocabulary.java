package dev.octavo.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** The words of a site, numbered as they come. For one thread. */
final class Vocabulary {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> words = new ArrayList<>();

    int number(String word) {
        Integer before = numbers.putIfAbsent(word, words.size());
        if (before == null) {
            words.add(word);
            return words.size() - 1;
        }
        return before;
    }

    String word(int number) {
        return words.get(number);
    }

    int size() {
        return words.size();
    }

    /**
     * What was made of pieces of texts before. A site has millions of pieces, nearly all of them known, so that they are
     * looked up where they stand in the text.
     */
    static final class Pieces {
        private static final int SMALLEST = 1 << 10;
        private static final int MOST = 1 << 18;

        private static final int[] FREE = {};

        private String[] pieces = new String[SMALLEST];
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

        /** Where the piece is in the table, or would be. */
        int place(String text, int start, int end, int hash) {
            int place = (hash ^ (hash >>> 15)) & (pieces.length - 1);
            while (numbers[place] != FREE && !isThere(place, text, start, end)) {
                place = (place + 1) & (pieces.length - 1);
            }
            return place;
        }

        private boolean isThere(int place, String text, int start, int end) {
            String piece = pieces[place];
            return piece.length() == end - start && text.startsWith(piece, start);
        }

        boolean tell(int place, IntConsumer number) {
            int[] known = numbers[place];
            if (known == FREE) {
                return false;
            }
            for (int one : known) {
                number.accept(one);
            }
            return true;
        }

        /** Remembers a piece that has that place. */
        void put(int place, String piece, int[] made) {
            pieces[place] = piece;
            numbers[place] = made;
            count++;
            if (2 * count > pieces.length) {
                grow();
            }
        }

        private void grow() {
            String[] old = pieces;
            int[][] made = numbers;
            boolean full = count >= MOST; // then it begins anew
            pieces = new String[full ? SMALLEST : 2 * old.length];
            numbers = free(pieces.length);
            count = 0;
            for (int i = 0; i < old.length && !full; i++) {
                if (made[i] != FREE) {
                    put(place(old[i], 0, old[i].length(), old[i].hashCode()), old[i], made[i]);
                }
            }
        }
    }
}

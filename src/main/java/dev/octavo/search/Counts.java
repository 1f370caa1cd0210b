package dev.octavo.search;

import java.util.Arrays;

/** How often an article has each word, weighted by place. It is used for one article after the other. */
final class Counts {
    private static final int MORE = 0x80;
    private static final int MOST_OF_NUMBER = 5;

    private int[] times = new int[1 << 10]; // by word
    private int[] words = new int[1 << 10]; // those that it has
    private int distinct;

    /** Hears of each word, in the order in which they came. */
    interface Listener {
        void hear(int word, int times);
    }

    void add(int word, int more) {
        if (word >= times.length) {
            times = Arrays.copyOf(times, 2 * word);
        }
        if (times[word] == 0) {
            if (distinct == words.length) {
                words = Arrays.copyOf(words, 2 * distinct);
            }
            words[distinct++] = word;
        }
        times[word] += more;
    }

    void each(Listener listener) {
        for (int i = 0; i < distinct; i++) {
            listener.hear(words[i], times[words[i]]);
        }
    }

    boolean isEmpty() {
        return distinct == 0;
    }

    void clear() {
        for (int i = 0; i < distinct; i++) {
            times[words[i]] = 0;
        }
        distinct = 0;
    }

    /** To be kept: {@code length}, then of each word how often it is there, how many bytes it has, and those. */
    byte[] stored(int length, Vocabulary vocabulary) {
        int most = MOST_OF_NUMBER;
        for (int i = 0; i < distinct; i++) {
            most += 2 * MOST_OF_NUMBER + vocabulary.length(words[i]);
        }
        byte[] stored = new byte[most];
        int at = put(length, stored, 0);
        for (int i = 0; i < distinct; i++) {
            at = put(times[words[i]], stored, at);
            at = put(vocabulary.length(words[i]), stored, at);
            vocabulary.copy(words[i], stored, at);
            at += vocabulary.length(words[i]);
        }
        return Arrays.copyOf(stored, at);
    }

    private static int put(int number, byte[] to, int from) {
        int at = from;
        int rest = number;
        for (; rest >= MORE; rest >>>= 7) {
            to[at++] = (byte) ((rest & (MORE - 1)) | MORE);
        }
        to[at++] = (byte) rest;
        return at;
    }

    /** The length that was stored. */
    static int length(byte[] stored) {
        return new Reading(stored).number();
    }

    /** Adds what was stored; returns its length. */
    int addStored(byte[] stored, Vocabulary vocabulary) {
        Reading in = new Reading(stored);
        int length = in.number();
        while (in.at < stored.length) {
            int often = in.number();
            int end = in.number() + in.at;
            add(vocabulary.number(stored, in.at, end), often);
            in.at = end;
        }
        return length;
    }

    /** A place in bytes. */
    private static final class Reading {
        private final byte[] bytes;
        private int at;

        Reading(byte[] bytes) {
            this.bytes = bytes;
        }

        int number() {
            int number = 0;
            int shift = 0;
            for (; (bytes[at] & MORE) != 0; shift += 7) {
                number |= (bytes[at++] & (MORE - 1)) << shift;
            }
            return number | (bytes[at++] << shift);
        }
    }
}

package dev.octavo.related;

import dev.octavo.loading.Resources;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;

/**
 * Splits text in one language into tokens for comparison: words in lower case, without accents, inflectional endings and
 * stop words. Text that is written without spaces, such as Chinese, becomes pairs of characters. Safe to use from several
 * threads.
 */
final class Tokens {
    private static final int LONGEST = 40; // characters of a word
    private static final int SHORTEST_STEM = 4;
    private static final int SHORTEST_BEFORE_LETTER = 3; // of a stem, if the ending is a single letter
    private static final int BUCKETS = 64;
    private static final int ASCII = 0x80;
    private static final int FNV_PRIME = 0x01000193;
    private static final int FNV_INVERSE = 0x359c449b; // of the prime, modulo 2^32: undoes a step of the hash
    private static final int FNV_OFFSET = 0x811c9dc5;
    private static final int NO_TOKEN = 0;
    private static final int SPREAD = 0x9e3779b9; // makes the upper bits as even as the lower
    private static final Comparator<char[]> LONGEST_FIRST = Comparator.comparingInt(ending -> -ending.length);
    private static final char[] PLAIN = plain();
    private static final Map<String, Tokens> KNOWN = new ConcurrentHashMap<>();

    private final int[] stopWords; // their hashes: a hash table with open addressing, 0 in free slots
    private final char[][][] endings; // by their last character, the longest first

    private Tokens(List<char[]> words, List<List<char[]>> endings) {
        this.stopWords = new int[Integer.highestOneBit(words.size() + 1) * 4];
        for (char[] word : words) {
            int hash = hash(word);
            stopWords[stopWordSlot(hash)] = hash;
        }
        this.endings =
                endings.stream().map(alike -> alike.toArray(char[][]::new)).toArray(char[][][]::new);
    }

    /** The tokens of texts in the language with that tag. */
    static Tokens in(String language) {
        return KNOWN.computeIfAbsent(language, Tokens::read);
    }

    private static Tokens read(String language) {
        String primary = language.split("-", 2)[0].toLowerCase(Locale.ROOT);
        List<char[]> stopWords = new ArrayList<>();
        List<List<char[]>> endings = new ArrayList<>();
        for (int i = 0; i < BUCKETS; i++) {
            endings.add(new ArrayList<>());
        }
        for (String line : Resources.text("/related/words.txt").split("\n", -1)) {
            String[] words = line.split(" ", -1);
            for (int i = 2; i < words.length && words[0].equals(primary); i++) {
                char[] word = folded(words[i]);
                (words[1].equals("common") ? stopWords : endings.get(bucket(word[word.length - 1]))).add(word);
            }
        }
        endings.forEach(alike -> alike.sort(LONGEST_FIRST));
        return new Tokens(stopWords, endings);
    }

    /** Calls {@code found} with the {@link #hash} of each token of {@code text[from, to)}, in order. */
    void each(char[] text, int from, int to, IntConsumer found) {
        int at = from;
        while (at < to) {
            int end = at;
            int hash = FNV_OFFSET;
            for (; end < to; end++) {
                char c = text[end];
                char letter = c < ASCII ? PLAIN[c] : 0;
                if (letter == 0) {
                    break;
                }
                hash = (hash ^ letter) * FNV_PRIME;
            }
            if (end < to && !isPunctuation(text[end])) {
                at = beyondAscii(text, at, to, found);
            } else {
                if (end > at && end - at <= LONGEST) {
                    pass(stemHash(text, at, end, hash), found);
                }
                at = end + 1;
            }
        }
    }

    private static void pass(int hash, IntConsumer found) {
        if (hash != NO_TOKEN) {
            found.accept(hash);
        }
    }

    /** Whether {@code c} is ASCII or typographic punctuation: here, after letters and digits, it ends a word. */
    private static boolean isPunctuation(char c) {
        return c < ASCII || c == '\u00A0' || (c >= '\u2000' && c <= '\u206F');
    }

    private int beyondAscii(char[] text, int at, int to, IntConsumer found) {
        int c = Character.codePointAt(text, at, to);
        int end = at + Character.charCount(c);
        if (!Character.isLetterOrDigit(c)) {
            return end;
        }
        boolean pairs = isUnspaced(c);
        while (end < to) {
            c = Character.codePointAt(text, end, to);
            boolean goesOn = Character.isLetterOrDigit(c)
                    ? isUnspaced(c) == pairs
                    : Character.getType(c) == Character.NON_SPACING_MARK;
            if (!goesOn) {
                break;
            }
            end += Character.charCount(c);
        }
        if (pairs) {
            for (int pair = at; pair + 2 <= end; pair++) {
                found.accept(hash(new char[] {text[pair], text[pair + 1]}));
            }
        } else if (end - at <= LONGEST) {
            accented(text, at, end, found);
        }
        return end;
    }

    private void accented(char[] text, int from, int to, IntConsumer found) {
        char[] letters = new char[to - from];
        for (int i = from; i < to; i++) {
            char c = text[i] < Accented.FOLDED.length ? Accented.FOLDED[text[i]] : 0;
            if (c == 0) {
                pass(stemHash(folded(new String(text, from, to - from))), found);
                return;
            }
            letters[i - from] = c;
        }
        pass(stemHash(letters), found);
    }

    private int stemHash(char[] letters) {
        return stemHash(letters, 0, letters.length, unspreadHash(letters));
    }

    /**
     * The hash of a word's stem, or {@link #NO_TOKEN}.
     *
     * @param hash of the whole word, as from {@link #unspreadHash}
     */
    private int stemHash(char[] letters, int from, int to, int hash) {
        int length = to - from;
        if (length < 2 || isShortNumber(letters, from, to) || isStopWord(hash * SPREAD)) {
            return NO_TOKEN;
        }
        int stem = from + stem(letters, from, to);
        int ofStem = hash;
        for (int i = to - 1; i >= stem; i--) {
            ofStem = (ofStem * FNV_INVERSE) ^ plain(letters[i]);
        }
        return ofStem * SPREAD;
    }

    private static boolean isShortNumber(char[] letters, int from, int to) {
        return to - from < 3 && Character.isDigit(letters[from]) && Character.isDigit(letters[to - 1]);
    }

    private boolean isStopWord(int hash) {
        return stopWords[stopWordSlot(hash)] != 0;
    }

    private int stopWordSlot(int hash) {
        int slot = hash & (stopWords.length - 1);
        while (stopWords[slot] != 0 && stopWords[slot] != hash) {
            slot = (slot + 1) & (stopWords.length - 1);
        }
        return slot;
    }

    /** The hash of a token in lower case. */
    static int hash(char[] token) {
        return unspreadHash(token) * SPREAD;
    }

    /** FNV-1a: {@link String#hashCode} gives similar words the same hash too often. */
    private static int unspreadHash(char[] letters) {
        int hash = FNV_OFFSET;
        for (char letter : letters) {
            hash = (hash ^ letter) * FNV_PRIME;
        }
        return hash;
    }

    /** The length of a word without its ending. */
    private int stem(char[] letters, int from, int to) {
        for (char[] ending : endings[bucket(plain(letters[to - 1]))]) {
            int stem = to - from - ending.length;
            if (stem >= (ending.length > 1 ? SHORTEST_STEM : SHORTEST_BEFORE_LETTER) && ends(letters, to, ending)) {
                return stem;
            }
        }
        return to - from;
    }

    private static int bucket(char last) {
        return last & (BUCKETS - 1);
    }

    private static boolean ends(char[] letters, int to, char[] ending) {
        int start = to - ending.length;
        for (int i = ending.length - 1; i >= 0; i--) {
            if (plain(letters[start + i]) != ending[i]) {
                return false;
            }
        }
        return true;
    }

    private static char plain(char c) {
        return c < ASCII ? PLAIN[c] : c;
    }

    /** {@code word} in lower case, without accents. */
    private static char[] folded(String word) {
        StringBuilder folded = new StringBuilder();
        Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD)
                .codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .map(Character::toLowerCase) // again, since it may be made of mathematical capitals
                .forEach(folded::appendCodePoint);
        return folded.toString().toCharArray();
    }

    /** For each ASCII letter and digit its lower case; 0 for other characters. */
    private static char[] plain() {
        char[] plain = new char[ASCII];
        for (char c = 0; c < ASCII; c++) {
            plain[c] = Character.isLetterOrDigit(c) ? Character.toLowerCase(c) : 0;
        }
        return plain;
    }

    /**
     * For each Latin, Greek and Cyrillic letter its lower case without accents; 0 for others, and for those that become
     * several letters, or a different one at the end of a word.
     */
    private static final class Accented {
        private static final char END = '\u0530';
        private static final char SIGMA = '\u03A3';
        static final char[] FOLDED = new char[END];

        static {
            for (char c = 0; c < END; c++) {
                char[] folded = Character.isLetterOrDigit(c) && c != SIGMA ? folded(String.valueOf(c)) : new char[0];
                FOLDED[c] = folded.length == 1 ? folded[0] : 0;
            }
        }
    }

    private static boolean isUnspaced(int c) {
        if (c < 0x0E00) {
            return false;
        }
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }
}

package dev.octavo.related;

import dev.octavo.loading.Resources;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The words of texts in one language, as they are compared: in lower case, without accents and the endings of inflection.
 * What is written without blanks, as Chinese is, counts in pairs of characters. Safe to use from several threads.
 */
final class Tokens {
    private static final int LONGEST = 40; // what is longer is no word
    private static final int SHORTEST_STEM = 4;
    private static final int SHORTEST_SHORT_STEM = 3; // before one letter
    private static final int BUCKETS = 64;
    private static final int ASCII = 0x80;
    private static final Comparator<char[]> LONGEST_FIRST = Comparator.comparingInt(ending -> -ending.length);
    private static final char[] PLAIN = plain();
    private static final Map<String, Tokens> KNOWN = new ConcurrentHashMap<>();

    private final char[][] common; // a hash table with open addressing
    private final char[][][] endings; // by their last character, the longest first

    private Tokens(List<char[]> words, List<List<char[]>> endings) {
        this.common = new char[Integer.highestOneBit(words.size() + 1) * 4][];
        words.forEach(word -> common[slot(word, word.length)] = word);
        this.endings =
                endings.stream().map(alike -> alike.toArray(char[][]::new)).toArray(char[][][]::new);
    }

    /** Is told the tokens of a text, in order. */
    interface Listener {
        /**
         * A token is in the first {@code length} characters of {@code token} until this returns.
         *
         * @param from where it is written in the text
         * @param to where that ends; the same as {@code from} where it says nothing to readers
         * @param small whether it is written in small letters
         */
        void token(char[] token, int length, int from, int to, boolean small);

        /** Here are words that do not count. */
        void gap();
    }

    /** Those of texts in the language of that tag. */
    static Tokens in(String language) {
        return KNOWN.computeIfAbsent(language, Tokens::read);
    }

    private static Tokens read(String language) {
        String primary = language.split("-", 2)[0].toLowerCase(Locale.ROOT);
        List<char[]> common = new ArrayList<>();
        List<List<char[]>> endings = new ArrayList<>();
        for (int i = 0; i < BUCKETS; i++) {
            endings.add(new ArrayList<>());
        }
        for (String line : Resources.text("/related/words.txt").split("\n", -1)) {
            String[] words = line.split(" ", -1);
            for (int i = 2; i < words.length && words[0].equals(primary); i++) {
                char[] word = folded(words[i]).toCharArray();
                (words[1].equals("common") ? common : endings.get(bucket(word, word.length))).add(word);
            }
        }
        endings.forEach(alike -> alike.sort(LONGEST_FIRST));
        return new Tokens(common, endings);
    }

    /** Tells {@code found} each token of {@code text[from, to)}. */
    void each(char[] text, int from, int to, Listener found) {
        char[] token = new char[LONGEST];
        int at = from;
        while (at < to) {
            int end = at;
            boolean small = true;
            for (; end < to && text[end] < ASCII && PLAIN[text[end]] != 0; end++) {
                char c = PLAIN[text[end]];
                small &= c == text[end];
                if (end - at < LONGEST) {
                    token[end - at] = c;
                }
            }
            if (end < to && !isBesideWords(text[end])) {
                at = beyondAscii(text, at, to, found);
            } else {
                if (end - at > LONGEST) {
                    found.gap();
                } else if (end > at) {
                    word(token, end - at, at, end, small, found);
                }
                at = end + 1;
            }
        }
    }

    /** Whether that is a sign of ASCII, such as a blank, or of the punctuation that typographers set. */
    private static boolean isBesideWords(char c) {
        return c < ASCII || c == '\u00A0' || (c >= '\u2000' && c <= '\u206F');
    }

    private int beyondAscii(char[] text, int at, int to, Listener found) {
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
                String both = new String(text, pair, 2);
                boolean tells = both.codePoints().allMatch(Character::isIdeographic);
                found.token(both.toCharArray(), 2, pair, tells ? pair + 2 : pair, true);
                found.gap(); // the next pair is about the same character
            }
        } else if (end - at <= LONGEST) {
            accented(text, at, end, found);
        }
        return end;
    }

    private void accented(char[] text, int from, int to, Listener found) {
        char[] token = new char[to - from];
        boolean small = true;
        for (int i = from; i < to; i++) {
            char c = text[i] < Accented.FOLDED.length ? Accented.FOLDED[text[i]] : 0;
            if (c == 0) {
                String written = new String(text, from, to - from);
                char[] folded = folded(written).toCharArray();
                word(folded, folded.length, from, to, written.equals(written.toLowerCase(Locale.ROOT)), found);
                return;
            }
            token[i - from] = c;
            small &= Character.toLowerCase(text[i]) == text[i];
        }
        word(token, token.length, from, to, small, found);
    }

    private void word(char[] token, int length, int from, int to, boolean small, Listener found) {
        if (length < 2 || common[slot(token, length)] != null || isShortNumber(token, length)) {
            found.gap();
        } else {
            found.token(token, stem(token, length), from, to, small);
        }
    }

    private static boolean isShortNumber(char[] word, int length) {
        return length < 3 && Character.isDigit(word[0]) && Character.isDigit(word[length - 1]);
    }

    /** The place of that word among the common ones, else a free one. */
    private int slot(char[] word, int length) {
        int slot = PostTerms.hash(word, length) & (common.length - 1);
        while (common[slot] != null && !(common[slot].length == length && ends(word, length, common[slot]))) {
            slot = (slot + 1) & (common.length - 1);
        }
        return slot;
    }

    /** How long {@code word} is without its ending. */
    private int stem(char[] word, int length) {
        for (char[] ending : endings[bucket(word, length)]) {
            int stem = length - ending.length;
            if (stem >= (ending.length > 1 ? SHORTEST_STEM : SHORTEST_SHORT_STEM) && ends(word, length, ending)) {
                return stem;
            }
        }
        return length;
    }

    private static int bucket(char[] word, int length) {
        return word[length - 1] & (BUCKETS - 1);
    }

    private static boolean ends(char[] word, int length, char[] ending) {
        int start = length - ending.length;
        for (int i = ending.length - 1; i >= 0; i--) {
            if (word[start + i] != ending[i]) {
                return false;
            }
        }
        return true;
    }

    private static String folded(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder();
        Normalizer.normalize(lower, Normalizer.Form.NFKD)
                .codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .forEach(folded::appendCodePoint);
        return folded.toString();
    }

    /** Letters and digits of ASCII as they are compared, by themselves; 0 for all else. */
    private static char[] plain() {
        char[] plain = new char[ASCII];
        for (char c = 0; c < ASCII; c++) {
            plain[c] = Character.isLetterOrDigit(c) ? Character.toLowerCase(c) : 0;
        }
        return plain;
    }

    /** The same of Latin, Greek and Cyrillic; 0 also for letters that become several, or another one at the end of a word. */
    private static final class Accented {
        private static final char END = '\u0530';
        private static final char SIGMA = '\u03A3';
        static final char[] FOLDED = new char[END];

        static {
            for (char c = 0; c < END; c++) {
                String folded = Character.isLetterOrDigit(c) && c != SIGMA ? folded(String.valueOf(c)) : "";
                FOLDED[c] = folded.length() == 1 ? folded.charAt(0) : 0;
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

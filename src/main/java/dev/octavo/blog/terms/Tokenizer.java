package dev.octavo.blog.terms;

import dev.octavo.blog.terms.TokenizerSpec.Stemmer;
import dev.octavo.lib.loading.Resources;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;

/**
 * Splits texts of one language into terms: lower case, accents folded, stemmed. The script {@code search.js} does the
 * same, step by step. For one thread.
 */
final class Tokenizer {
    private static final int MAX_LENGTH = 40;
    private static final int ASCII = 0x80;
    private static final TokenizerSpec SPEC = TokenizerSpec.SHARED;
    private static final byte LETTERS = 0;
    private static final byte SEPARATOR = 1;
    private static final byte BIGRAMS = 2;
    private static final byte SURROGATE = 3; // whose kind depends on the other of its pair
    private static final byte[] KINDS = kinds();

    private final String language;
    private final Stemmer stemmer;
    private final Vocabulary vocabulary;
    private final HashNumbers words = new HashNumbers(); // as they are written: nearly all have been met before
    private int[] terms = new int[1 << 8]; // by word
    private final List<int[]> several = new ArrayList<>();
    private final BitSet meaningless = new BitSet();
    private int judged; // terms with a lower id have been judged

    /**
     * @param language as from {@link TokenizerSpec#base}
     * @param vocabulary gives terms their ids
     */
    Tokenizer(String language, Vocabulary vocabulary) {
        this.language = language;
        this.stemmer = SPEC.stemmers().getOrDefault(language, Stemmer.NONE);
        this.vocabulary = vocabulary;
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[Character.MIN_SUPPLEMENTARY_CODE_POINT];
        SPEC.bigrams().fill(kinds, BIGRAMS);
        SPEC.separators().fill(kinds, SEPARATOR);
        Arrays.fill(kinds, Character.MIN_SURROGATE, Character.MAX_SURROGATE + 1, SURROGATE);
        return kinds;
    }

    private static byte kind(char[] text, int place, int from, int to) {
        byte kind = KINDS[text[place]];
        return kind == SURROGATE ? kindOfPair(text, place, from, to) : kind;
    }

    private static byte kindOfPair(char[] text, int place, int from, int to) {
        int first = Character.isHighSurrogate(text[place]) ? place : place - 1;
        int pair = Character.codePointAt(text, Math.max(from, first), to);
        int codePoint = Character.isSupplementaryCodePoint(pair) ? pair : text[place];
        return SPEC.separators().has(codePoint) ? SEPARATOR : SPEC.bigrams().has(codePoint) ? BIGRAMS : LETTERS;
    }

    private static boolean goesOn(byte kind, char[] text, int place, int from, int to) {
        return kind(text, place, from, to) == kind || isPoint(text, place, from, to);
    }

    /** Whether a point between two digits is at {@code place}, as in {@code 1.75.0}: it belongs to the word. */
    private static boolean isPoint(char[] text, int place, int from, int to) {
        return text[place] == '.'
                && place > from
                && place + 1 < to
                && isDigit(text[place - 1])
                && isDigit(text[place + 1]);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The ids of terms that say nothing of what a text is about: of common words, single characters and short numbers. */
    BitSet meaningless() {
        if (judged == 0) { // the first time
            Resources.lines("/terms/common.txt")
                    .filter(line -> line.startsWith(language + " "))
                    .map(line -> line.substring(language.length()).toCharArray())
                    .forEach(line -> terms(line, 0, line.length, meaningless::set));
        }
        for (; judged < vocabulary.size(); judged++) {
            if (isShort(vocabulary.bytes(judged))) {
                meaningless.set(judged);
            }
        }
        return meaningless;
    }

    private static boolean isShort(byte[] term) {
        int characters = 0;
        boolean digits = true;
        for (int i = 0; i < term.length && characters < 3; i++) {
            characters += (term[i] & 0xC0) != 0x80 ? 1 : 0; // UTF-8: not within a character
            digits &= term[i] >= '0' && term[i] <= '9';
        }
        return characters < 2 || (digits && characters < 3);
    }

    /** A run of characters of one kind, with its hash. */
    private interface Run {
        void accept(byte kind, int start, int end, long hash);
    }

    private static void forEachRun(char[] text, int from, int to, Run run) {
        for (int i = from; i < to; ) {
            byte kind = kind(text, i, from, to);
            if (kind == SEPARATOR) {
                i++;
                continue;
            }
            int start = i;
            long hash = HashNumbers.EMPTY;
            do {
                hash = HashNumbers.with(hash, text[i++]);
            } while (i < to // the table decides for nearly all
                    && (KINDS[text[i]] == kind || goesOn(kind, text, i, from, to)));
            run.accept(kind, start, i, hash);
        }
    }

    /** Calls {@code term} with the id of every term of {@code text[from, to)}, in order; returns how many there are. */
    int terms(char[] text, int from, int to, IntConsumer term) {
        Occurrences found = new Occurrences(text, term);
        forEachRun(text, from, to, found);
        return found.count;
    }

    private final class Occurrences implements Run {
        private final char[] text;
        private final IntConsumer term;
        private int count;

        Occurrences(char[] text, IntConsumer term) {
            this.text = text;
            this.term = term;
        }

        @Override
        public void accept(byte kind, int start, int end, long hash) {
            if (kind == LETTERS && end - start <= MAX_LENGTH) {
                int known = ofWord(text, start, end, hash);
                if (known >= 0) {
                    term.accept(known);
                    count++;
                } else {
                    each(several.get(-1 - known));
                }
            } else {
                each(ids(new String(text, start, end - start)));
            }
        }

        private void each(int[] ids) {
            for (int id : ids) {
                term.accept(id);
            }
            count += ids.length;
        }
    }

    /** The only term of a word; -1 minus a place in {@link #several} if there is not one. */
    private int ofWord(char[] text, int start, int end, long hash) {
        int known = words.size();
        int word = words.number(hash);
        if (word == known) {
            terms = word < terms.length ? terms : Arrays.copyOf(terms, 2 * word);
            int[] ids = ids(new String(text, start, end - start));
            if (ids.length != 1) {
                several.add(ids);
            }
            terms[word] = ids.length == 1 ? ids[0] : -several.size();
        }
        return terms[word];
    }

    private int[] ids(String text) {
        char[] folded = folded(text).toCharArray();
        List<String> found = new ArrayList<>(1);
        forEachRun(folded, 0, folded.length, (kind, start, end, hash) -> {
            String run = new String(folded, start, end - start);
            if (kind == BIGRAMS) {
                addBigrams(run, found);
            } else if (run.length() <= MAX_LENGTH) {
                found.add(stemmer.stem(run));
            }
        });
        return found.stream().mapToInt(vocabulary::id).toArray();
    }

    private static String folded(String text) {
        if (text.chars().allMatch(c -> c < ASCII)) {
            return text.toLowerCase(Locale.ROOT);
        }
        StringBuilder out = new StringBuilder(text.length());
        Normalizer.normalize(text, Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(codePoint -> !SPEC.marks().has(codePoint))
                .forEach(codePoint -> {
                    String replacement = SPEC.replacements().get(codePoint);
                    if (replacement == null) {
                        out.appendCodePoint(codePoint);
                    } else {
                        out.append(replacement);
                    }
                });
        return Normalizer.normalize(out, Form.NFC);
    }

    /** Adds each two adjacent characters, and the last alone, so that a query for it finds it. */
    private static void addBigrams(String run, List<String> terms) {
        for (int i = 0; i < run.length(); ) {
            int next = run.offsetByCodePoints(i, 1);
            int end = next < run.length() ? run.offsetByCodePoints(next, 1) : next;
            terms.add(run.substring(i, end));
            i = next;
        }
    }
}

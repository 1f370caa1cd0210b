package dev.octavo.search;

import dev.octavo.search.TokenizerSpec.Stemmer;
import dev.octavo.search.Vocabulary.WordCache;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;

/**
 * Splits texts of one language into terms: lower case, accents folded, stemmed. The script {@code search.js} does the
 * same, step by step. For one thread.
 */
final class Tokenizer {
    private static final int MAX_LENGTH = 40;
    private static final TokenizerSpec SPEC = TokenizerSpec.SHARED;
    private static final byte SEPARATOR = 0;
    private static final byte LETTERS = 1;
    private static final byte BIGRAMS = 2;
    private static final byte SURROGATE = 3; // whose kind depends on the other of its pair
    private static final byte[] KINDS = kinds();

    private final Stemmer stemmer;
    private final Vocabulary vocabulary;
    private final WordCache cache = new WordCache();

    /**
     * @param language a BCP 47 tag
     * @param vocabulary gives terms their ids
     */
    Tokenizer(String language, Vocabulary vocabulary) {
        this.stemmer = SPEC.stemmers().getOrDefault(base(language), Stemmer.NONE);
        this.vocabulary = vocabulary;
    }

    static String base(String language) {
        int hyphen = language.indexOf('-');
        return (hyphen < 0 ? language : language.substring(0, hyphen)).toLowerCase(Locale.ROOT);
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[Character.MIN_SUPPLEMENTARY_CODE_POINT];
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = Character.isSurrogate((char) i) ? SURROGATE : kindOf(i);
        }
        return kinds;
    }

    private static byte kind(char[] text, int place, int length) {
        byte kind = KINDS[text[place]];
        return kind == SURROGATE ? kindOfSurrogate(text, place, length) : kind;
    }

    private static byte kindOfSurrogate(char[] text, int place, int length) {
        int first = Character.isHighSurrogate(text[place]) ? place : place - 1;
        int codePoint = Character.codePointAt(text, Math.max(0, first), length);
        return kindOf(Character.isSupplementaryCodePoint(codePoint) ? codePoint : text[place]);
    }

    private static byte kindOf(int codePoint) {
        return SPEC.separators().has(codePoint) ? SEPARATOR : SPEC.bigrams().has(codePoint) ? BIGRAMS : LETTERS;
    }

    /** Whether a point between two digits is at {@code place}, as in {@code 1.75.0}: it belongs to the word. */
    private static boolean isPoint(char[] text, int place, int length) {
        return text[place] == '.'
                && place > 0
                && place + 1 < length
                && isDigit(text[place - 1])
                && isDigit(text[place + 1]);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Calls {@code term} with the id of every term of {@code text}, in order; returns how many there are. */
    int terms(TextBuffer text, IntConsumer term) {
        char[] chars = text.chars();
        int length = text.length();
        int count = 0;
        for (int i = 0; i < length; ) {
            byte kind = kind(chars, i, length);
            int start = i;
            int hash = 0;
            do {
                hash = WordCache.hash(hash, chars[i]);
                i++;
            } while (i < length && (kind(chars, i, length) == kind || isPoint(chars, i, length)));
            if (kind == LETTERS && i - start <= MAX_LENGTH) {
                count += word(chars, start, i, hash, term);
            } else if (kind != SEPARATOR) {
                count += accept(terms(new String(chars, start, i - start)), term);
            }
        }
        return count;
    }

    private int accept(List<String> terms, IntConsumer term) {
        terms.forEach(one -> term.accept(vocabulary.id(one)));
        return terms.size();
    }

    private int word(char[] text, int start, int end, int hash, IntConsumer term) {
        int slot = cache.slot(text, start, end, hash);
        if (cache.isFree(slot)) {
            cache.grow();
            slot = cache.slot(text, start, end, hash);
            String word = new String(text, start, end - start);
            int[] terms = terms(word).stream().mapToInt(vocabulary::id).toArray();
            cache.put(slot, text, start, end, hash, terms);
        }
        int only = cache.onlyTerm(slot);
        if (only >= 0) {
            term.accept(only);
            return 1;
        }
        int[] terms = cache.terms(slot);
        for (int one : terms) {
            term.accept(one);
        }
        return terms.length;
    }

    /** A run of characters of one kind. */
    private interface Run {
        void accept(byte kind, int start, int end);
    }

    private static void forEachRun(String text, Run run) {
        char[] chars = text.toCharArray();
        byte last = SEPARATOR;
        int start = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            byte kind = isPoint(chars, i, chars.length) ? LETTERS : kindOf(codePoint);
            if (kind != last) {
                if (last != SEPARATOR) {
                    run.accept(last, start, i);
                }
                last = kind;
                start = i;
            }
            i += Character.charCount(codePoint);
        }
        if (last != SEPARATOR) {
            run.accept(last, start, text.length());
        }
    }

    private List<String> terms(String text) {
        String folded = folded(text);
        List<String> terms = new ArrayList<>(1);
        forEachRun(folded, (kind, start, end) -> {
            if (kind == BIGRAMS) {
                addBigrams(folded.substring(start, end), terms);
            } else if (end - start <= MAX_LENGTH) {
                terms.add(stemmer.stem(folded.substring(start, end)));
            }
        });
        return terms;
    }

    private static String folded(String text) {
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

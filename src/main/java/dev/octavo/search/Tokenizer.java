package dev.octavo.search;

import dev.octavo.search.Vocabulary.Pieces;
import dev.octavo.search.WordTable.Endings;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;

/**
 * Cuts texts of one language into words as the index holds them: in small letters, without accents and endings. The
 * script {@code search.js} does the same, step by step. For one thread.
 */
final class Tokenizer {
    private static final int LONGEST = 40;
    private static final WordTable TABLE = WordTable.SHARED;
    private static final byte APART = 0;
    private static final byte LETTERS = 1;
    private static final byte PAIRS = 2;
    private static final byte HALF = 3; // of a character that Java writes as two
    private static final byte[] KINDS = kinds();

    private final Endings endings;
    private final Vocabulary vocabulary;
    private final Pieces known = new Pieces();

    /**
     * @param language a BCP 47 tag
     * @param vocabulary takes the words
     */
    Tokenizer(String language, Vocabulary vocabulary) {
        this.endings = TABLE.endings().getOrDefault(base(language), Endings.NONE);
        this.vocabulary = vocabulary;
    }

    static String base(String language) {
        int hyphen = language.indexOf('-');
        return (hyphen < 0 ? language : language.substring(0, hyphen)).toLowerCase(Locale.ROOT);
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[Character.MIN_SUPPLEMENTARY_CODE_POINT];
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = Character.isSurrogate((char) i) ? HALF : kindOf(i);
        }
        return kinds;
    }

    private static byte kind(char[] text, int place, int length) {
        byte kind = KINDS[text[place]];
        return kind == HALF ? kindOfHalf(text, place, length) : kind;
    }

    private static byte kindOfHalf(char[] text, int place, int length) {
        int first = Character.isHighSurrogate(text[place]) ? place : place - 1;
        int codePoint = Character.codePointAt(text, Math.max(0, first), length);
        return kindOf(Character.isSupplementaryCodePoint(codePoint) ? codePoint : text[place]);
    }

    private static byte kindOf(int codePoint) {
        return TABLE.apart().has(codePoint) ? APART : TABLE.pairs().has(codePoint) ? PAIRS : LETTERS;
    }

    /** Tells the number of every word of {@code text}, in order; returns how many there are. */
    int words(Text text, IntConsumer word) {
        char[] chars = text.chars();
        int length = text.length();
        int count = 0;
        for (int i = 0; i < length; ) {
            byte kind = kind(chars, i, length);
            int start = i;
            int hash = 0;
            do {
                hash = Pieces.hash(hash, chars[i]);
                i++;
            } while (i < length && kind(chars, i, length) == kind);
            if (kind == LETTERS && i - start <= LONGEST) {
                count += piece(chars, start, i, hash, word);
            } else if (kind != APART) {
                count += tell(folded(new String(chars, start, i - start)), word);
            }
        }
        return count;
    }

    private int tell(List<String> words, IntConsumer word) {
        words.forEach(one -> word.accept(vocabulary.number(one)));
        return words.size();
    }

    private int piece(char[] text, int start, int end, int hash, IntConsumer word) {
        int slot = known.slot(text, start, end, hash);
        if (known.isFree(slot)) {
            known.grow();
            slot = known.slot(text, start, end, hash);
            String piece = new String(text, start, end - start);
            int[] words = folded(piece).stream().mapToInt(vocabulary::number).toArray();
            known.put(slot, text, start, end, hash, words);
        }
        int only = known.word(slot);
        if (only >= 0) {
            word.accept(only);
            return 1;
        }
        int[] words = known.words(slot);
        for (int one : words) {
            word.accept(one);
        }
        return words.length;
    }

    /** A run of characters of one kind. */
    private interface Run {
        void take(byte kind, int start, int end);
    }

    private static void runs(String text, Run run) {
        byte last = APART;
        int start = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            byte kind = kindOf(codePoint);
            if (kind != last) {
                if (last != APART) {
                    run.take(last, start, i);
                }
                last = kind;
                start = i;
            }
            i += Character.charCount(codePoint);
        }
        if (last != APART) {
            run.take(last, start, text.length());
        }
    }

    private List<String> folded(String written) {
        String plain = plain(written);
        List<String> words = new ArrayList<>(1);
        runs(plain, (kind, start, end) -> {
            if (kind == PAIRS) {
                pairs(plain.substring(start, end), words);
            } else if (end - start <= LONGEST) {
                words.add(endings.without(plain.substring(start, end)));
            }
        });
        return words;
    }

    private static String plain(String written) {
        StringBuilder out = new StringBuilder(written.length());
        Normalizer.normalize(written, Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(codePoint -> !TABLE.marks().has(codePoint))
                .forEach(codePoint -> {
                    String as = TABLE.as().get(codePoint);
                    if (as == null) {
                        out.appendCodePoint(codePoint);
                    } else {
                        out.append(as);
                    }
                });
        return Normalizer.normalize(out, Form.NFC);
    }

    /** Each two that stand together, and the last alone, so that it is found as well. */
    private static void pairs(String run, List<String> words) {
        for (int i = 0; i < run.length(); ) {
            int next = run.offsetByCodePoints(i, 1);
            int end = next < run.length() ? run.offsetByCodePoints(next, 1) : next;
            words.add(run.substring(i, end));
            i = next;
        }
    }
}

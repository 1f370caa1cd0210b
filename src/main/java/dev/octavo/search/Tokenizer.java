package dev.octavo.search;

import dev.octavo.search.WordTable.Endings;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Cuts texts of one language into words as the index holds them: in small letters, without accents and endings. The
 * script {@code search.js} does the same, step by step. For one thread.
 */
final class Tokenizer {
    private static final int LONGEST = 40;
    private static final int MOST_KNOWN = 200_000;
    private static final WordTable TABLE = WordTable.SHARED;

    private final Endings endings;
    private final Map<String, List<String>> known = new HashMap<>();

    /** @param language a BCP 47 tag */
    Tokenizer(String language) {
        this.endings = TABLE.endings().getOrDefault(base(language), Endings.NONE);
    }

    static String base(String language) {
        int hyphen = language.indexOf('-');
        return (hyphen < 0 ? language : language.substring(0, hyphen)).toLowerCase(Locale.ROOT);
    }

    private enum Kind {
        APART,
        LETTERS,
        PAIRS
    }

    private static Kind kind(int codePoint) {
        return TABLE.apart().has(codePoint) ? Kind.APART : TABLE.pairs().has(codePoint) ? Kind.PAIRS : Kind.LETTERS;
    }

    /** A run of characters of one kind. */
    private interface Run {
        void take(Kind kind, int start, int end);
    }

    private static void runs(String text, Run run) {
        Kind last = Kind.APART;
        int start = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            Kind kind = kind(codePoint);
            if (kind != last) {
                if (last != Kind.APART) {
                    run.take(last, start, i);
                }
                last = kind;
                start = i;
            }
            i += Character.charCount(codePoint);
        }
        if (last != Kind.APART) {
            run.take(last, start, text.length());
        }
    }

    /** Every word of {@code text}, in order. */
    void words(String text, Consumer<String> word) {
        runs(text, (kind, start, end) -> {
            String written = text.substring(start, end);
            if (kind == Kind.PAIRS || written.length() > LONGEST) {
                folded(written).forEach(word);
                return;
            }
            List<String> before = known.get(written);
            if (before == null) {
                before = folded(written);
                if (known.size() >= MOST_KNOWN) {
                    known.clear();
                }
                known.put(written, before);
            }
            before.forEach(word);
        });
    }

    private List<String> folded(String written) {
        String plain = plain(written);
        List<String> words = new ArrayList<>(1);
        runs(plain, (kind, start, end) -> {
            if (kind == Kind.PAIRS) {
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

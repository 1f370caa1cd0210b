package dev.octavo.search;

import dev.octavo.output.Inputs;
import dev.octavo.site.Term;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** All words of a site, each with the articles that have it. */
record Inversion(SortedMap<String, Postings> words, Relevance relevance) {
    // In quarters of an occurrence in prose.
    private static final int PROSE = 4;
    private static final int DESCRIPTION = 6;
    private static final int HEADING = 10;
    private static final int TAG = 12;
    private static final int TITLE = 20;

    /** Before a word that tells of the article and is not in it. */
    static final char FACT = '#';

    static Inversion of(Iterable<Found> articles, Inputs inputs) {
        Gathering gathering = new Gathering();
        articles.forEach(found -> gathering.add(found, inputs));
        return new Inversion(new TreeMap<>(gathering.words), Relevance.of(gathering.lengths()));
    }

    /** Goes from article to article. */
    private static final class Gathering {
        final Map<String, Postings> words = new HashMap<>();
        private final Map<String, Tokenizer> tokenizers = new HashMap<>();
        private int[] lengths = new int[64];
        private int count;
        private int length;

        void add(Found found, Inputs inputs) {
            Tokenizer tokenizer = tokenizers.computeIfAbsent(Tokenizer.base(found.language()), Tokenizer::new);
            Map<String, Integer> times = new HashMap<>();
            length = 0;
            Passages passages = Passages.of(inputs.indexed(found.source()));
            count(passages.prose(), PROSE, tokenizer, times);
            count(passages.headings(), HEADING, tokenizer, times);
            found.description().ifPresent(text -> count(text, DESCRIPTION, tokenizer, times));
            count(found.title(), TITLE, tokenizer, times);
            for (Term tag : found.tags()) {
                count(tag.name(), TAG, tokenizer, times);
                fact("tag:" + tag.slug(), times);
            }
            found.day().ifPresent(day -> fact("year:" + day.getYear(), times));
            fact("lang:" + found.language(), times);
            found.section().ifPresent(section -> fact("in:" + section, times));
            times.forEach((word, often) ->
                    words.computeIfAbsent(word, absent -> new Postings()).add(count, often));
            if (count == lengths.length) {
                lengths = Arrays.copyOf(lengths, 2 * count);
            }
            lengths[count++] = length;
        }

        private void count(String text, int weight, Tokenizer tokenizer, Map<String, Integer> times) {
            tokenizer.words(text, word -> {
                length++;
                times.merge(word, weight, Integer::sum);
            });
        }

        private static void fact(String fact, Map<String, Integer> times) {
            times.put(FACT + fact, PROSE);
        }

        int[] lengths() {
            return Arrays.copyOf(lengths, count);
        }
    }
}

package dev.octavo.search;

import dev.octavo.output.Inputs;
import dev.octavo.site.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
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
        return new Inversion(gathering.sorted(), Relevance.of(Arrays.copyOf(gathering.lengths, gathering.count)));
    }

    /** Goes from article to article. */
    private static final class Gathering {
        private final Vocabulary vocabulary = new Vocabulary();
        private final List<Postings> postings = new ArrayList<>(); // by the number of the word
        private final Map<String, Tokenizer> tokenizers = new HashMap<>();
        private int[] lengths = new int[64];
        private int count;

        // Of the article under way: how often it has each word, and which.
        private int[] times = new int[1 << 10];
        private int[] words = new int[1 << 10];
        private int distinct;
        private int length;

        void add(Found found, Inputs inputs) {
            Tokenizer tokenizer = tokenizers.computeIfAbsent(
                    Tokenizer.base(found.language()), language -> new Tokenizer(language, vocabulary));
            distinct = 0;
            length = 0;
            Passages passages = Passages.of(inputs.indexed(found.source()));
            count(passages.prose(), PROSE, tokenizer);
            count(passages.headings(), HEADING, tokenizer);
            found.description().ifPresent(text -> count(text, DESCRIPTION, tokenizer));
            count(found.title(), TITLE, tokenizer);
            for (Term tag : found.tags()) {
                count(tag.name(), TAG, tokenizer);
                fact("tag:" + tag.slug());
            }
            found.day().ifPresent(day -> fact("year:" + day.getYear()));
            fact("lang:" + found.language());
            found.section().ifPresent(section -> fact("in:" + section));
            for (int i = 0; i < distinct; i++) {
                while (postings.size() <= words[i]) {
                    postings.add(new Postings());
                }
                postings.get(words[i]).add(count, times[words[i]]);
                times[words[i]] = 0;
            }
            if (count == lengths.length) {
                lengths = Arrays.copyOf(lengths, 2 * count);
            }
            lengths[count++] = length;
        }

        private void count(String text, int weight, Tokenizer tokenizer) {
            tokenizer.words(text, word -> {
                length++;
                count(word, weight);
            });
        }

        private void count(int word, int weight) {
            if (word >= times.length) {
                times = Arrays.copyOf(times, 2 * word);
            }
            if (times[word] == 0) {
                if (distinct == words.length) {
                    words = Arrays.copyOf(words, 2 * distinct);
                }
                words[distinct++] = word;
            }
            times[word] += weight;
        }

        private void fact(String fact) {
            count(vocabulary.number(FACT + fact), PROSE);
        }

        SortedMap<String, Postings> sorted() {
            SortedMap<String, Postings> sorted = new TreeMap<>();
            for (int word = 0; word < postings.size(); word++) {
                sorted.put(vocabulary.word(word), postings.get(word));
            }
            return sorted;
        }
    }
}

package dev.octavo.search;

import dev.octavo.output.Inputs;
import dev.octavo.site.Term;
import dev.octavo.text.Html;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/** All words of a site, each with the articles that have it. */
record Inversion(Vocabulary vocabulary, Occurrences occurrences, Relevance relevance) {
    // In quarters of an occurrence in prose.
    private static final int PROSE = 4;
    private static final int DESCRIPTION = 6;
    private static final int HEADING = 10;
    private static final int TAG = 12;
    private static final int TITLE = 20;

    /** Of what is kept of texts. */
    private static final String KIND = "search";

    /** Before a word that tells of the article and is not in it. */
    static final char FACT = '#';

    static Inversion of(Iterable<Found> articles, Inputs inputs) {
        Gathering gathering = new Gathering(inputs);
        articles.forEach(gathering::add);
        return new Inversion(
                gathering.vocabulary,
                gathering.occurrences,
                Relevance.of(Arrays.copyOf(gathering.lengths, gathering.count)));
    }

    /** Tells of each word in order. */
    void each(BiConsumer<String, Postings> listener) {
        String[] words = IntStream.range(0, vocabulary.size())
                .mapToObj(vocabulary::word)
                .sorted()
                .toArray(String[]::new);
        int[] numbers = Arrays.stream(words).mapToInt(vocabulary::number).toArray();
        occurrences.each(numbers, (number, postings) -> listener.accept(vocabulary.word(number), postings));
    }

    /** Of what {@code size} says of how many articles have a word, for all words. */
    long sum(IntToLongFunction size) {
        return IntStream.range(0, vocabulary.size())
                .mapToLong(word -> size.applyAsLong(occurrences.articles(word)))
                .sum();
    }

    /** Goes from article to article. */
    private static final class Gathering {
        private final Inputs inputs;
        private final Vocabulary vocabulary = new Vocabulary();
        private final Occurrences occurrences;
        private final Map<String, Tokenizer> tokenizers = new HashMap<>();
        private final Counts counts = new Counts();
        private final Passages passages = new Passages();
        private final Text line = new Text();
        private int[] lengths = new int[64];
        private int count;

        Gathering(Inputs inputs) {
            this.inputs = inputs;
            this.occurrences = new Occurrences(inputs::allocate);
        }

        void add(Found found) {
            String language = Tokenizer.base(found.language());
            Tokenizer tokenizer = tokenizers.computeIfAbsent(language, base -> new Tokenizer(base, vocabulary));
            byte[] text = inputs.ofText(found.source(), KIND, language, html -> text(html, tokenizer));
            // What was counted just now need not be read.
            int length = counts.isEmpty() ? counts.addStored(text, vocabulary) : Counts.length(text);
            length += count(found.title(), TITLE, tokenizer);
            if (found.description().isPresent()) {
                length += count(found.description().get(), DESCRIPTION, tokenizer);
            }
            for (Term tag : found.tags()) {
                length += count(tag.name(), TAG, tokenizer);
                fact("tag:" + tag.slug());
            }
            found.day().ifPresent(day -> fact("year:" + day.getYear()));
            fact("lang:" + found.language());
            found.section().ifPresent(section -> fact("in:" + section));
            counts.each(occurrences::add);
            occurrences.endArticle();
            counts.clear();
            if (count == lengths.length) {
                lengths = Arrays.copyOf(lengths, 2 * count);
            }
            lengths[count++] = length;
        }

        private byte[] text(Html html, Tokenizer tokenizer) {
            passages.read(html);
            int length = count(passages.prose(), PROSE, tokenizer) + count(passages.headings(), HEADING, tokenizer);
            return counts.stored(length, vocabulary);
        }

        /** How many words there are. */
        private int count(Text text, int weight, Tokenizer tokenizer) {
            return tokenizer.words(text, word -> counts.add(word, weight));
        }

        private int count(String text, int weight, Tokenizer tokenizer) {
            line.clear();
            line.append(text, 0, text.length());
            return count(line, weight, tokenizer);
        }

        private void fact(String fact) {
            counts.add(vocabulary.number(FACT + fact), PROSE);
        }
    }
}

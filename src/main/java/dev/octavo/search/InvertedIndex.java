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

/** The inverted index of a site: its terms, each with its postings. */
record InvertedIndex(Vocabulary vocabulary, PostingLists postings, Bm25 bm25) {
    // What an occurrence counts in each field, in quarters of one in prose.
    private static final int PROSE = 4;
    private static final int DESCRIPTION = 6;
    private static final int HEADING = 10;
    private static final int TAG = 12;
    private static final int TITLE = TermFrequencies.TITLE + 20;

    /** Under this name the terms of each text are cached. */
    private static final String KIND = "search";

    /** The first character of terms for filters, such as {@code #tag:java}, which no text has. */
    static final char FILTER = '#';

    static InvertedIndex of(Iterable<IndexedArticle> articles, Inputs inputs) {
        Builder builder = new Builder(inputs);
        articles.forEach(builder::add);
        return new InvertedIndex(
                builder.vocabulary, builder.postings, Bm25.of(Arrays.copyOf(builder.lengths, builder.articles)));
    }

    /** Calls {@code consumer} with the postings of each term, in order of UTF-16, as JavaScript compares strings. */
    void forEach(BiConsumer<String, Postings> consumer) {
        String[] terms = IntStream.range(0, vocabulary.size())
                .mapToObj(vocabulary::term)
                .sorted()
                .toArray(String[]::new);
        int[] ids = Arrays.stream(terms).mapToInt(vocabulary::id).toArray();
        postings.forEach(ids, (id, ofTerm) -> consumer.accept(vocabulary.term(id), ofTerm));
    }

    /** The sum of {@code size} over the document frequencies of all terms. */
    long sum(IntToLongFunction size) {
        return IntStream.range(0, vocabulary.size())
                .mapToLong(term -> size.applyAsLong(postings.documentFrequency(term)))
                .sum();
    }

    private static final class Builder {
        private final Inputs inputs;
        private final Vocabulary vocabulary = new Vocabulary();
        private final PostingLists postings;
        private final Map<String, Tokenizer> tokenizers = new HashMap<>();
        private final TermFrequencies frequencies = new TermFrequencies();
        private final TextExtractor extractor = new TextExtractor();
        private final TextBuffer line = new TextBuffer();
        private int[] lengths = new int[64];
        private int articles;

        Builder(Inputs inputs) {
            this.inputs = inputs;
            this.postings = new PostingLists(inputs::allocate);
        }

        void add(IndexedArticle article) {
            String language = Tokenizer.base(article.language());
            Tokenizer tokenizer = tokenizers.computeIfAbsent(language, base -> new Tokenizer(base, vocabulary));
            byte[] text = inputs.ofText(article.source(), KIND, language, html -> tokenized(html, tokenizer));
            // Not empty if the text was tokenized just now instead of being found in the cache.
            int length =
                    frequencies.isEmpty() ? frequencies.addEncoded(text, vocabulary) : TermFrequencies.length(text);
            length += add(article.title(), TITLE, tokenizer);
            if (article.description().isPresent()) {
                length += add(article.description().get(), DESCRIPTION, tokenizer);
            }
            for (Term tag : article.tags()) {
                length += add(tag.name(), TAG, tokenizer);
                filter("tag:" + tag.slug());
            }
            article.day().ifPresent(day -> filter("year:" + day.getYear()));
            filter("lang:" + article.language());
            article.section().ifPresent(section -> filter("in:" + section));
            frequencies.forEach(postings::add);
            postings.endArticle();
            frequencies.clear();
            if (articles == lengths.length) {
                lengths = Arrays.copyOf(lengths, 2 * articles);
            }
            lengths[articles++] = length;
        }

        private byte[] tokenized(Html html, Tokenizer tokenizer) {
            extractor.read(html);
            int length = add(extractor.prose(), PROSE, tokenizer) + add(extractor.headings(), HEADING, tokenizer);
            return frequencies.encoded(length, vocabulary);
        }

        /** Adds the terms of {@code text}; returns how many words it has. */
        private int add(TextBuffer text, int weight, Tokenizer tokenizer) {
            return tokenizer.terms(text, term -> frequencies.add(term, weight));
        }

        private int add(String text, int weight, Tokenizer tokenizer) {
            line.clear();
            line.append(text, 0, text.length());
            return add(line, weight, tokenizer);
        }

        private void filter(String filter) {
            frequencies.add(vocabulary.id(FILTER + filter), PROSE);
        }
    }
}

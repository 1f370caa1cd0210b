package dev.octavo.render.search;

import dev.octavo.blog.terms.ArticleTerms;
import dev.octavo.blog.terms.Vocabulary;
import dev.octavo.render.output.Inputs;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/** The inverted index of a site: its terms, each with its postings. */
record InvertedIndex(Vocabulary vocabulary, PostingLists postings, Bm25 bm25) {
    private static final int ONCE = 4; // what an occurrence in prose counts

    /** The first character of terms for filters, such as {@code #tag:java}, which no text has. */
    static final char FILTER = '#';

    static InvertedIndex of(List<IndexedArticle> articles, Inputs inputs) {
        Vocabulary vocabulary = new Vocabulary();
        PostingLists postings = new PostingLists(inputs::allocate);
        int[] lengths = new int[articles.size()];
        for (int i = 0; i < lengths.length; i++) {
            IndexedArticle article = articles.get(i);
            lengths[i] = ArticleTerms.forEach(
                    inputs.terms(article.source()),
                    (bytes, from, to, count) -> postings.add(vocabulary.id(bytes, from, to), count));
            article.filters().forEach(filter -> postings.add(vocabulary.id(FILTER + filter), ONCE));
            postings.endArticle();
        }
        return new InvertedIndex(vocabulary, postings, Bm25.of(lengths));
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
}

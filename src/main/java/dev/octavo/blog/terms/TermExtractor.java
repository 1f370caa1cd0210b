package dev.octavo.blog.terms;

import dev.octavo.blog.markdown.html.Body;
import dev.octavo.blog.site.Article.Link;
import dev.octavo.blog.site.FrontMatter;
import dev.octavo.blog.site.Term;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;

/** Extracts the terms of articles. Safe to use from several threads. */
public final class TermExtractor {
    private static final byte[] NONE = {};

    private final boolean forSearch;
    private final Queue<Workplace> idle = new ConcurrentLinkedQueue<>();

    /**
     * Creates an extractor.
     *
     * @param forSearch whether {@link ArticleTerms#all} is wanted; otherwise it is empty
     */
    public TermExtractor(boolean forSearch) {
        this.forSearch = forSearch;
    }

    /**
     * The terms of an article: of its title, description and tags in {@code meta}, and of its body.
     *
     * @param language a BCP 47 tag
     * @param hidden links whose words do not count
     */
    public ArticleTerms terms(FrontMatter meta, Body body, String language, Predicate<Link> hidden) {
        Workplace free = idle.poll();
        Workplace place = free == null ? new Workplace() : free;
        ArticleTerms terms = place.terms(meta, body, language, hidden, forSearch);
        if (!place.isFull()) {
            idle.add(place);
        }
        return terms;
    }

    /** What one thread needs: it knows the terms of words that it has met before. */
    private static final class Workplace {
        private static final int MOST_WORDS = 1 << 17;

        private final Vocabulary vocabulary = new Vocabulary();
        private final Map<String, Tokenizer> tokenizers = new HashMap<>(); // by language
        private final ArticleText text = new ArticleText();
        private final TermCounts counts = new TermCounts();
        private int words;

        ArticleTerms terms(FrontMatter meta, Body body, String language, Predicate<Link> hidden, boolean forSearch) {
            Tokenizer tokenizer =
                    tokenizers.computeIfAbsent(TokenizerSpec.base(language), base -> new Tokenizer(base, vocabulary));
            counts.clear();
            words = 0;
            add(meta.title(), Field.TITLE, tokenizer);
            add(meta.description().orElse(""), Field.DESCRIPTION, tokenizer);
            if (forSearch) {
                meta.tags().stream().map(Term::name).forEach(tag -> add(tag, Field.TAG, tokenizer));
            }
            text.read(body, hidden, (chars, from, to, field) -> {
                if (forSearch || field.inComparison > 0) { // what is not compared counts in the search alone
                    words += tokenizer.terms(chars, from, to, term -> counts.add(term, field));
                }
            });
            return new ArticleTerms(
                    MainTerms.of(counts, vocabulary, tokenizer.meaningless()),
                    forSearch ? ArticleTerms.all(words, counts, vocabulary) : NONE);
        }

        private void add(String line, Field field, Tokenizer tokenizer) {
            words += tokenizer.terms(line.toCharArray(), 0, line.length(), term -> counts.add(term, field));
        }

        boolean isFull() {
            return vocabulary.size() > MOST_WORDS;
        }
    }
}

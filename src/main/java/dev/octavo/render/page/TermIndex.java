package dev.octavo.render.page;

import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.blog.site.Term;
import dev.octavo.blog.site.Term.Taxonomy;
import dev.octavo.render.page.facts.TermCount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The terms of the listed posts in one kind of taxonomy, by slug. */
final class TermIndex {
    private final Taxonomy taxonomy;
    private final SortedMap<String, IndexedTerm> bySlug = new TreeMap<>();

    /**
     * A term and its posts.
     *
     * @param positions the indices of its posts in the list, ascending
     */
    record IndexedTerm(TermCount term, List<Integer> positions) {}

    /** Indexes the posts {@code listed}; a term spelt in several ways has the name in the first post that has it. */
    TermIndex(Taxonomy taxonomy, SiteConfig site, List<Article> listed) {
        this.taxonomy = taxonomy;
        Map<String, Term> names = new HashMap<>();
        Map<String, List<Integer>> positions = new HashMap<>();
        for (int i = 0; i < listed.size(); i++) {
            for (Term term : written(listed.get(i))) {
                names.putIfAbsent(term.slug(), term);
                List<Integer> posts = positions.computeIfAbsent(term.slug(), slug -> new ArrayList<>());
                if (posts.isEmpty() || posts.get(posts.size() - 1) != i) { // a post may have two spellings of a term
                    posts.add(i);
                }
            }
        }
        names.forEach((slug, term) -> {
            List<Integer> posts = List.copyOf(positions.getOrDefault(slug, List.of()));
            bySlug.put(slug, new IndexedTerm(new TermCount(term.name(), site.at(term.address()), posts.size()), posts));
        });
    }

    /** All terms, by slug. */
    List<IndexedTerm> all() {
        return List.copyOf(bySlug.values());
    }

    List<IndexedTerm> byName() {
        Comparator<IndexedTerm> byName =
                Comparator.comparing(indexed -> indexed.term().name().toLowerCase(Locale.ROOT));
        return all().stream()
                .sorted(byName.thenComparing(indexed -> indexed.term().href()))
                .toList();
    }

    /** The terms of {@code post} that have a page, each once, in its order; an unlisted post may also have others. */
    List<IndexedTerm> of(Article post) {
        return written(post).stream()
                .map(Term::slug)
                .distinct()
                .flatMap(slug -> Optional.ofNullable(bySlug.get(slug)).stream())
                .toList();
    }

    private List<Term> written(Article post) {
        return switch (taxonomy) {
            case TAG -> post.meta().tags();
            case SERIES -> post.meta().series().stream().toList();
            case CUSTOM -> post.meta().terms();
        };
    }
}

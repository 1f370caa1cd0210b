package dev.octavo.render.page;

import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.blog.site.Term;
import dev.octavo.blog.site.Term.Taxonomy;
import dev.octavo.lib.address.Address;
import dev.octavo.render.page.TermIndex.IndexedTerm;
import dev.octavo.render.page.facts.TaxonomyName;
import dev.octavo.render.page.facts.TermCount;
import dev.octavo.render.page.facts.TermGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The terms of the listed posts other than tags and series: categories, and those of the site's own taxonomies. */
final class CustomTerms {
    private final TermIndex terms;
    private final List<TaxonomyName> taxonomies = new ArrayList<>();
    private final Map<Address, List<IndexedTerm>> below = new HashMap<>();
    private final Map<Address, TermCount> byHref = new HashMap<>();

    CustomTerms(SiteConfig site, List<Article> listed) {
        terms = new TermIndex(Taxonomy.CUSTOM, site, listed);
        for (IndexedTerm term : terms.byName()) {
            Address href = term.term().href();
            byHref.put(href, term.term());
            below.computeIfAbsent(above(href), parent -> new ArrayList<>()).add(term);
        }
        TaxonomyName categories = new TaxonomyName(Term.CATEGORIES, Optional.empty(), root(Term.CATEGORIES, site));
        if (below.containsKey(categories.href())) {
            taxonomies.add(categories);
        }
        site.taxonomies()
                .forEach(one ->
                        taxonomies.add(new TaxonomyName(one.name(), Optional.of(one.title()), root(one.name(), site))));
    }

    private static Address root(String taxonomy, SiteConfig site) {
        return site.at(Taxonomy.CUSTOM.root().child(taxonomy));
    }

    /** The parent address: {@code /categories/travel/} for {@code /categories/travel/italy/}. */
    private static Address above(Address href) {
        String path = href.path();
        return new Address(path.substring(0, path.lastIndexOf('/', path.length() - 2) + 1));
    }

    /** The taxonomies that have a page: categories if there are any, and all of the site's own. */
    List<TaxonomyName> taxonomies() {
        return taxonomies;
    }

    /** The terms directly below the taxonomy or term at {@code href}, by name. */
    List<IndexedTerm> below(Address href) {
        return below.getOrDefault(href, List.of());
    }

    /** The terms above {@code term}, topmost first. */
    List<TermCount> above(TermCount term) {
        List<TermCount> all = new ArrayList<>();
        for (TermCount up = byHref.get(above(term.href())); up != null; up = byHref.get(above(up.href()))) {
            all.add(0, up);
        }
        return all;
    }

    List<TermGroup> of(Article post) {
        if (post.meta().terms().isEmpty()) {
            return List.of();
        }
        List<TermCount> all = terms.of(post).stream().map(IndexedTerm::term).toList();
        return taxonomies.stream()
                .map(taxonomy -> new TermGroup(
                        taxonomy,
                        all.stream()
                                .filter(term -> term.href()
                                        .path()
                                        .startsWith(taxonomy.href().path()))
                                .toList()))
                .filter(group -> !group.terms().isEmpty())
                .toList();
    }
}

package dev.octavo.blog.site;

import dev.octavo.blog.site.Term.Taxonomy;
import dev.octavo.lib.address.Address;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The addresses of the lists of a site in one language. A page at one of them introduces the list. */
public record Lists(Site site) {
    public static final Address SEARCH = new Address("/search/");
    private static final Address ARCHIVE = new Address("/archive/");

    /** The lists that every language has. */
    public static final List<Address> IN_EACH_LANGUAGE = List.of(Address.HOME, ARCHIVE, Taxonomy.TAG.root());

    /** The list of posts: the home page, unless a page is that. */
    public Address posts() {
        SiteConfig config = site.config();
        Address home = config.at(Address.HOME);
        for (Article page : site.pages()) {
            if (page.address().equals(home)) {
                return config.at(config.permalinks().list());
            }
        }
        return home;
    }

    /** All lists, if {@code posts} are those that count. */
    public SortedSet<Address> all(List<Article> posts) {
        SortedSet<Address> all = new TreeSet<>();
        for (Article post : posts) {
            FrontMatter meta = post.meta();
            addTerms(meta.tags(), all);
            addTerms(meta.series().stream().toList(), all);
            addTerms(meta.terms(), all);
        }
        for (Address named : named()) {
            all.add(site.config().at(named));
        }
        for (Author author : site.authors()) {
            all.add(site.config().at(author.address()));
        }
        all.add(posts());
        return all;
    }

    private void addTerms(List<Term> terms, Set<Address> all) {
        for (Term term : terms) {
            all.add(site.config().at(term.address()));
            if (term.isOf(Term.CATEGORIES)) {
                all.add(site.config().at(Taxonomy.CUSTOM.root().child(Term.CATEGORIES)));
            }
        }
    }

    /** The lists that there are whatever the posts say. */
    private List<Address> named() {
        SiteConfig config = site.config();
        List<Address> named = new ArrayList<>(List.of(ARCHIVE, Taxonomy.TAG.root()));
        if (config.search()) {
            named.add(SEARCH);
        }
        for (SiteConfig.Section section : config.sections()) {
            named.add(section.address());
        }
        for (SiteConfig.CustomTaxonomy own : config.taxonomies()) {
            named.add(Taxonomy.CUSTOM.root().child(own.name()));
        }
        return named;
    }

    /** Those of {@code addresses} that are lists. The posts are looked at only if some look like a list. */
    public Set<Address> among(Collection<Address> addresses) {
        if (addresses.isEmpty()) {
            return Set.of();
        }
        SiteConfig config = site.config();
        Stream<Address> roots = Stream.of(
                        Stream.of(Taxonomy.SERIES.root(), new Address("/authors/")),
                        Stream.of(Taxonomy.CUSTOM.root().child(Term.CATEGORIES)),
                        named().stream())
                .flatMap(some -> some);
        List<String> folders = Stream.concat(roots.map(config::at), Stream.of(posts()))
                .filter(list -> !list.equals(config.at(Address.HOME)))
                .map(Address::path)
                .toList();
        Set<Address> possible = addresses.stream()
                .filter(address -> address.equals(posts())
                        || folders.stream().anyMatch(folder -> address.path().startsWith(folder)))
                .collect(Collectors.toSet());
        if (!possible.isEmpty()) {
            possible.retainAll(
                    all(site.posts().stream().filter(Article::isListed).toList()));
        }
        return possible;
    }
}

package dev.octavo.blog.site;

import dev.octavo.blog.site.Term.Taxonomy;
import dev.octavo.lib.address.Address;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The addresses of the lists of a site in one language. A page at one of them introduces the list. */
public record Lists(Site site) {
    private static final Address SEARCH = new Address("/search/");
    private static final Address ARCHIVE = new Address("/archive/");

    /** The list of posts: the home page, unless a page is that. */
    public Address posts() {
        SiteConfig config = site.config();
        Address home = config.at(Address.HOME);
        return site.pages().stream().anyMatch(page -> page.address().equals(home))
                ? config.at(config.permalinks().list())
                : home;
    }

    /** All lists, if {@code posts} are those that count. */
    public SortedSet<Address> all(List<Article> posts) {
        SiteConfig config = site.config();
        Stream<Address> terms = posts.stream()
                .flatMap(post -> Stream.of(
                        post.meta().tags(),
                        post.meta().series().stream().toList(),
                        post.meta().terms()))
                .flatMap(List::stream)
                .map(Term::address);
        Stream<Address> categories = posts.stream()
                        .flatMap(post -> post.meta().terms().stream())
                        .anyMatch(term -> term.isOf(Term.CATEGORIES))
                ? Stream.of(Taxonomy.CUSTOM.root().child(Term.CATEGORIES))
                : Stream.empty();
        SortedSet<Address> all = Stream.of(
                        terms.distinct(),
                        categories,
                        named(),
                        site.authors().stream().map(Author::address))
                .flatMap(addresses -> addresses)
                .map(config::at)
                .collect(Collectors.toCollection(TreeSet::new));
        all.add(posts());
        return all;
    }

    /** The lists that there are whatever the posts say. */
    private Stream<Address> named() {
        SiteConfig config = site.config();
        return Stream.of(
                        Stream.of(ARCHIVE, Taxonomy.TAG.root()),
                        Stream.of(SEARCH).filter(page -> config.search()),
                        config.sections().stream().map(SiteConfig.Section::address),
                        config.taxonomies().stream()
                                .map(own -> Taxonomy.CUSTOM.root().child(own.name())))
                .flatMap(addresses -> addresses);
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
                        named())
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

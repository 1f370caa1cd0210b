package dev.octavo.feed;

import dev.octavo.address.Address;
import dev.octavo.address.SiteUrl;
import dev.octavo.output.Content;
import dev.octavo.output.Generator;
import dev.octavo.output.Inputs;
import dev.octavo.output.Listing;
import dev.octavo.output.Origin;
import dev.octavo.output.Output;
import dev.octavo.output.Planned;
import dev.octavo.publication.PublicationDate;
import dev.octavo.publication.Visibility.State;
import dev.octavo.site.Author;
import dev.octavo.site.Entry;
import dev.octavo.site.Site;
import dev.octavo.site.Term;
import dev.octavo.site.Term.Taxonomy;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Plans the sitemap, every page that search engines may list, and {@code /robots.txt}, unless the site has its own. */
public final class Sitemaps implements Generator {
    // sitemaps.org: a sitemap has no more than 50,000 addresses.
    private static final int LARGEST = 50_000;
    private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private static final Address ADDRESS = new Address("/sitemap.xml");
    private static final Address ROBOTS = new Address("/robots.txt");

    /** A page that search engines may list, and when it last changed where that is known. */
    private record Listed(Address address, Optional<PublicationDate> changed) {}

    /**
     * A list of pages as sitemaps.org describes it, or one of sitemaps, for a site that is too large for one.
     *
     * @param parts whether the pages are sitemaps
     */
    private record Sitemap(SiteUrl url, Address address, boolean parts, List<Listed> pages) implements Listing {
        @Override
        public Origin origin() {
            return Origin.of("the sitemap");
        }

        @Override
        public Content make(Inputs inputs) {
            String root = parts ? "sitemapindex" : "urlset";
            return Content.text(XmlText.of(xml -> xml.element(root, () -> writePages(xml), "xmlns", NAMESPACE)));
        }

        private void writePages(XmlText xml) {
            for (Listed page : pages) {
                xml.element(parts ? "sitemap" : "url", () -> {
                    xml.text("loc", url.absolute(page.address()));
                    xml.text("lastmod", page.changed().map(PublicationDate::machine));
                });
            }
        }
    }

    /** Names the sitemap. */
    private record Robots(Address address, String sitemap) implements Listing {
        @Override
        public Origin origin() {
            return Origin.of("the rules for robots");
        }

        @Override
        public Content make(Inputs inputs) {
            return Content.text("User-agent: *\nDisallow:\n\nSitemap: " + sitemap + "\n");
        }
    }

    @Override
    public Stream<Planned> plan(Site site) {
        boolean own = site.files().stream().anyMatch(file -> file.address().equals(ROBOTS));
        Stream<Output> robots = own
                ? Stream.empty()
                : Stream.of(new Robots(ROBOTS, site.config().url().absolute(ADDRESS)));
        return Stream.concat(sitemaps(site), robots).map(Planned::of);
    }

    private static Stream<Output> sitemaps(Site site) {
        SiteUrl url = site.config().url();
        List<Listed> pages = pages(site);
        if (pages.size() <= LARGEST) {
            return Stream.of(new Sitemap(url, ADDRESS, false, pages));
        }
        int count = (pages.size() + LARGEST - 1) / LARGEST;
        List<Sitemap> parts = IntStream.range(0, count)
                .mapToObj(i -> new Sitemap(
                        url,
                        new Address("/sitemap-" + (i + 1) + ".xml"),
                        false,
                        List.copyOf(pages.subList(i * LARGEST, Math.min((i + 1) * LARGEST, pages.size())))))
                .toList();
        List<Listed> listed = undated(parts.stream().map(Sitemap::address)).toList();
        return Stream.concat(Stream.of(new Sitemap(url, ADDRESS, true, listed)), parts.stream());
    }

    private static List<Listed> pages(Site site) {
        List<Entry> posts = site.posts().stream().filter(Sitemaps::isPublic).toList();
        Stream<Listed> home = undated(Stream.of(Address.HOME));
        Stream<Listed> articles = Stream.concat(
                        posts.stream(), site.pages().stream().filter(Sitemaps::isPublic))
                .map(entry -> new Listed(entry.address(), changed(entry)));
        Stream<Listed> lists = undated(lists(posts, site));
        return Stream.of(home, articles, lists).flatMap(part -> part).toList();
    }

    private static Stream<Address> lists(List<Entry> posts, Site site) {
        Stream<Term> terms = posts.stream()
                .flatMap(post -> Stream.of(
                                post.meta().tags(),
                                post.meta().series().stream().toList(),
                                post.meta().terms())
                        .flatMap(List::stream));
        TreeSet<Address> lists = new TreeSet<>(terms.map(Term::address).toList());
        site.authors().stream().map(Author::address).forEach(lists::add);
        lists.add(Taxonomy.TAG.root());
        site.config().taxonomies().forEach(own -> lists.add(Taxonomy.OWN.root().child(own.name())));
        if (posts.stream().flatMap(post -> post.meta().terms().stream()).anyMatch(term -> term.isOf(Term.CATEGORIES))) {
            lists.add(Taxonomy.OWN.root().child(Term.CATEGORIES));
        }
        lists.add(new Address("/archive/"));
        return lists.stream();
    }

    private static Stream<Listed> undated(Stream<Address> addresses) {
        return addresses.map(address -> new Listed(address, Optional.empty()));
    }

    // What names another page as the original is not to be found here.
    private static boolean isPublic(Entry entry) {
        boolean original = entry.meta().placement().canonical().isEmpty();
        return entry.isListed() && entry.state() == State.PUBLISHED && original;
    }

    private static Optional<PublicationDate> changed(Entry entry) {
        return entry.meta().updated().or(entry.meta()::date);
    }
}

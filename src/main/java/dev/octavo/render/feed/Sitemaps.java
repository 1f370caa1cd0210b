package dev.octavo.render.feed;

import dev.octavo.blog.links.Links;
import dev.octavo.blog.links.Translations;
import dev.octavo.blog.links.Translations.Translation;
import dev.octavo.blog.publication.PublicationDate;
import dev.octavo.blog.site.Ai;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Lists;
import dev.octavo.blog.site.Site;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SiteUrl;
import dev.octavo.lib.loading.Resources;
import dev.octavo.render.output.Content;
import dev.octavo.render.output.Generator;
import dev.octavo.render.output.Inputs;
import dev.octavo.render.output.Listing;
import dev.octavo.render.output.Origin;
import dev.octavo.render.output.Output;
import dev.octavo.render.output.Planned;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Plans the sitemap, with every page that search engines may index, and {@code /robots.txt}, unless the site has its own.
 *
 * @param links of the site that is planned
 */
public record Sitemaps(Links links) implements Generator {
    // sitemaps.org: a sitemap has at most 50,000 addresses.
    private static final int MAX_PAGES = 50_000;
    private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private static final Address ADDRESS = new Address("/sitemap.xml");
    private static final Address ROBOTS = new Address("/robots.txt");

    private static final String XHTML = "http://www.w3.org/1999/xhtml";

    /** A page of the sitemap, with its last change if known. */
    private record Listed(Address address, Optional<PublicationDate> changed, List<Translation> translations) {
        Listed {
            translations = List.copyOf(translations);
        }

        static Listed undated(Address address) {
            return new Listed(address, Optional.empty(), List.of());
        }
    }

    /**
     * A sitemap (sitemaps.org), or for a site too large for one sitemap, an index of several.
     *
     * @param parts whether it is an index, whose {@code pages} are sitemaps
     */
    private record Sitemap(SiteUrl url, Address address, boolean parts, List<Listed> pages) implements Listing {
        @Override
        public Origin origin() {
            return Origin.of("the sitemap");
        }

        @Override
        public Content make(Inputs inputs) {
            String root = parts ? "sitemapindex" : "urlset";
            return Content.text(XmlText.of(xml -> xml.element(root, () -> writePages(xml), attributes())));
        }

        private String[] attributes() {
            return pages.stream().allMatch(page -> page.translations().isEmpty())
                    ? new String[] {"xmlns", NAMESPACE}
                    : new String[] {"xmlns", NAMESPACE, "xmlns:xhtml", XHTML};
        }

        private void writePages(XmlText xml) {
            for (Listed page : pages) {
                xml.element(parts ? "sitemap" : "url", () -> {
                    xml.text("loc", url.absolute(page.address()));
                    xml.text("lastmod", page.changed().map(PublicationDate::iso));
                    page.translations().forEach(other -> alternate(xml, other.language(), other.address()));
                    page.translations().stream()
                            .findFirst()
                            .ifPresent(first -> alternate(xml, "x-default", first.address()));
                });
            }
        }

        private void alternate(XmlText xml, String language, Address at) {
            xml.empty("xhtml:link", "rel", "alternate", "hreflang", language, "href", url.absolute(at));
        }
    }

    /** Names the sitemap and says what AI crawlers may do. */
    private record Robots(Address address, String sitemap, Optional<Ai> ai) implements Listing {
        @Override
        public Origin origin() {
            return Origin.of("the rules for robots");
        }

        @Override
        public Content make(Inputs inputs) {
            return Content.text(ai.map(Robots::blocked).orElse("") + "User-agent: *\n"
                    + ai.map(given -> given.signal() + "\n").orElse("") + "Disallow:\n\nSitemap: " + sitemap + "\n");
        }

        private static String blocked(Ai ai) {
            String crawlers = Resources.text("/feed/crawlers.txt")
                    .lines()
                    .filter(line -> (line.startsWith("learn ") && !ai.mayLearn())
                            || (line.startsWith("quote ") && !ai.mayQuote()))
                    .map(line -> "User-agent: " + line.split(" ", 2)[1] + "\n")
                    .collect(Collectors.joining());
            return crawlers.isEmpty() ? "" : crawlers + "Disallow: /\n\n";
        }
    }

    @Override
    public Stream<Planned> plan(Site site) {
        boolean hasOwn = site.files().stream().anyMatch(file -> file.address().equals(ROBOTS));
        Stream<Output> robots = hasOwn
                ? Stream.empty()
                : Stream.of(new Robots(
                        ROBOTS,
                        site.config().url().absolute(ADDRESS),
                        site.config().machines().ai()));
        return Stream.concat(sitemaps(site), robots).map(Planned::of);
    }

    private Stream<Output> sitemaps(Site site) {
        SiteUrl url = site.config().url();
        List<Listed> pages = pages(site);
        if (pages.size() <= MAX_PAGES) {
            return Stream.of(new Sitemap(url, ADDRESS, false, pages));
        }
        int count = (pages.size() + MAX_PAGES - 1) / MAX_PAGES;
        List<Sitemap> parts = IntStream.range(0, count)
                .mapToObj(i -> new Sitemap(
                        url,
                        new Address("/sitemap-" + (i + 1) + ".xml"),
                        false,
                        List.copyOf(pages.subList(i * MAX_PAGES, Math.min((i + 1) * MAX_PAGES, pages.size())))))
                .toList();
        List<Listed> listed =
                parts.stream().map(part -> Listed.undated(part.address())).toList();
        return Stream.concat(Stream.of(new Sitemap(url, ADDRESS, true, listed)), parts.stream());
    }

    private List<Listed> pages(Site site) {
        Translations translations = Translations.of(site, links);
        return site.inEachLanguage().stream()
                .flatMap(view -> pages(view, translations))
                .toList();
    }

    private Stream<Listed> pages(Site site, Translations translations) {
        SiteConfig config = site.config();
        List<Article> posts = site.posts().stream().filter(Sitemaps::isIndexed).toList();
        Address home = config.at(Address.HOME);
        SortedSet<Address> lists = new Lists(site).all(posts);
        lists.add(home);
        List<Listed> articles = Stream.concat(posts.stream(), site.pages().stream())
                .filter(article -> isIndexed(article) && !lists.contains(article.address()))
                .map(article -> new Listed(article.address(), changed(article), translations.of(article)))
                .toList();
        lists.remove(config.at(Lists.SEARCH));
        return Stream.of(
                        list(home, config, translations),
                        articles.stream(),
                        lists.stream()
                                .filter(list -> !list.equals(home))
                                .flatMap(list -> list(list, config, translations)))
                .flatMap(part -> part);
    }

    /** The list at {@code address}, unless a page there says that search engines should not index it. */
    private Stream<Listed> list(Address address, SiteConfig site, Translations translations) {
        Optional<Article> page = links.page(address);
        if (page.isEmpty() && site.editions().isEmpty()) {
            return Stream.of(Listed.undated(address));
        }
        List<Translation> others = Lists.IN_EACH_LANGUAGE.stream()
                .filter(list -> site.at(list).equals(address))
                .findFirst()
                .map(list -> site.editions().stream()
                        .map(edition -> new Translation(edition.language(), edition.at(list)))
                        .toList())
                .orElseGet(() -> page.map(translations::of).orElse(List.of()));
        return page.filter(article -> !isIndexed(article)).isPresent()
                ? Stream.empty()
                : Stream.of(new Listed(address, page.flatMap(Sitemaps::changed), others));
    }

    // An article that names another page as the original should not be indexed here.
    private static boolean isIndexed(Article article) {
        return article.isPublic() && article.meta().placement().canonical().isEmpty();
    }

    private static Optional<PublicationDate> changed(Article article) {
        return article.meta().updated().or(article.meta()::date);
    }
}

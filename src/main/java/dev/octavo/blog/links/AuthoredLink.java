package dev.octavo.blog.links;

import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Article.Link;
import dev.octavo.blog.site.Article.Link.Kind;
import dev.octavo.blog.site.Author;
import dev.octavo.blog.site.FrontMatter.Illustration;
import dev.octavo.blog.site.LinkGroup;
import dev.octavo.blog.site.NamedLink;
import dev.octavo.blog.site.Site;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.raster.CardFont;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A link or picture that an author wrote in an article, front matter or settings.
 *
 * @param page the page that the author's file becomes
 * @param place absent for front matter and YAML files
 */
public record AuthoredLink(SourcePath from, Address page, Kind kind, String written, Optional<Location> place) {
    private static final SourcePath CONFIG = new SourcePath("content/site.yaml");

    /** {@code written} without query and fragment. */
    public String path() {
        return written.split("[?#]", 2)[0];
    }

    /** The links of articles, authors and the site's settings. */
    public static Stream<AuthoredLink> all(Site site) {
        return Stream.concat(ofSite(site), site.articles().flatMap(AuthoredLink::in));
    }

    /** The links of authors and the site's settings. */
    public static Stream<AuthoredLink> ofSite(Site site) {
        SiteConfig config = site.config();
        Stream<AuthoredLink> frame = config.editions().isEmpty()
                ? inFrame(config.navigation(), config.footer(), Address.HOME)
                : config.editions().stream()
                        .flatMap(edition -> inFrame(edition.navigation(), edition.footer(), edition.root()));
        return Stream.of(
                        frame,
                        config.permalinks().aliases().stream()
                                .map(move ->
                                        named(CONFIG, Address.HOME, move.to().path())),
                        icon(site.config()).stream(),
                        logo(site.config()).stream(),
                        cardFonts(config),
                        config.design().fonts().all().stream()
                                .flatMap(font -> font.own().stream())
                                .flatMap(font -> font.files().stream())
                                .map(file -> named(CONFIG, Address.HOME, file)),
                        site.authors().stream().flatMap(AuthoredLink::in))
                .flatMap(links -> links);
    }

    private static Stream<AuthoredLink> cardFonts(SiteConfig config) {
        return config.looks().cards().isEmpty()
                ? Stream.empty()
                : config.looks().cards().get().fonts().stream()
                        .filter(CardFont::isFile)
                        .map(font -> named(CONFIG, Address.HOME, font.name()));
    }

    private static Stream<AuthoredLink> inFrame(List<LinkGroup> navigation, List<LinkGroup> footer, Address home) {
        return Stream.concat(navigation.stream(), footer.stream())
                .flatMap(LinkGroup::all)
                .map(link -> named(CONFIG, home, link.url()));
    }

    /** The picture that the site's icons are made from. */
    public static Optional<AuthoredLink> icon(SiteConfig site) {
        return site.looks().icon().map(AuthoredLink::ofSite);
    }

    /** The picture in place of the site's name. */
    public static Optional<AuthoredLink> logo(SiteConfig site) {
        return site.design().logo().map(AuthoredLink::ofSite);
    }

    private static AuthoredLink ofSite(String picture) {
        return new AuthoredLink(CONFIG, Address.HOME, Kind.IMAGE, picture, Optional.empty());
    }

    private static Stream<AuthoredLink> in(Author author) {
        if (author.source().isEmpty()) {
            return Stream.empty();
        }
        SourcePath from = author.source().get().path();
        Stream<AuthoredLink> picture = author.picture().stream()
                .map(src -> new AuthoredLink(from, author.address(), Kind.IMAGE, src, Optional.empty()));
        return Stream.concat(
                picture, author.links().stream().map(NamedLink::url).map(url -> named(from, author.address(), url)));
    }

    /** The article that {@code article} translates. */
    public static Optional<AuthoredLink> original(Article article) {
        return article.meta()
                .placement()
                .translationOf()
                .map(path -> named(article.source().path(), article.address(), path));
    }

    /** The pictures that {@code article} publishes with their metadata. */
    public static Stream<AuthoredLink> withMetadataKept(Article article) {
        return article.meta().keepMetadata().stream()
                .map(path -> named(article.source().path(), article.address(), path));
    }

    /** What {@code article} names as further reading. */
    public static Stream<AuthoredLink> reading(Article article) {
        return article.meta().furtherReading().stream()
                .map(NamedLink::url)
                .map(url -> named(article.source().path(), article.address(), url));
    }

    public static Stream<AuthoredLink> in(Article article) {
        SourcePath from = article.source().path();
        Address page = article.address();
        Stream<AuthoredLink> illustration = article.meta().illustration().stream()
                .map(Illustration::src)
                .map(src -> new AuthoredLink(from, page, Kind.IMAGE, src, Optional.empty()));
        Stream<AuthoredLink> outside = article.meta().link().stream().map(url -> named(from, page, url));
        Stream<AuthoredLink> written = article.links().stream().map(link -> in(from, page, link));
        return Stream.of(
                        illustration,
                        reading(article),
                        withMetadataKept(article),
                        original(article).stream(),
                        outside,
                        written)
                .flatMap(links -> links);
    }

    private static AuthoredLink in(SourcePath from, Address page, Link link) {
        Location place = Location.at(from.value(), link.line(), link.column());
        return new AuthoredLink(from, page, link.kind(), link.destination(), Optional.of(place));
    }

    private static AuthoredLink named(SourcePath from, Address page, String url) {
        return new AuthoredLink(from, page, Kind.LINK, url, Optional.empty());
    }
}

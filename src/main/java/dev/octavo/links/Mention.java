package dev.octavo.links;

import dev.octavo.address.Address;
import dev.octavo.address.SourcePath;
import dev.octavo.problem.Location;
import dev.octavo.site.Article.Kind;
import dev.octavo.site.Article.Link;
import dev.octavo.site.Author;
import dev.octavo.site.Entry;
import dev.octavo.site.FrontMatter.Illustration;
import dev.octavo.site.NamedLink;
import dev.octavo.site.Site;
import dev.octavo.site.SiteConfig;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A link or picture that an author wrote somewhere.
 *
 * @param page that the author's file becomes
 * @param place absent in front matter and YAML files, where it is not known
 */
public record Mention(SourcePath from, Address page, Kind kind, String written, Optional<Location> place) {
    private static final SourcePath CONFIG = new SourcePath("content/site.yaml");

    /** What is written, without query and fragment. */
    public String path() {
        return written.split("[?#]", 2)[0];
    }

    /** What articles, authors and the site itself mention. */
    public static Stream<Mention> all(Site site) {
        return Stream.concat(outside(site), site.entries().flatMap(Mention::in));
    }

    /** Those outside articles. */
    public static Stream<Mention> outside(Site site) {
        SiteConfig config = site.config();
        Stream<Mention> navigation = config.editions().isEmpty()
                ? config.navigation().stream().map(link -> named(CONFIG, Address.HOME, link.url()))
                : config.editions().stream()
                        .flatMap(edition ->
                                edition.navigation().stream().map(link -> named(CONFIG, edition.root(), link.url())));
        return Stream.of(
                        navigation,
                        icon(site.config()).stream(),
                        site.authors().stream().flatMap(Mention::in))
                .flatMap(mentions -> mentions);
    }

    /** The picture that icons are made from. */
    public static Optional<Mention> icon(SiteConfig site) {
        return site.looks().icon().map(src -> new Mention(CONFIG, Address.HOME, Kind.IMAGE, src, Optional.empty()));
    }

    private static Stream<Mention> in(Author author) {
        if (author.source().isEmpty()) {
            return Stream.empty();
        }
        SourcePath from = author.source().get().path();
        Stream<Mention> picture = author.picture().stream()
                .map(src -> new Mention(from, author.address(), Kind.IMAGE, src, Optional.empty()));
        return Stream.concat(
                picture, author.links().stream().map(NamedLink::url).map(url -> named(from, author.address(), url)));
    }

    /** The article that {@code entry} translates. */
    public static Optional<Mention> original(Entry entry) {
        return entry.meta()
                .placement()
                .translationOf()
                .map(path -> named(entry.source().path(), entry.address(), path));
    }

    /** The pictures that {@code entry} wants to be published as they are. */
    public static Stream<Mention> whole(Entry entry) {
        return entry.meta().keepMetadata().stream()
                .map(path -> named(entry.source().path(), entry.address(), path));
    }

    public static Stream<Mention> in(Entry entry) {
        SourcePath from = entry.source().path();
        Address page = entry.address();
        Stream<Mention> illustration = entry.meta().illustration().stream()
                .map(Illustration::src)
                .map(src -> new Mention(from, page, Kind.IMAGE, src, Optional.empty()));
        Stream<Mention> reading =
                entry.meta().furtherReading().stream().map(NamedLink::url).map(url -> named(from, page, url));
        Stream<Mention> outside = entry.meta().link().stream().map(url -> named(from, page, url));
        Stream<Mention> written = entry.article().links().stream().map(link -> in(from, page, link));
        return Stream.of(illustration, reading, whole(entry), original(entry).stream(), outside, written)
                .flatMap(mentions -> mentions);
    }

    private static Mention in(SourcePath from, Address page, Link link) {
        Location place = Location.at(from.value(), link.line(), link.column());
        return new Mention(from, page, link.kind(), link.destination(), Optional.of(place));
    }

    private static Mention named(SourcePath from, Address page, String url) {
        return new Mention(from, page, Kind.LINK, url, Optional.empty());
    }
}

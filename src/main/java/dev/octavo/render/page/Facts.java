package dev.octavo.render.page;

import dev.octavo.blog.links.Links;
import dev.octavo.blog.links.Links.Target;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Article.Excerpt;
import dev.octavo.blog.site.Author;
import dev.octavo.blog.site.FrontMatter.Focus;
import dev.octavo.blog.site.FrontMatter.Illustration;
import dev.octavo.blog.site.LinkGroup;
import dev.octavo.blog.site.NamedLink;
import dev.octavo.blog.site.ProjectFile;
import dev.octavo.blog.site.Site;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.blog.site.Term.Taxonomy;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SiteUrl;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.drawing.Drawing;
import dev.octavo.lib.work.Lazy;
import dev.octavo.render.page.facts.ArticleFacts;
import dev.octavo.render.page.facts.Card;
import dev.octavo.render.page.facts.Figure;
import dev.octavo.render.page.facts.Head;
import dev.octavo.render.page.facts.NextPost;
import dev.octavo.render.page.facts.PageLink;
import dev.octavo.render.page.facts.Picture;
import dev.octavo.render.page.facts.Portrait;
import dev.octavo.render.page.facts.SiteFrame;
import dev.octavo.render.page.facts.SiteFrame.NavigationLink;
import dev.octavo.render.page.facts.Writer;
import dev.octavo.render.page.facts.WrittenLink;
import dev.octavo.render.related.Related.Common;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Makes the data that templates see about a site in one of its languages: posts, authors, and links written outside
 * articles. Data about an author is made once. Thread-safe.
 */
public final class Facts {
    private static final SourcePath SITE_FILE = new SourcePath("content/site.yaml");

    private final SiteUrl url;
    private final Links links;
    private final List<Article> listed;
    private final Set<Address> authorPages;
    private final SiteConfig site;
    private final SiteFrame frame;
    private final String defaultLanguage;
    private final Map<String, Portrait> portraits = new ConcurrentHashMap<>();
    private final Lazy<TermIndex> tags;
    private final TagNames tagNames;

    public Facts(Site site, Links links) {
        this.url = site.config().url();
        this.links = links;
        this.listed = site.posts().stream().filter(Article::isListed).toList();
        this.site = site.config();
        this.tags = new Lazy<>(() -> new TermIndex(Taxonomy.TAG, this.site, listed));
        this.tagNames = new TagNames(listed);
        this.defaultLanguage = site.config().defaultLanguage();
        this.authorPages = site.authors().stream()
                .map(author -> this.site.at(author.address()))
                .collect(Collectors.toSet());
        this.frame = SiteFrame.of(
                site,
                this.site.navigation().stream().map(this::navigation).toList(),
                this.site.footer().stream().map(this::navigation).toList(),
                links.icon(this.site),
                links.logo(this.site));
    }

    List<Article> listed() {
        return listed;
    }

    /** The tags of the listed posts; indexed when they are first needed, since that takes a while for many posts. */
    TermIndex tags() {
        return tags.get();
    }

    public SiteFrame frame() {
        return frame;
    }

    /** The published page at {@code address}. */
    Optional<Article> page(Address address) {
        return links.page(address);
    }

    /** The file in which something is written, and the page that shows it. */
    record Place(SourcePath file, Address page) {
        static Place of(Article article) {
            return new Place(article.source().path(), article.address());
        }

        static Place of(Author author) {
            SourcePath file = author.source().map(source -> source.path()).orElse(SITE_FILE);
            return new Place(file, author.address());
        }
    }

    public Head head(Article article) {
        PageLink link = PageLink.of(article, defaultLanguage);
        return ArticleFacts.of(article, article.isPost() ? "post" : "page")
                .head(link, excerpt(article), illustration(article), frame, link.language());
    }

    /** A post or page as lists show it. */
    public Card card(Article post) {
        return new Card(
                PageLink.of(post, defaultLanguage),
                post.meta().titled(),
                post.meta().link().map(Links::external),
                post.date(),
                post.meta().updated(),
                post.readMinutes(),
                excerpt(post),
                post.meta().description().isPresent(),
                tags().of(post).stream().map(TermIndex.IndexedTerm::term).toList(),
                post.meta().authors().stream()
                        .map(author -> portrait(author).writer())
                        .toList(),
                illustration(post),
                drawn(post),
                post.state(),
                post.meta().placement().pinned());
    }

    /** The summary of an article: its description, or else its first words. */
    static Excerpt excerpt(Article article) {
        return article.meta().description().map(Excerpt::of).orElseGet(article::excerpt);
    }

    Optional<Figure> illustration(Article article) {
        return article.meta().illustration().map(illustration -> illustration(illustration, Place.of(article)));
    }

    private boolean drawn(Article post) {
        return post.meta().illustration().isEmpty()
                && post.meta().looks().drawn()
                && site.looks().drawings();
    }

    private Optional<Drawing> sketch(Article post) {
        return drawn(post) ? Optional.of(new Drawing(post.title(), tagNames(post))) : Optional.empty();
    }

    List<String> tagNames(Article article) {
        return article.isPost() ? tagNames.of(article) : List.of();
    }

    Portrait portrait(Author author) {
        return portraits.computeIfAbsent(author.id(), id -> newPortrait(author));
    }

    private Portrait newPortrait(Author author) {
        Place place = Place.of(author);
        return new Portrait(
                new Writer(
                        author.name(),
                        Optional.of(site.at(author.address())).filter(authorPages::contains),
                        author.picture()
                                .map(src -> picture(src, "", Optional.empty(), place))), // the name is beside it
                defaultLanguage,
                author.bio(),
                author.fediverse(),
                author.links().stream().map(link -> link(link, place)).toList());
    }

    NavigationLink navigation(LinkGroup group) {
        Place place = new Place(SITE_FILE, site.at(Address.HOME));
        return new NavigationLink(
                group.title(),
                group.own().map(link -> link(link, place).href()),
                group.url().flatMap(to -> target(to, place)).map(Target::address),
                false,
                group.text(),
                group.links().stream()
                        .map(link -> navigation(
                                new LinkGroup(link.title(), Optional.of(link.url()), Optional.empty(), List.of())))
                        .toList());
    }

    WrittenLink link(NamedLink link, Place place) {
        Optional<Target> target = target(link.url(), place);
        String href = target.map(t -> t.href(url)).orElseGet(() -> Links.external(link.url()));
        if (link.title().isPresent()) {
            return new WrittenLink(link.title().get(), href, link.note(), target.isEmpty(), link.language());
        }
        Optional<Article> article = target.flatMap(t -> links.find(t.address()));
        return new WrittenLink(
                article.map(Article::title).orElseGet(() -> shown(link.url())),
                href,
                link.note(),
                target.isEmpty(),
                article.map(e -> e.meta().placement().language().orElse(defaultLanguage)));
    }

    /** Whether {@code link} leads to an article that readers cannot see now. */
    boolean isWithheld(NamedLink link, Place place) {
        return target(link.url(), place).filter(links::isWithheld).isPresent();
    }

    /** A link that an author chose as further reading, with more data if it leads to a post. */
    Record furtherReading(NamedLink link, Place place) {
        WrittenLink written = link(link, place);
        Optional<Article> post = target(link.url(), place)
                .flatMap(target -> links.find(target.address()))
                .filter(Article::isPost);
        return post.<Record>map(article -> new NextPost(
                        written.title(),
                        written.href(),
                        written.language(),
                        link.note(),
                        article.date(),
                        article.readMinutes(),
                        illustration(article),
                        sketch(article),
                        List.of(),
                        List.of()))
                .orElse(written);
    }

    /** A post suggested below another, with which it has {@code common}. */
    public NextPost next(Article post, Common common) {
        return new NextPost(
                post.title(),
                url.href(post.address()),
                Optional.of(post.meta().placement().language().orElse(defaultLanguage)),
                Optional.empty(),
                post.date(),
                post.readMinutes(),
                illustration(post),
                sketch(post),
                common.about(),
                common.by());
    }

    Figure illustration(Illustration illustration, Place place) {
        return new Figure(
                picture(illustration.src(), illustration.alt(), illustration.focus(), place),
                illustration.caption(),
                illustration.credit());
    }

    /** A picture, or any other address, that {@code article} refers to as {@code written}. */
    public Picture picture(Article article, String written) {
        return picture(written, "", Optional.empty(), Place.of(article));
    }

    Picture picture(String src, String alt, Optional<Focus> focus, Place place) {
        Optional<Target> target = target(src, place);
        return new Picture(
                target.map(t -> t.href(url)).orElseGet(() -> Links.external(src)),
                target.map(t -> t.absolute(url)).orElseGet(() -> Links.external(src)),
                alt,
                target.flatMap(Target::file).flatMap(ProjectFile::size),
                target.flatMap(Target::file).map(ProjectFile::source),
                focus);
    }

    private Optional<Target> target(String written, Place place) {
        return links.resolve(place.file(), place.page(), written);
    }

    /** A URL as link text, for links without a title: without scheme and final slash. */
    private static String shown(String written) {
        return written.strip()
                .replaceFirst("^(?:https?://(?:www\\.)?|mailto:|tel:)", "")
                .replaceFirst("(?<=.)/$", "");
    }
}

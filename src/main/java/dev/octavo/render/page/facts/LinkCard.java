package dev.octavo.render.page.facts;

import dev.octavo.blog.publication.PublicationDate;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Author;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.blog.site.SiteConfig.Cards;
import dev.octavo.blog.words.Phrase;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SiteUrl;
import dev.octavo.lib.drawing.Drawing;
import dev.octavo.lib.picture.PixelSize;
import dev.octavo.lib.raster.CardFonts;
import dev.octavo.lib.text.Html;
import java.util.List;
import java.util.Optional;

/**
 * The contents of the card that social networks show with a link to a page.
 *
 * @param host of the site, with its base path: {@code example.org/blog}
 * @param accent the colour of the site, as {@code #rrggbb}
 * @param title of the page; the site's title for the home page
 */
public record LinkCard(
        String site,
        Optional<String> tagline,
        String host,
        String title,
        String language,
        List<String> authors,
        Optional<PublicationDate> date,
        Optional<Integer> readMinutes,
        List<String> tags,
        String accent) {
    /** The size that social networks recommend, in pixels. */
    public static final PixelSize SIZE = new PixelSize(1200, 630);

    public LinkCard {
        authors = List.copyOf(authors);
        tags = List.copyOf(tags);
    }

    /** The card of an article with those tags. */
    public static LinkCard of(Article article, List<String> tags, SiteConfig site) {
        Optional<Article> post = Optional.of(article).filter(Article::isPost);
        return new LinkCard(
                site.title(),
                site.tagline(),
                host(site.url()),
                article.title(),
                article.meta().placement().language().orElse(site.defaultLanguage()),
                article.meta().authors().stream().map(Author::name).toList(),
                post.map(Article::date),
                post.map(Article::readMinutes),
                tags,
                site.design().colours().light());
    }

    public static LinkCard ofHome(SiteConfig site) {
        return new LinkCard(
                site.title(),
                site.tagline(),
                host(site.url()),
                site.title(),
                site.language(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                site.design().colours().light());
    }

    private static String host(SiteUrl url) {
        return url.origin().replaceFirst("^https?://(?:www\\.)?", "") + url.basePath();
    }

    /** Whether a card can be made: none is better than one without its title. */
    public static boolean isPossible(String title, Cards cards) {
        return CardFonts.missing(title, cards.fonts()).isEmpty();
    }

    public Optional<Phrase> readTime() {
        return readMinutes.map(Card::readTime);
    }

    /** The address of the card of {@code page}: {@code /cards/posts/hello.png}, {@code /card.png} for the home page. */
    public static Address addressFor(Address page) {
        String path = page.path();
        String name = page.isPage() ? path.substring(0, path.length() - 1) : path;
        return new Address(name.isEmpty() ? "/card.png" : "/cards" + name + ".png");
    }

    /** A drawing 657 wide and 900 high, as shapes with classes such as {@code fill-accent}. */
    public Html drawing() {
        return new Html(new Drawing(title, tags).shapes());
    }
}

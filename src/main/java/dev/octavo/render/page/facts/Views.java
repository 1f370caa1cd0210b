package dev.octavo.render.page.facts;

import dev.octavo.blog.site.ContentsTree;
import dev.octavo.blog.site.Extra;
import dev.octavo.blog.site.FrontMatter;
import dev.octavo.blog.site.SiteConfig.Section;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.text.Html;
import java.util.List;
import java.util.Optional;

/**
 * The data of templates: the components of a view are the variables of its template. Of each record in it, a template
 * sees the components and the other public methods without parameters.
 */
public final class Views {
    private Views() {}

    /** {@code home.ftlh}: the newest posts, page by page. */
    public record HomeView(SiteFrame site, Head page, List<Card> posts, ListPage pagination) {}

    /** {@code section.ftlh}: the posts of a section other than the blog, newest first, page by page. */
    public record SectionView(SiteFrame site, Head page, Section section, List<Card> posts, ListPage pagination) {}

    /** {@code post.ftlh}. */
    public record PostView(
            SiteFrame site,
            Head page,
            Card post,
            Html body,
            List<ContentsTree> contents,
            List<TermGroup> terms,
            Optional<SeriesPlace> series,
            List<Record> furtherReading,
            List<Record> mentions,
            List<Portrait> authors,
            Optional<PageLink> older,
            Optional<PageLink> newer,
            FrontMatter meta,
            Extra extra) {}

    /** {@code page.ftlh}. */
    public record PageView(
            SiteFrame site, Head page, Html body, List<ContentsTree> contents, FrontMatter meta, Extra extra) {}

    /** {@code tags.ftlh}: all tags, by name. */
    public record TagIndexView(SiteFrame site, Head page, List<TermCount> tags) {}

    /** {@code tag.ftlh}: the posts of a tag, newest first, page by page. */
    public record TagView(SiteFrame site, Head page, TermCount tag, List<Card> posts, ListPage pagination) {}

    /** {@code taxonomy.ftlh}: the top-level terms of a taxonomy, by name. */
    public record TaxonomyView(SiteFrame site, Head page, TaxonomyName taxonomy, List<TermCount> terms) {}

    /** {@code term.ftlh}: the posts of a term of a taxonomy, newest first, page by page, and the terms around it. */
    public record TermView(
            SiteFrame site,
            Head page,
            TaxonomyName taxonomy,
            TermCount term,
            List<TermCount> above,
            List<TermCount> below,
            List<Card> posts,
            ListPage pagination) {}

    /** {@code series.ftlh}: the posts of a series, oldest first. */
    public record SeriesView(SiteFrame site, Head page, TermCount series, List<Card> posts) {}

    /** {@code author.ftlh}: an author and their posts, newest first, page by page. */
    public record AuthorView(SiteFrame site, Head page, Portrait author, List<Card> posts, ListPage pagination) {}

    /** {@code archive.ftlh}: all posts by year, newest first; on a very large blog, only the years, or one year. */
    public record ArchiveView(SiteFrame site, Head page, List<Year> years, ListPage pagination) {}

    /**
     * The posts of one year.
     *
     * @param href the page with its posts; absent if they are on this page, in {@code posts}
     */
    public record Year(int year, Optional<Address> href, int count, List<Card> posts) {}

    /** {@code search.ftlh}: the page that shows the results of a search. */
    public record SearchView(SiteFrame site, Head page) {}

    /** {@code 404.ftlh}. */
    public record NotFoundView(SiteFrame site, Head page) {}

    /**
     * {@code card.ftlh}: an SVG of 1200 by 630, which becomes the picture for shared links.
     *
     * @param picture whether the page has a picture, which the SVG can show with {@code <image href="picture">}
     * @param wide whether that is wider than 4:3
     */
    public record CardView(LinkCard card, boolean picture, boolean wide) {}

    /** {@code redirect.ftlh}: a redirect from an earlier address to {@code target}. */
    public record RedirectView(SiteFrame site, Head page, Address target) {}
}

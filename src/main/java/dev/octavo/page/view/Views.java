package dev.octavo.page.view;

import dev.octavo.page.view.ViewParts.AuthorView;
import dev.octavo.page.view.ViewParts.CardView;
import dev.octavo.page.view.ViewParts.ContentsView;
import dev.octavo.page.view.ViewParts.HeadView;
import dev.octavo.page.view.ViewParts.LinkView;
import dev.octavo.page.view.ViewParts.PaginationView;
import dev.octavo.page.view.ViewParts.SeriesView;
import dev.octavo.page.view.ViewParts.SiteView;
import dev.octavo.page.view.ViewParts.TermView;
import dev.octavo.page.view.ViewParts.YearView;
import dev.octavo.text.Html;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The models of the templates: the components of a view are the variables that its template sees. */
public final class Views {
    private Views() {}

    /** {@code home.ftlh}: the newest posts, page by page. */
    public record HomeView(SiteView site, HeadView page, List<CardView> posts, PaginationView pagination) {}

    /** {@code post.ftlh}. */
    public record PostView(
            SiteView site,
            HeadView page,
            CardView post,
            Html body,
            List<ContentsView> contents,
            Optional<SeriesView> series,
            List<LinkView> furtherReading,
            List<AuthorView> authors,
            Optional<LinkView> older,
            Optional<LinkView> newer,
            Map<String, Object> extra) {}

    /** {@code page.ftlh}. */
    public record PageView(
            SiteView site, HeadView page, Html body, List<ContentsView> contents, Map<String, Object> extra) {}

    /** {@code tags.ftlh}: all tags, by name. */
    public record TagIndexView(SiteView site, HeadView page, List<TermView> tags) {}

    /** {@code tag.ftlh}: the posts of a tag, newest first, page by page. */
    public record TagView(
            SiteView site, HeadView page, TermView tag, List<CardView> posts, PaginationView pagination) {}

    /** {@code series.ftlh}: the posts of a series, oldest first. */
    public record SeriesPageView(SiteView site, HeadView page, TermView series, List<CardView> posts) {}

    /** {@code author.ftlh}: who they are and what they wrote, newest first, page by page. */
    public record AuthorPageView(
            SiteView site, HeadView page, AuthorView author, List<CardView> posts, PaginationView pagination) {}

    /** {@code archive.ftlh}: all posts by year, newest first; of a very large blog the years, or one year. */
    public record ArchiveView(SiteView site, HeadView page, List<YearView> years, PaginationView pagination) {}

    /** {@code 404.ftlh}. */
    public record NotFoundView(SiteView site, HeadView page) {}

    /** {@code redirect.ftlh}: an earlier address that leads to {@code target}. */
    public record RedirectView(SiteView site, HeadView page, String target) {}
}

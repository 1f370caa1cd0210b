package dev.octavo.theme;

import dev.octavo.page.view.ViewParts.AuthorView;
import dev.octavo.page.view.ViewParts.CardView;
import dev.octavo.page.view.ViewParts.ContentsView;
import dev.octavo.page.view.ViewParts.DateView;
import dev.octavo.page.view.ViewParts.FeedView;
import dev.octavo.page.view.ViewParts.HeadView;
import dev.octavo.page.view.ViewParts.IconView;
import dev.octavo.page.view.ViewParts.IllustrationView;
import dev.octavo.page.view.ViewParts.LinkView;
import dev.octavo.page.view.ViewParts.NavigationView;
import dev.octavo.page.view.ViewParts.PictureView;
import dev.octavo.page.view.ViewParts.SeriesPartView;
import dev.octavo.page.view.ViewParts.SeriesView;
import dev.octavo.page.view.ViewParts.SiteView;
import dev.octavo.page.view.ViewParts.TermView;
import dev.octavo.page.view.ViewParts.WriterView;
import dev.octavo.page.view.Views.PostView;
import dev.octavo.text.Html;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A post with everything a post can have, and one with nothing but what it must have. */
final class SamplePost {
    private static final PictureView PICTURE = new PictureView("/a.svg", "A fold", Optional.of(1600), Optional.of(900));
    private static final DateView DATE = new DateView("2026-11-24", "24 November 2026");

    private SamplePost() {}

    static PostView whole() {
        return new PostView(
                site(),
                head(),
                card(),
                new Html("<p>The words.</p>"),
                List.of(new ContentsView("One", "#one", List.of(new ContentsView("Half", "#half", List.of())))),
                Optional.of(new SeriesView("Folds", "/series/folds/", 1, List.of(part("Salt & <Pepper>", true)))),
                List.of(new LinkView("More", "https://example.net/", Optional.of("A note"), true, Optional.of("de"))),
                List.of(new AuthorView(
                        "Ada", Optional.of("/authors/ada/"), Optional.of("Prints."), Optional.of(PICTURE), links())),
                Optional.of(link("Older", "/posts/older/")),
                Optional.of(link("Newer", "/posts/newer/")),
                Map.of());
    }

    static PostView bare() {
        return new PostView(
                bareSite(),
                bareHead(),
                bareCard(),
                new Html("<p>The words.</p>"),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    static PostView tagged(List<TermView> tags) {
        PostView post = bare();
        CardView card = bareCard();
        CardView tagged = new CardView(
                card.title(),
                card.language(),
                card.href(),
                card.date(),
                card.updated(),
                card.readTime(),
                card.summary(),
                card.description(),
                tags,
                card.authors(),
                card.illustration(),
                card.mark());
        return new PostView(
                post.site(),
                post.page(),
                tagged,
                post.body(),
                post.contents(),
                post.series(),
                post.furtherReading(),
                post.authors(),
                post.older(),
                post.newer(),
                post.extra());
    }

    static CardView card() {
        return new CardView(
                "Salt & <Pepper>",
                "en",
                "/posts/salt/",
                DATE,
                Optional.of(new DateView("2026-11-25", "25 November 2026")),
                "2 min read",
                Optional.of("On taste."),
                Optional.of("On taste."),
                List.of(new TermView("ai", "/tags/ai/", 1)),
                List.of(new WriterView("Ada", Optional.of("/authors/ada/")), new WriterView("Jonas", Optional.empty())),
                Optional.of(new IllustrationView(PICTURE, Optional.of("A caption"), Optional.of("A credit"))),
                Optional.of("Draft"));
    }

    static CardView bareCard() {
        return new CardView(
                "Salt & <Pepper>",
                "en",
                "/posts/salt/",
                DATE,
                Optional.empty(),
                "2 min read",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    static SiteView site() {
        return new SiteView(
                "Octavo",
                Optional.of("Small pages"),
                Optional.of("A blog"),
                "en",
                "/",
                List.of(new NavigationView("Archive", "/archive/", true)),
                List.of(new FeedView("application/atom+xml", "Octavo", "/feed.xml")),
                Optional.of("© 2026"),
                Optional.of("/blog/css/site.css"),
                List.of(new IconView("icon", "/blog/favicon.ico")),
                "Octavo",
                Map.of());
    }

    static SiteView bareSite() {
        return new SiteView(
                "Octavo",
                Optional.empty(),
                Optional.empty(),
                "en",
                "/",
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                "Octavo",
                Map.of());
    }

    static HeadView head() {
        String address = "https://example.org/posts/salt/";
        List<FeedView> feeds = List.of(new FeedView("application/atom+xml", "Octavo", "/feed.xml"));
        return new HeadView(
                "Salt",
                "Salt · Octavo",
                Optional.of("On taste."),
                "en",
                address,
                Optional.of("/a"),
                "article",
                true,
                feeds);
    }

    static HeadView bareHead() {
        String address = "https://example.org/posts/salt/";
        return new HeadView(
                "Salt",
                "Salt · Octavo",
                Optional.empty(),
                "ar",
                address,
                Optional.empty(),
                "article",
                false,
                List.of());
    }

    private static SeriesPartView part(String title, boolean current) {
        return new SeriesPartView(title, "/posts/salt/", current, "en");
    }

    private static List<LinkView> links() {
        return List.of(new LinkView("Website", "https://ada.example/", Optional.empty(), true, Optional.empty()));
    }

    private static LinkView link(String title, String href) {
        return new LinkView(title, href, Optional.empty(), false, Optional.of("en"));
    }
}

package dev.octavo.theme;

import dev.octavo.blog.publication.PublicationDate;
import dev.octavo.blog.publication.Visibility.State;
import dev.octavo.blog.site.Ai;
import dev.octavo.blog.site.Article.Excerpt;
import dev.octavo.blog.site.ContentsTree;
import dev.octavo.blog.site.Extra;
import dev.octavo.blog.site.FrontMatter;
import dev.octavo.blog.site.FrontMatter.Focus;
import dev.octavo.blog.site.Machines;
import dev.octavo.blog.site.Machines.Notifications;
import dev.octavo.blog.site.Machines.Texts;
import dev.octavo.blog.site.SiteConfig.Cards;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SiteUrl;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.picture.PixelSize;
import dev.octavo.lib.text.Html;
import dev.octavo.lib.text.Sentence;
import dev.octavo.render.page.facts.Annotations;
import dev.octavo.render.page.facts.Annotations.Story;
import dev.octavo.render.page.facts.Card;
import dev.octavo.render.page.facts.Figure;
import dev.octavo.render.page.facts.Head;
import dev.octavo.render.page.facts.Head.Feed;
import dev.octavo.render.page.facts.LinkCard;
import dev.octavo.render.page.facts.Mention;
import dev.octavo.render.page.facts.PageLink;
import dev.octavo.render.page.facts.Picture;
import dev.octavo.render.page.facts.Portrait;
import dev.octavo.render.page.facts.SeriesPlace;
import dev.octavo.render.page.facts.SharedPicture;
import dev.octavo.render.page.facts.SiteFrame;
import dev.octavo.render.page.facts.SiteFrame.Icon;
import dev.octavo.render.page.facts.SiteFrame.NavigationLink;
import dev.octavo.render.page.facts.TaxonomyName;
import dev.octavo.render.page.facts.TermCount;
import dev.octavo.render.page.facts.TermGroup;
import dev.octavo.render.page.facts.Views.PostView;
import dev.octavo.render.page.facts.Writer;
import dev.octavo.render.page.facts.WrittenLink;
import dev.octavo.testing.RecordSamples;
import dev.octavo.testing.Samples;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A post with everything a post can have, and one with only what it must have. */
final class SamplePost {
    static final SiteUrl URL = new SiteUrl("https://example.org", "/blog");

    private static final Picture PICTURE = new Picture(
            "/a.svg",
            "https://example.org/a.svg",
            "A fold",
            Optional.of(new PixelSize(1600, 900)),
            Optional.of(new SourcePath("content/posts/a.svg")),
            Optional.of(new Focus(30, 60)));
    private static final Writer ADA =
            new Writer("Ada", Optional.of(new Address("/authors/ada/")), Optional.of(PICTURE));
    private static final PageLink SALT = link("Salt & <Pepper>", "/posts/salt/");

    private SamplePost() {}

    static PostView whole() {
        return new PostView(
                site(),
                head(),
                card(),
                new Html("<p>The words.</p>"),
                List.of(new ContentsTree("One", "#one", List.of(new ContentsTree("Half", "#half", List.of())))),
                List.of(
                        new TermGroup(
                                new TaxonomyName("categories", Optional.empty(), new Address("/categories/")),
                                List.of(new TermCount("Food", new Address("/categories/food/"), 1))),
                        new TermGroup(
                                new TaxonomyName("books", Optional.of("Books & films"), new Address("/books/")),
                                List.of(new TermCount("Salt", new Address("/books/salt/"), 1)))),
                Optional.of(new SeriesPlace(
                        new TermCount("Folds", new Address("/series/folds/"), 1), List.of(card().link()), 1)),
                List.of(new WrittenLink(
                        "More", "https://example.net/", Optional.of("A note"), true, Optional.of("de"))),
                List.of(new Mention(SALT, Optional.of(new Sentence("It is in ", "Salt & <Pepper>", ", and good.")))),
                List.of(new Portrait(ADA, "en", Optional.of("Prints."), Optional.of("@ada@social.example"), links())),
                Optional.of(link("Older", "/posts/older/")),
                Optional.of(link("Newer", "/posts/newer/")),
                RecordSamples.bare(FrontMatter.class),
                Extra.NONE);
    }

    static PostView bare() {
        return tagged(List.of());
    }

    static PostView tagged(List<TermCount> tags) {
        return new PostView(
                bareSite(),
                bareHead(),
                RecordSamples.with(bareCard(), "tags", tags),
                new Html("<p>The words.</p>"),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                RecordSamples.bare(FrontMatter.class),
                Extra.NONE);
    }

    static Card card() {
        return new Card(
                SALT,
                true,
                Optional.of("https://example.com/salt"),
                day("2026-11-24"),
                Optional.of(day("2026-11-25")),
                2,
                Excerpt.of("On taste."),
                true,
                List.of(new TermCount("ai", new Address("/tags/ai/"), 1)),
                List.of(ADA, new Writer("Jonas", Optional.empty(), Optional.empty())),
                Optional.of(new Figure(PICTURE, Optional.of("A caption"), Optional.of("A credit"))),
                true,
                State.DRAFT,
                true);
    }

    static Card bareCard() {
        return new Card(
                SALT,
                true,
                Optional.empty(),
                day("2026-11-24"),
                Optional.empty(),
                2,
                Excerpt.of(""),
                false,
                List.of(),
                List.of(),
                Optional.empty(),
                false,
                State.PUBLISHED,
                false);
    }

    static SiteFrame site() {
        return new SiteFrame(
                "Octavo",
                Optional.of("Small pages"),
                Optional.of("A blog"),
                URL,
                "en",
                List.of(new NavigationLink(
                        Optional.of("Archive"),
                        Optional.of("/archive/"),
                        Optional.empty(),
                        true,
                        Optional.empty(),
                        List.of())),
                List.of(),
                Optional.of("© 2026"),
                List.of(new Address("/css/mine.css")),
                Optional.of(new Address("/css/site.css")),
                List.of(new Icon("icon", new Address("/favicon.ico"))),
                Optional.of(new Address("/favicon.svg")),
                Optional.of(new Cards(List.of())),
                Samples.PLAIN,
                Optional.empty(),
                new Machines(
                        List.of(),
                        List.of(),
                        false,
                        false,
                        Optional.of(Ai.INDEX),
                        Optional.of("https://licence.example/"),
                        new Texts(false, false, false),
                        Notifications.NONE),
                List.of(),
                true,
                Extra.NONE,
                Extra.NONE);
    }

    static SiteFrame bareSite() {
        return new SiteFrame(
                "Octavo",
                Optional.empty(),
                Optional.empty(),
                URL,
                "en",
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Samples.PLAIN,
                Optional.empty(),
                RecordSamples.bare(Machines.class),
                List.of(),
                false,
                Extra.NONE,
                Extra.NONE);
    }

    static Head head() {
        return new Head(
                "Salt",
                "Salt · Octavo",
                Optional.of("On taste."),
                "en",
                "en",
                "https://example.org/posts/salt/",
                Optional.of(new SharedPicture("https://example.org/a.png", "A card", Optional.of(LinkCard.SIZE))),
                "article",
                true,
                true,
                true,
                List.of(new Feed("application/atom+xml", "Octavo", new Address("/feed.xml"))),
                new Annotations(
                        Optional.of(new Story(
                                "2026-03-01",
                                Optional.of("2026-03-02"),
                                List.of("https://example.org/authors/ada/"),
                                List.of("Salt"))),
                        List.of("https://ada.example/"),
                        List.of("@ada@social.example"),
                        new Html("{}")),
                Optional.of(
                        new Head.Introduction(Html.text("Salt"), Optional.of(new Html("<p>What is said of it.</p>")))));
    }

    static Head bareHead() {
        return new Head(
                "Salt",
                "Salt · Octavo",
                Optional.empty(),
                "ar",
                "ar",
                "https://example.org/posts/salt/",
                Optional.empty(),
                "article",
                false,
                false,
                false,
                List.of(),
                Annotations.NONE,
                Optional.empty());
    }

    private static PublicationDate day(String text) {
        return PublicationDate.of(LocalDate.parse(text));
    }

    private static List<WrittenLink> links() {
        return List.of(new WrittenLink("Website", "https://ada.example/", Optional.empty(), true, Optional.empty()));
    }

    private static PageLink link(String title, String path) {
        return new PageLink(title, new Address(path), "en");
    }
}

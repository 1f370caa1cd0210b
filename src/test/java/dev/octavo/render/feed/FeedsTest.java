package dev.octavo.render.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.blog.links.Links;
import dev.octavo.blog.publication.Visibility.State;
import dev.octavo.blog.site.Site;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SiteUrl;
import dev.octavo.render.output.Generator;
import dev.octavo.render.output.OutputPath;
import dev.octavo.render.output.Planned;
import dev.octavo.testing.ArticleSample;
import dev.octavo.testing.FeedRules;
import dev.octavo.testing.Rows;
import dev.octavo.testing.Samples;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

final class FeedsTest {
    private static final Generator FEEDS = site -> new Feeds(new Links(site)).plan(site);

    private static final Site TWO = Samples.blog()
            .post("old", "2026-01-02", p -> p.authors().updated("2026-03-01T08:30:00+01:00"))
            .post(
                    "new",
                    "2026-02-03T10:00:00-05:00",
                    p -> p.title("Salt & <Pepper> \u0008\ud83d\ude00")
                            .description("What it is]]>")
                            .tags("C#", "Ünder")
                            .authors(Samples.author("Ada"), Samples.author("Grace H"))
                            .language("de")
                            .illustration("leaf.png", "A leaf"))
            .file("content/posts/leaf.png", "/posts/new/leaf.png", 800, 600)
            .site();

    @TestFactory
    Stream<DynamicTest> writesFeeds() {
        return Rows.of(FeedsTest.class, "feeds.rows").become(address -> Made.text(FEEDS, TWO, address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/feed.xml", "/rss.xml"})
    void isWellFormedWithAnyCharactersInATitle(String address) {
        StringBuilder everything = new StringBuilder();
        for (int c = 0; c <= 0xFFFF; c++) {
            everything.append((char) c);
        }
        Site site = Samples.blog()
                .post("one", "2026-01-01", p -> p.title(everything.toString()))
                .site();

        List<String> titles = Made.texts(Made.xml(FEEDS, site, address), "title");

        assertEquals(2, titles.size());
        assertEquals(
                0,
                titles.get(1)
                        .codePoints()
                        .filter(c -> c < 0x20 && c != '\t' && c != '\n')
                        .count());
        assertEquals(
                "<=>",
                titles.get(1)
                        .substring(titles.get(1).indexOf('<'), titles.get(1).indexOf('?')));
    }

    @Test
    void isValidWithoutAPost() {
        Site empty = Samples.blog().site();

        Element atom = Made.xml(FEEDS, empty, "/feed.xml");
        assertEquals(List.of("https://example.org/blog/"), Made.texts(atom, "id"));
        assertEquals(List.of("1970-01-01T00:00:00Z"), Made.texts(atom, "updated"));
        assertEquals(List.of("Leaves"), Made.texts(atom, "name"));
        assertEquals(List.of(), Made.elements(atom, "entry"));

        assertEquals("""
                {
                  "version": "https://jsonfeed.org/version/1.1",
                  "title": "Leaves",
                  "home_page_url": "https://example.org/blog/",
                  "feed_url": "https://example.org/blog/feed.json",
                  "description": "A blog about <books> & pages",
                  "language": "en",
                  "items": []
                }
                """, Made.text(FEEDS, empty, "/feed.json"));

        Element rss = Made.xml(FEEDS, empty, "/rss.xml");
        assertEquals(List.of("https://example.org/blog/"), Made.texts(rss, "link"));
        assertEquals(1, Made.texts(rss, "description").size());
        assertEquals(List.of(), Made.elements(rss, "item"));
    }

    @Test
    void containsOnlyTheNewestPublicPosts() {
        Site site = Samples.blog()
                .feedItems(2)
                .post("one", "2026-01-01")
                .post("two", "2026-01-02")
                .post("draft", "2026-01-03", p -> p.state(State.DRAFT))
                .post("later", "2026-01-04", p -> p.state(State.SCHEDULED))
                .post("unlisted", "2026-01-05", ArticleSample::unlisted)
                .post("three", "2026-01-06")
                .site();

        assertEquals(
                List.of("Leaves", "The three", "The two"), Made.texts(Made.xml(FEEDS, site, "/feed.xml"), "title"));
    }

    @Test
    void hasAFeedForEachTagWithAPage() {
        Site site = Samples.blog()
                .post("one", "2026-01-01", p -> p.tags("AI", "ai"))
                .post("two", "2026-01-02", p -> p.tags("ai", "type"))
                .post("three", "2026-01-03", p -> p.tags("secret").unlisted())
                .post("four", "2026-01-04", p -> p.tags("soon").state(State.SCHEDULED))
                .site();

        assertEquals(
                List.of(
                        "feed.xml",
                        "rss.xml",
                        "feed.json",
                        "authors/ada/feed.xml",
                        "tags/ai/feed.xml",
                        "tags/soon/feed.xml",
                        "tags/type/feed.xml"),
                FEEDS.plan(site).map(o -> OutputPath.of(o.address()).value()).toList());
        Element ai = Made.xml(FEEDS, site, "/tags/ai/feed.xml");
        assertEquals(List.of("Leaves: ai", "The two", "The one"), Made.texts(ai, "title"));
        assertEquals(
                List.of("https://example.org/blog/tags/ai/", "https://example.org/blog/tags/ai/feed.xml"),
                Made.attributes(ai, "link", "href").subList(0, 2));
        assertEquals("https://example.org/blog/tags/ai/", Made.texts(ai, "id").get(0));
        assertEquals(List.of("Leaves: soon"), Made.texts(Made.xml(FEEDS, site, "/tags/soon/feed.xml"), "title"));
    }

    @Test
    void hasAFeedForEachSeriesAndAuthor() {
        Site site = Samples.blog()
                .post("one", "2026-01-01", p -> p.series("A walk").authors(Samples.author("Grace H")))
                .post("two", "2026-01-02", p -> p.series("A walk"))
                .post(
                        "three",
                        "2026-01-03",
                        p -> p.authors(Samples.author("Eve")).unlisted())
                .author(Samples.author("Silent"))
                .site();

        assertEquals(
                List.of("authors/ada/feed.xml", "authors/grace-h/feed.xml", "series/a-walk/feed.xml"),
                FEEDS.plan(site)
                        .map(o -> OutputPath.of(o.address()).value())
                        .skip(3)
                        .toList());
        assertEquals(
                List.of("Leaves: A walk", "The two", "The one"),
                Made.texts(Made.xml(FEEDS, site, "/series/a-walk/feed.xml"), "title"));
        assertEquals(
                List.of("Leaves: Grace H", "The one"),
                Made.texts(Made.xml(FEEDS, site, "/authors/grace-h/feed.xml"), "title"));
    }

    @Test
    void keepsTheIdsOfASiteThatHasMoved() {
        Site site = Samples.blog()
                .feeds(new SiteConfig.Feeds(
                        20, Optional.empty(), Optional.of(new SiteUrl("https://old.example", "")), List.of()))
                .post("one", "2026-01-01")
                .post("two", "2026-01-02", p -> p.feedId("https://wordpress.example/?p=12"))
                .site();

        List<String> ids = List.of("https://wordpress.example/?p=12", "https://old.example/posts/one/");
        List<String> ofFeed = Made.texts(Made.xml(FEEDS, site, "/feed.xml"), "id");
        assertEquals("https://old.example/", ofFeed.get(0));
        assertEquals(ids, ofFeed.subList(1, 3));
        Element rss = Made.xml(FEEDS, site, "/rss.xml");
        assertEquals(ids, Made.texts(rss, "guid"));
        assertEquals(List.of("false", "false"), Made.attributes(rss, "guid", "isPermaLink"));
        assertTrue(Made.text(FEEDS, site, "/feed.json").contains("\"id\": \"https://old.example/posts/one/\""));
    }

    @Test
    void staysAtItsEarlierAddresses() {
        Site site = Samples.blog()
                .feeds(new SiteConfig.Feeds(
                        20, Optional.empty(), Optional.empty(), List.of(new Address("/blog/index.xml"))))
                .post("one", "2026-01-01")
                .site();

        assertEquals(
                Made.texts(Made.xml(FEEDS, site, "/feed.xml"), "id"),
                Made.texts(Made.xml(FEEDS, site, "/blog/index.xml"), "id"));
    }

    @Test
    void containsOnlySummariesIfTheSiteWantsThat() {
        Site site = Samples.blog()
                .feeds(new SiteConfig.Feeds(20, Optional.of(false), Optional.empty(), List.of()))
                .post("one", "2026-01-01")
                .site();

        Element atom = Made.xml(FEEDS, site, "/feed.xml");
        assertEquals(List.of("The first words."), Made.texts(atom, "summary"));
        assertEquals(List.of(), Made.elements(atom, "content"));
        assertEquals(List.of(), Made.elements(Made.xml(FEEDS, site, "/rss.xml"), "content:encoded"));
        assertTrue(Made.text(FEEDS, site, "/feed.json").contains("\"content_text\": \"The first words.\""));
    }

    @Test
    void feedsOfTagsContainWholePostsOnlyIfTheSiteWantsThat() {
        for (Optional<Boolean> full : List.of(Optional.<Boolean>empty(), Optional.of(true), Optional.of(false))) {
            Site site = Samples.blog()
                    .feeds(new SiteConfig.Feeds(20, full, Optional.empty(), List.of()))
                    .post("one", "2026-01-01", p -> p.tags("ai"))
                    .site();
            for (String feed : List.of("/tags/ai/feed.xml", "/authors/ada/feed.xml")) {
                Element atom = Made.xml(FEEDS, site, feed);
                assertEquals(List.of("The first words."), Made.texts(atom, "summary"), feed);
                assertEquals(
                        full.orElse(false) ? 1 : 0,
                        Made.elements(atom, "content").size(),
                        feed);
            }
        }
    }

    @Test
    void conformsToItsSpecifications() {
        Site empty = Samples.blog().site();
        Site moved = Samples.blog()
                .feeds(new SiteConfig.Feeds(
                        20, Optional.of(false), Optional.of(new SiteUrl("https://old.example", "")), List.of()))
                .post("one", "2026-01-01")
                .site();
        for (Site site : List.of(TWO, empty, moved)) {
            FEEDS.plan(site)
                    .map(file -> file.address().path())
                    .forEach(path ->
                            assertEquals(List.of(), FeedRules.broken(path, Made.text(FEEDS, site, path)), path));
        }
    }

    @Test
    void showsPeopleAPageInTheLanguageOfTheSite() {
        Site site = Samples.blog().language("ar").post("one", "2026-01-01").site();

        Element page = Made.elements(Made.xml(FEEDS, site, "/feed.xml"), "div").get(0);

        assertEquals("http://www.w3.org/1999/xhtml", page.getNamespaceURI());
        assertEquals("rtl", page.getAttribute("dir"));
        assertTrue(Made.texts(page, "p").get(0).startsWith("هذه خلاصة"));
        assertEquals(
                List.of("https://example.org/blog/", "https://example.org/blog/posts/one/"),
                Made.attributes(page, "a", "href"));
    }

    @Test
    void ignoresAnUpdateBeforeThePublication() {
        Site site = Samples.blog()
                .post("one", "2026-01-02", p -> p.updated("2026-01-01"))
                .site();

        assertEquals(
                List.of("2026-01-02T00:00:00Z", "2026-01-02T00:00:00Z"),
                Made.texts(Made.xml(FEEDS, site, "/feed.xml"), "updated"));
    }

    @Test
    void remakesOnlyTheFeedsThatContainTheChange() {
        Stream<String> changed = FEEDS.plan(titled("Another"))
                .map(Planned::output)
                .filter(output -> FEEDS.plan(titled("One")).map(Planned::output).noneMatch(output::equals))
                .map(output -> output.address().path());

        assertEquals(
                List.of("/feed.xml", "/rss.xml", "/feed.json", "/authors/ada/feed.xml", "/tags/x/feed.xml"),
                changed.toList());
    }

    private static Site titled(String title) {
        return Samples.blog()
                .post("one", "2026-01-01", p -> p.title(title).tags("x"))
                .post("two", "2026-01-02", p -> p.tags("y"))
                .site();
    }
}

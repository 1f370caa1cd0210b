package dev.octavo.render.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.blog.links.Links;
import dev.octavo.blog.publication.Visibility.State;
import dev.octavo.blog.site.Site;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.lib.address.SiteUrl;
import dev.octavo.render.output.Generator;
import dev.octavo.render.output.OutputPath;
import dev.octavo.render.output.Planned;
import dev.octavo.testing.ArticleSample;
import dev.octavo.testing.FeedRules;
import dev.octavo.testing.Samples;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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

    @Test
    void writesAnAtomFeed() {
        assertEquals("""
                <?xml version="1.0" encoding="UTF-8"?>
                <?xml-stylesheet type="text/css" href="/blog/css/feed.css"?>
                <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
                  <div xmlns="http://www.w3.org/1999/xhtml" lang="en" dir="ltr">
                    <h1>Leaves</h1>
                    <p>This is a feed. Copy the address of this page into a feed reader, and every new post of <a href="https://example.org/blog/">Leaves</a> will come to you.</p>
                    <section lang="de" dir="ltr">
                      <h2>
                        <a href="https://example.org/blog/posts/new/">Salt &amp; &lt;Pepper&gt; \ud83d\ude00</a>
                      </h2>
                      <time lang="en">3 February 2026</time>
                      <p>What it is]]&gt;</p>
                    </section>
                    <section>
                      <h2>
                        <a href="https://example.org/blog/posts/old/">The old</a>
                      </h2>
                      <time lang="en">2 January 2026</time>
                      <p>The first words.</p>
                    </section>
                  </div>
                  <id>https://example.org/blog/</id>
                  <title>Leaves</title>
                  <subtitle>A blog about &lt;books&gt; &amp; pages</subtitle>
                  <link rel="alternate" type="text/html" href="https://example.org/blog/"/>
                  <link rel="self" type="application/atom+xml" href="https://example.org/blog/feed.xml"/>
                  <updated>2026-03-01T08:30:00+01:00</updated>
                  <author>
                    <name>Leaves</name>
                  </author>
                  <rights>© 2026 Ada</rights>
                  <generator>Octavo</generator>
                  <entry xml:lang="de">
                    <id>https://example.org/blog/posts/new/</id>
                    <title>Salt &amp; &lt;Pepper&gt; \ud83d\ude00</title>
                    <link rel="alternate" type="text/html" href="https://example.org/blog/posts/new/"/>
                    <published>2026-02-03T10:00:00-05:00</published>
                    <updated>2026-02-03T10:00:00-05:00</updated>
                    <author>
                      <name>Ada</name>
                      <uri>https://example.org/blog/authors/ada/</uri>
                    </author>
                    <author>
                      <name>Grace H</name>
                      <uri>https://example.org/blog/authors/grace-h/</uri>
                    </author>
                    <category term="csharp" label="C#"/>
                    <category term="ünder" label="Ünder"/>
                    <summary>What it is]]&gt;</summary>
                    <content type="html">&lt;p&gt;content/posts/new.md &amp;amp; ABSOLUTE&lt;/p&gt;</content>
                  </entry>
                  <entry>
                    <id>https://example.org/blog/posts/old/</id>
                    <title>The old</title>
                    <link rel="alternate" type="text/html" href="https://example.org/blog/posts/old/"/>
                    <published>2026-01-02T00:00:00Z</published>
                    <updated>2026-03-01T08:30:00+01:00</updated>
                    <summary>The first words.</summary>
                    <content type="html">&lt;p&gt;content/posts/old.md &amp;amp; ABSOLUTE&lt;/p&gt;</content>
                  </entry>
                </feed>
                """, Made.text(FEEDS, TWO, "/feed.xml"));
    }

    @Test
    void writesAnRssFeed() {
        assertEquals("""
                <?xml version="1.0" encoding="UTF-8"?>
                <?xml-stylesheet type="text/css" href="/blog/css/feed.css"?>
                <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" \
                xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
                  <channel>
                    <div xmlns="http://www.w3.org/1999/xhtml" lang="en" dir="ltr">
                      <h1>Leaves</h1>
                      <p>This is a feed. Copy the address of this page into a feed reader, and every new post of <a href="https://example.org/blog/">Leaves</a> will come to you.</p>
                      <section lang="de" dir="ltr">
                        <h2>
                          <a href="https://example.org/blog/posts/new/">Salt &amp; &lt;Pepper&gt; \ud83d\ude00</a>
                        </h2>
                        <time lang="en">3 February 2026</time>
                        <p>What it is]]&gt;</p>
                      </section>
                      <section>
                        <h2>
                          <a href="https://example.org/blog/posts/old/">The old</a>
                        </h2>
                        <time lang="en">2 January 2026</time>
                        <p>The first words.</p>
                      </section>
                    </div>
                    <title>Leaves</title>
                    <link>https://example.org/blog/</link>
                    <description>A blog about &lt;books&gt; &amp; pages</description>
                    <atom:link rel="self" type="application/rss+xml" href="https://example.org/blog/rss.xml"/>
                    <language>en</language>
                    <copyright>© 2026 Ada</copyright>
                    <lastBuildDate>Sun, 1 Mar 2026 08:30:00 +0100</lastBuildDate>
                    <generator>Octavo</generator>
                    <item>
                      <title>Salt &amp; &lt;Pepper&gt; \ud83d\ude00</title>
                      <link>https://example.org/blog/posts/new/</link>
                      <guid isPermaLink="true">https://example.org/blog/posts/new/</guid>
                      <pubDate>Tue, 3 Feb 2026 10:00:00 -0500</pubDate>
                      <dc:creator>Ada</dc:creator>
                      <dc:creator>Grace H</dc:creator>
                      <dc:language>de</dc:language>
                      <category>C#</category>
                      <category>Ünder</category>
                      <description>What it is]]&amp;gt;</description>
                      <content:encoded>&lt;p&gt;content/posts/new.md &amp;amp; ABSOLUTE&lt;/p&gt;</content:encoded>
                    </item>
                    <item>
                      <title>The old</title>
                      <link>https://example.org/blog/posts/old/</link>
                      <guid isPermaLink="true">https://example.org/blog/posts/old/</guid>
                      <pubDate>Fri, 2 Jan 2026 00:00:00 GMT</pubDate>
                      <description>The first words.</description>
                      <content:encoded>&lt;p&gt;content/posts/old.md &amp;amp; ABSOLUTE&lt;/p&gt;</content:encoded>
                    </item>
                  </channel>
                </rss>
                """, Made.text(FEEDS, TWO, "/rss.xml"));
    }

    @Test
    void writesAJsonFeed() {
        assertEquals("""
                {
                  "version": "https://jsonfeed.org/version/1.1",
                  "title": "Leaves",
                  "home_page_url": "https://example.org/blog/",
                  "feed_url": "https://example.org/blog/feed.json",
                  "description": "A blog about <books> & pages",
                  "language": "en",
                  "items": [
                    {
                      "id": "https://example.org/blog/posts/new/",
                      "url": "https://example.org/blog/posts/new/",
                      "title": "Salt & <Pepper> \\b\ud83d\ude00",
                      "content_html": "<p>content/posts/new.md &amp; ABSOLUTE</p>",
                      "summary": "What it is]]>",
                      "image": "https://example.org/blog/posts/new/leaf.png",
                      "date_published": "2026-02-03T10:00:00-05:00",
                      "date_modified": "2026-02-03T10:00:00-05:00",
                      "authors": [
                        {
                          "name": "Ada",
                          "url": "https://example.org/blog/authors/ada/"
                        },
                        {
                          "name": "Grace H",
                          "url": "https://example.org/blog/authors/grace-h/"
                        }
                      ],
                      "tags": [
                        "C#",
                        "Ünder"
                      ],
                      "language": "de"
                    },
                    {
                      "id": "https://example.org/blog/posts/old/",
                      "url": "https://example.org/blog/posts/old/",
                      "title": "The old",
                      "content_html": "<p>content/posts/old.md &amp; ABSOLUTE</p>",
                      "summary": "The first words.",
                      "date_published": "2026-01-02T00:00:00Z",
                      "date_modified": "2026-03-01T08:30:00+01:00",
                      "authors": [],
                      "tags": []
                    }
                  ]
                }
                """, Made.text(FEEDS, TWO, "/feed.json"));
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
                .feeds(new SiteConfig.Feeds(20, Optional.empty(), Optional.of(new SiteUrl("https://old.example", ""))))
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
    void containsOnlySummariesIfTheSiteWantsThat() {
        Site site = Samples.blog()
                .feeds(new SiteConfig.Feeds(20, Optional.of(false), Optional.empty()))
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
                    .feeds(new SiteConfig.Feeds(20, full, Optional.empty()))
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
                        20, Optional.of(false), Optional.of(new SiteUrl("https://old.example", ""))))
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

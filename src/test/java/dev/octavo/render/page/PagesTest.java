package dev.octavo.render.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.blog.links.Links;
import dev.octavo.blog.publication.Visibility.State;
import dev.octavo.blog.site.Article.Heading;
import dev.octavo.blog.site.Author;
import dev.octavo.blog.site.NamedLink;
import dev.octavo.blog.site.Site;
import dev.octavo.render.output.Content;
import dev.octavo.render.output.Output;
import dev.octavo.render.output.OutputPath;
import dev.octavo.render.output.Planned;
import dev.octavo.testing.Rows;
import dev.octavo.testing.Samples;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Sites in, pages out, rendered by templates that write a line for each value they are given. */
final class PagesTest {
    @Test
    void plansEveryPageOfABlog() {
        Site site = Samples.blog()
                .postsPerPage(2)
                .post("one", "2026-01-01", p -> p.tags("AI", "Type setting").series("A walk"))
                .post("two", "2026-01-02", p -> p.tags("ai").aliases("/old/two/", "/two.html"))
                .post("three", "2026-01-03", p -> p.unlisted().tags("secret").series("Hidden"))
                .post("four", "2026-01-04")
                .page("about", p -> p)
                .site();

        List<String> paths = new Pages(new Links(site))
                .plan(site)
                .map(Planned::output)
                .map(o -> OutputPath.of(o.address()).value())
                .toList();

        assertEquals(
                List.of(
                        "index.html",
                        "page/2/index.html",
                        "series/a-walk/index.html",
                        "authors/ada/index.html",
                        "authors/ada/page/2/index.html",
                        "posts/four/index.html",
                        "posts/three/index.html",
                        "posts/two/index.html",
                        "posts/one/index.html",
                        "about/index.html",
                        "tags/index.html",
                        "tags/ai/index.html",
                        "tags/type-setting/index.html",
                        "archive/index.html",
                        "404.html",
                        "old/two/index.html",
                        "two.html"),
                paths);
    }

    @Test
    void splitsTheLongListsOfALargeBlog() {
        Samples blog = Samples.blog();
        for (int i = 0; i < 1001; i++) {
            String tag = i < 51 ? "long" : "short-" + i / 50;
            blog.post("post-" + i, i < 2 ? "2025-01-01" : "2026-01-01", p -> p.tags(tag));
        }

        List<String> paths = new Pages(new Links(blog.site()))
                .plan(blog.site())
                .map(Planned::output)
                .map(o -> o.address().path())
                .filter(path -> path.matches("/(archive|tags/long|authors/ada)/.*"))
                .toList();

        assertEquals(List.of("/authors/ada/page/101/", "/tags/long/"), paths.subList(100, 102));
        assertEquals(
                List.of("/tags/long/page/6/", "/archive/", "/archive/2026/", "/archive/2025/"),
                paths.subList(paths.size() - 4, paths.size()));
        assertEquals("""
                title: Archive · Leaves
                description: Leaves: 1001 posts, by year
                kind: website en
                canonical: https://example.org/blog/archive/
                2026 /blog/archive/2026/ 999
                2025 /blog/archive/2025/ 2
                """, page(blog.site(), "/archive/"));
    }

    @Test
    void givesAnEmptyBlogAHomePage() {
        assertEquals("""
                title: Leaves
                description: A blog about &lt;books&gt; &amp; pages
                kind: website en
                canonical: https://example.org/blog/
                page 1 of 1
                """, page(Samples.blog().site(), "/"));
    }

    @Test
    void linksThePagesOfTheHomePage() {
        Site site = Samples.blog()
                .postsPerPage(1)
                .post("one", "2026-01-01")
                .post("two", "2026-01-02", p -> p.tags("x").state(State.SCHEDULED))
                .post("three", "2026-01-03", p -> p.description("In <short>"))
                .site();

        assertEquals("""
                title: Page 2 · Leaves
                description: Leaves: 3 posts, page 2
                kind: website en
                canonical: https://example.org/blog/page/2/
                [Scheduled] The two /blog/posts/two/ 2026-01-02 "2 January 2026" 2 min read "The first words." \
                #x:1:/blog/tags/x/ by Ada:/blog/authors/ada/
                page 2 of 3 newer /blog/ older /blog/page/3/
                """, page(site, "/page/2/"));
    }

    @Test
    void showsAPostWithEverything() {
        Author ada = new Author(
                "ada-l",
                "Ada L.",
                Samples.author("Ada").source(),
                Optional.of("Counts."),
                Optional.of("ada.png"),
                Optional.of("@ada@social.example"),
                List.of(
                        Samples.link("https://ada.example/", "Home"),
                        new NamedLink("https://www.other.example/ada/", Optional.empty(), Optional.empty())));
        Site site = Samples.blog()
                .author(ada)
                .file("content/authors/ada.png", "/authors/ada.png", 80, 80)
                .file("content/posts/leaf.png", "/posts/main/leaf.png", 800, 600)
                .post("before", "2025-12-31", p -> p.tags("ai").series("Walk"))
                .post(
                        "main",
                        "2026-01-01",
                        p -> p.title("Salt & <Pepper>")
                                .updated("2026-02-03T08:30:00+01:00")
                                .description("What \"it\" is")
                                .tags("AI", "rare")
                                .series("Walk")
                                .authors(ada)
                                .illustration("leaf.png", "A leaf")
                                .furtherReading(
                                        new NamedLink("before.md", Optional.empty(), Optional.of("first")),
                                        new NamedLink("https://example.com/x/", Optional.empty(), Optional.empty()),
                                        Samples.link("/archive/", "All"))
                                .contents(new Heading(2, "a", "A"), new Heading(3, "b", "B"), new Heading(2, "c", "C")))
                .post("after", "2026-01-02", p -> p.tags("ai", "rare"))
                .post("last", "2026-01-03", p -> p.tags("ai"))
                .site();

        assertEquals("""
                title: Salt &amp; &lt;Pepper&gt; · Leaves
                description: What &quot;it&quot; is
                kind: article en
                canonical: https://example.org/blog/posts/main/
                image: https://example.org/blog/posts/main/leaf.png
                Salt &amp; &lt;Pepper&gt; /blog/posts/main/ 2026-01-01 "1 January 2026" updated 3 February 2026 \
                2 min read "What &quot;it&quot; is" described #ai:4:/blog/tags/ai/ #rare:2:/blog/tags/rare/ \
                by Ada L.:/blog/authors/ada-l/ /blog/authors/ada.png "" 80x80 /blog/posts/main/leaf.png "A leaf" 800x600 A caption
                - A #a
                  - B #b
                - C #c
                <p>content/posts/main.md &amp; ROOTED</p>
                series: Walk /blog/series/walk/ 2 The before Salt &amp; &lt;Pepper&gt;*
                further: The before /blog/posts/before/ (first)
                further: example.com/x https://example.com/x/ external
                further: All /blog/archive/
                author: Ada L. /blog/authors/ada-l/ Counts. /blog/authors/ada.png "" 80x80 \
                Home https://ada.example/ external other.example/ada https://www.other.example/ada/ external
                older: The before /blog/posts/before/
                newer: The after /blog/posts/after/
                mood: calm
                toc: true
                """, page(site, "/posts/main/"));
    }

    @Test
    void keepsAnUnlistedPostOutOfLists() {
        Site site = Samples.blog()
                .post("one", "2026-01-01", p -> p.tags("x"))
                .post("two", "2026-01-02", p -> p.tags("x", "only").series("S").unlisted())
                .post("three", "2026-01-03", p -> p.tags("x"))
                .site();

        assertEquals("""
                title: The two · Leaves
                description: The first words.
                kind: article en noindex
                canonical: https://example.org/blog/posts/two/
                The two /blog/posts/two/ 2026-01-02 "2 January 2026" 2 min read "The first words." \
                #x:2:/blog/tags/x/ by Ada:/blog/authors/ada/
                <p>content/posts/two.md &amp; ROOTED</p>
                author: Ada /blog/authors/ada/ Ada writes.
                mood: calm
                toc: false
                """, page(site, "/posts/two/"));
        List<String> pagesThatNameIt = new Pages(new Links(site))
                .plan(site)
                .map(Planned::output)
                .filter(output -> make(output, site).contains("The two"))
                .map(output -> output.address().path())
                .toList();
        assertEquals(List.of("/posts/two/"), pagesThatNameIt);
    }

    @Test
    void usesTheLayoutLanguageAndCanonicalUrlOfThePost() {
        Site site = Samples.blog()
                .post("one", "2026-01-01", p -> p.layout("wide"))
                .page(
                        "about",
                        p -> p.language("de")
                                .canonical("https://elsewhere.example/")
                                .unlisted())
                .site();

        assertEquals("wide: The one\n", page(site, "/posts/one/"));
        assertEquals("""
                title: The about · Leaves
                description: The first words.
                kind: website de noindex
                canonical: https://elsewhere.example/
                <p>content/pages/about.md &amp; ROOTED</p>
                mood: calm
                toc: false
                """, page(site, "/about/"));
    }

    @Test
    void marksTheLanguageOfTextsInOtherLanguages() {
        Site site = Samples.blog()
                .post("one", "2026-01-01", p -> p.language("ar").tags("x").series("Walk"))
                .post(
                        "two",
                        "2026-01-02",
                        p -> p.tags("x")
                                .series("Walk")
                                .furtherReading(
                                        new NamedLink("one.md", Optional.empty(), Optional.empty()),
                                        Samples.link("one.md", "In my words")))
                .site();

        assertEquals("""
                The two /blog/posts/two/ 2026-01-02 "2 January 2026" 2 min read "The first words." \
                #x:2:/blog/tags/x/ by Ada:/blog/authors/ada/
                The one in ar /blog/posts/one/ 2026-01-01 "1 January 2026" 2 min read "The first words." \
                #x:2:/blog/tags/x/ by Ada:/blog/authors/ada/
                """, lines(page(site, "/"), "The "));
        assertEquals("""
                series: Walk /blog/series/walk/ 2 The one in ar The two*
                further: The one in ar /blog/posts/one/
                further: In my words /blog/posts/one/
                older: The one in ar /blog/posts/one/
                """, lines(page(site, "/posts/two/"), "series|further|older"));
        assertEquals("""
                series: Walk /blog/series/walk/ 1 The one* The two in en
                newer: The two in en /blog/posts/two/
                """, lines(page(site, "/posts/one/"), "series|further|newer"));
    }

    private static String lines(String page, String beginning) {
        return page.lines()
                .filter(line -> line.matches("(?:" + beginning + ").*"))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    @TestFactory
    Stream<DynamicTest> groupsPostsByTagSeriesAuthorAndYear() {
        Site site = Samples.blog()
                .author(Samples.author("Silent"))
                .post("one", "2025-05-01", p -> p.tags("zebra", "ai").series("Walk"))
                .post("two", "2026-01-01", p -> p.tags("AI", "ai").series("walk"))
                .post("three", "2026-01-01", p -> p.tags("Mid").series("walk"))
                .site();
        return Rows.of(PagesTest.class, "pages.rows").become(address -> page(site, address));
    }

    @Test
    void showsTheSiteAroundEveryPage() {
        Site site = Samples.blog()
                .navigation("Home", "/")
                .navigation("Lost", "/404.html")
                .navigation("Code", "https://code.example/x?a=1&b=2")
                .site();

        assertEquals("""
                title: Page not found · Leaves
                description: The page you asked for is not here. It may have moved, or the address may be mistyped.
                kind: website en
                canonical: https://example.org/blog/404.html
                Leaves | Notes on paper | A blog about &lt;books&gt; &amp; pages | en | /blog/ | © 2026 Ada | Octavo | red
                Home /blog/
                Lost /blog/404.html current
                Code https://code.example/x?a=1&amp;b=2
                application/atom+xml Leaves /blog/feed.xml
                application/rss+xml Leaves (RSS) /blog/rss.xml
                application/feed+json Leaves (JSON Feed) /blog/feed.json
                """, page(site, "/404.html"));
    }

    @Test
    void redirectsFromAnAliasToTheArticle() {
        Site site = Samples.blog()
                .url("https://example.org", "")
                .page("about", p -> p.aliases("/über uns/"))
                .site();

        assertEquals("""
                title: The about · Leaves
                kind: website en noindex
                canonical: https://example.org/about/
                to /about/
                """, page(site, "/über uns/"));
    }

    @Test
    void changesOnlyTheOutputsThatShowTheChange() {
        Site before = blogOfThree("A summary");
        Site after = blogOfThree("Another summary");

        List<Output> kept =
                new Pages(new Links(before)).plan(before).map(Planned::output).toList();
        List<String> changed = new Pages(new Links(after))
                .plan(after)
                .map(Planned::output)
                .filter(output -> !kept.contains(output))
                .map(output -> output.address().path())
                .toList();

        assertEquals(List.of("/", "/authors/ada/", "/posts/three/", "/tags/x/", "/archive/"), changed);
    }

    private static Site blogOfThree(String summary) {
        return Samples.blog()
                .post("one", "2026-01-01", p -> p.tags("y"))
                .post("two", "2026-01-02", p -> p.tags("y"))
                .post("three", "2026-01-03", p -> p.tags("x").description(summary))
                .site();
    }

    private static String page(Site site, String address) {
        return new Pages(new Links(site))
                .plan(site)
                .map(Planned::output)
                .filter(output -> output.address().path().equals(address))
                .findFirst()
                .map(output -> make(output, site))
                .orElseThrow();
    }

    private static String make(Output output, Site site) {
        Content content = output.make(TestTemplates.inputs(site));
        return new String(((Content.Bytes) content).bytes(), StandardCharsets.UTF_8);
    }
}

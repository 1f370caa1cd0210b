package dev.octavo.blog.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Author;
import dev.octavo.blog.site.Site;
import dev.octavo.blog.site.Term;
import dev.octavo.lib.address.Address;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SiteReadingTest {
    private final Path folder;
    private final SiteFolder site;

    SiteReadingTest(@TempDir Path folder) {
        this.folder = folder;
        this.site = new SiteFolder(folder);
    }

    @Test
    void sortsPostsNewestFirstAndPagesByAddress() {
        site.file("content/posts/2026-03-01-late.md", "---\ntitle: Late\n---\n")
                .file("content/posts/early.md", "---\ntitle: Early\ndate: 2025-01-01\n---\n")
                .file("content/posts/b/index.md", "+++\ntitle = \"B\"\ndate = 2026-02-01\n+++\n")
                .file("content/posts/a.md", "{\"title\": \"A\", \"date\": \"2026-02-01\"}\n")
                .article("content/pages/team/ada.md")
                .article("content/pages/about.md");
        Site read = site.read().site();
        assertEquals(
                List.of("/posts/late/ Late", "/posts/a/ A", "/posts/b/ B", "/posts/early/ Early"),
                read.posts().stream().map(p -> p.address() + " " + p.title()).toList());
        assertEquals(
                List.of("/about/", "/team/ada/"),
                read.pages().stream().map(p -> p.address().path()).toList());
        assertEquals("2026-03-01", read.posts().get(0).date().iso());
    }

    @Test
    void givesAddressesByThePermalinks() {
        site.file("content/site.yaml", """
            title: Blog
            url: https://example.org
            permalinks: {posts: '/:year/:month/:day/:slug/', pages: '/p/:slug/', list: /記事/}
            """)
                .file("content/posts/2026-03-01-Hello World.md", "---\ntitle: x\n---\n")
                .article("content/posts/other.md", "slug: another")
                .article("content/pages/a/index.md")
                .article("content/pages/a/b.md", "slug: c")
                .article("content/pages/index.md");
        Site read = site.read().site();
        assertEquals(
                List.of("/2026/03/01/hello-world/", "/2026/01/01/another/"),
                read.posts().stream().map(p -> p.address().path()).toList());
        assertEquals(
                List.of("/", "/p/a/", "/p/a/c/"),
                read.pages().stream().map(p -> p.address().path()).toList());
        assertEquals("/記事/", read.config().permalinks().list().path());
    }

    @Test
    void givesAddressesThatAnotherProgramGave() {
        site.file("content/site.yaml", """
            title: Blog
            url: https://example.org
            permalinks: {posts: '/:section/:folder/:title.html', pages: '/p/:slug.html'}
            """)
                .file("content/posts/2019/May & June/a.md", "---\ntitle: “It’s” spring\ndate: 2019-05-01\n---\n")
                .file("content/posts/2019/b/index.md", "---\ntitle: 🎉\ndate: 2019-05-02\n---\n")
                .file("content/posts/2019/b/x.png", "x")
                .article("content/posts/c.md", "slug: other")
                .article("content/posts/🎉.md", "permalink: /Old_Place.html")
                .article("content/pages/index.md")
                .article("content/pages/a/b.md")
                .article("content/pages/me.md", "permalink: /about");
        Site read = site.read().site();
        assertEquals(
                List.of(
                        "/Old_Place.html",
                        "/posts/other.html",
                        "/posts/2019/b.html",
                        "/posts/2019/may-june/its-spring.html"),
                addresses(read.posts()));
        assertEquals(List.of("/", "/about/", "/p/a/b.html"), addresses(read.pages()));
        assertEquals("/posts/2019/b/x.png", read.files().get(0).address().path());
    }

    @Test
    void withholdsUnpublishedArticles() {
        site.article("content/posts/shown.md")
                .article("content/posts/draft.md", "draft: true")
                .file("content/posts/later.md", "---\ntitle: x\ndate: 2026-06-02\n---\n")
                .article("content/posts/embargo.md", "publish-at: 2026-06-01T00:00:01Z")
                .article("content/pages/old.md", "expires: 2026-05-01");
        Site read = site.read().site();
        assertEquals(List.of("/posts/shown/"), addresses(read.posts()));
        assertEquals(
                List.of(
                        "content/pages/old.md /old/ EXPIRED",
                        "content/posts/draft.md /posts/draft/ DRAFT",
                        "content/posts/embargo.md /posts/embargo/ SCHEDULED",
                        "content/posts/later.md /posts/later/ SCHEDULED"),
                withheld(read));
        Site withDrafts = site.withDrafts().read().site();
        assertEquals(
                List.of(
                        "/posts/later/ SCHEDULED",
                        "/posts/draft/ DRAFT",
                        "/posts/embargo/ SCHEDULED",
                        "/posts/shown/ PUBLISHED"),
                withDrafts.posts().stream()
                        .map(p -> p.address() + " " + p.state())
                        .toList());
        assertEquals(List.of("content/pages/old.md /old/ EXPIRED"), withheld(withDrafts));
    }

    @Test
    void anAuthorAndAZoneOfALanguageGoForItsArticles() {
        site.file("content/site.yaml", """
            title: Blog
            url: https://example.org
            time-zone: America/New_York
            author: Ada
            languages: { en: {}, fr: {}, ja: { time-zone: Asia/Tokyo, author: Murasaki } }
            """)
                .file("content/posts/a.md", "---\ntitle: A\ndate: 2026-03-01 12:00\n---\n")
                .file("content/posts/a.ja.md", "---\ntitle: A\ndate: 2026-03-01 12:00\n---\n")
                .file("content/posts/a.fr.md", "---\ntitle: A\ndate: 2026-03-01 11:00\n---\n")
                .file("content/posts/b.md", "---\ntitle: B\ndate: 2026-03-01 12:30\nlanguage: ja\nauthor: Sei\n---\n");
        assertEquals(
                List.of(
                        "/posts/a/ Ada 17:00",
                        "/fr/posts/a/ Ada 16:00",
                        "/ja/posts/b/ Sei 03:30",
                        "/ja/posts/a/ Murasaki 03:00"),
                site.read().site().posts().stream()
                        .map(post -> post.address() + " "
                                + post.meta().authors().get(0).name() + " "
                                + post.date()
                                        .instant(ZoneId.of("UTC"))
                                        .atZone(ZoneId.of("UTC"))
                                        .toLocalTime())
                        .toList());
    }

    @Test
    void tagsAndSeriesAreSetInTheLanguageOfTheirLists() {
        site.file("content/site.yaml", "title: Blog\nurl: https://example.org\nlanguages: { en: {}, pl: {} }\n")
                .article("content/posts/a.pl.md", "tags: ['\"W\" domu']", "series: W domu")
                .article("content/posts/b.md", "tags: ['\"W\" domu']", "language: la");
        assertEquals(
                List.of("„W” domu W\u00A0domu", "“W” domu "),
                site.read().site().posts().stream()
                        .map(post -> post.meta().tags().get(0).name() + " "
                                + post.meta().series().map(Term::name).orElse(""))
                        .toList());
    }

    @Test
    void aLanguageAppearsWhenItsZoneSaysSo() {
        site.file("content/site.yaml", """
            title: Blog
            url: https://example.org
            languages: { en: {}, ja: { time-zone: Asia/Tokyo } }
            """)
                .article("content/posts/a.md", "publish-at: 2026-06-01 08:00")
                .article("content/posts/a.ja.md", "publish-at: 2026-06-01 08:00");
        assertEquals(List.of("/ja/posts/a/"), addresses(site.read().site().posts()));
    }

    @Test
    void knowsAuthorsByFileAndByPlainName() {
        site.file("content/site.yaml", "title: Blog\nurl: https://example.org\nauthor: ada\n")
                .file("content/authors/ada.yaml", "name: Ada Lovelace\nbio: Counts.\n")
                .file("content/authors/idle.yaml", "name: Idle\n")
                .article("content/posts/a.md")
                .article("content/posts/b.md", "authors: [Ada Lovelace, Charles Babbage]")
                .article("content/posts/c.md", "author: Somebody Secret", "draft: true");
        Site read = site.read().site();
        assertEquals(
                List.of("ada Ada Lovelace", "charles-babbage Charles Babbage", "idle Idle"),
                read.authors().stream().map(a -> a.id() + " " + a.name()).toList());
        assertEquals(
                List.of("Ada Lovelace"),
                read.posts().get(0).meta().authors().stream().map(Author::name).toList());
    }

    @Test
    void namesAnAuthorWhoseNameIsWrittenInTwoWays() {
        site.article("content/posts/a.md", "author: Jane Doe").article("content/posts/b.md", "author: jane doe");
        assertEquals(
                List.of("content/posts/b.md:4:9: the author \"jane doe\" is \"Jane Doe\" elsewhere, and on the page"
                        + " /authors/jane-doe/, which lists the posts of both; write the name in one way, or give"
                        + " each author a file in content/authors/"),
                site.problems());
        assertEquals(
                List.of("Jane Doe"),
                site.read().site().authors().stream().map(Author::name).toList());
    }

    @Test
    void takesTheUrlOfTheRequest() {
        assertEquals(
                "https://preview.example.org/x/about/",
                site.withUrl("https://preview.example.org/x/")
                        .read()
                        .site()
                        .config()
                        .url()
                        .absolute(new Address("/about/")));
    }

    @Test
    void computesTheReadTimeIfItIsNotGiven() {
        site.file("content/posts/a.md", "---\ntitle: a\ndate: 2026-01-01\n---\n" + "word ".repeat(401))
                .file(
                        "content/posts/b.md",
                        "---\ntitle: b\ndate: 2026-01-01\nread-time: 9\n---\n" + "word ".repeat(401));
        assertEquals(
                List.of(3, 9),
                site.read().site().posts().stream().map(Article::readMinutes).toList());
    }

    @Test
    void reportsAllMistakesOfAllFilesAtOnce() throws IOException {
        site.file("content/site.yaml", "titel: Blog\nurl: https://example.org\n")
                .file("content/authors/ada.yaml", "nmae: Ada\n")
                .file("content/posts/a.md", "---\ntitle: a\ndate: 2026-02-30\n---\n")
                .file("content/posts/b.md", "no front matter\n")
                .file("content/pages/c.md", "---\ntitle: c\nfoo: 1\n---\n");
        Files.write(folder.resolve("content/pages/d.md"), new byte[] {'a', (byte) 0xFF});
        Files.createSymbolicLink(folder.resolve("content/pages/e.md"), Path.of("nothing"));
        List<String> places = site.problems().stream()
                .map(said -> said.substring(0, said.indexOf(": ")))
                .toList();
        assertEquals(
                List.of(
                        "content/authors/ada.yaml:1:1",
                        "content/pages/c.md:3:1",
                        "content/pages/d.md:1:2",
                        "content/pages/e.md",
                        "content/posts/a.md:3:7",
                        "content/posts/b.md:1:1",
                        "content/site.yaml:1:1"),
                places);
    }

    @Test
    void reportsMissingSettings() throws IOException {
        Files.delete(folder.resolve("content/site.yaml"));
        assertEquals(
                List.of(
                        "there is no content/site.yaml; octavo init writes one, or write it with at least a title and a url:\n"
                                + "title: My blog\nurl: https://example.org"),
                site.problems());
    }

    @Test
    void saysOnceThatSettingsHaveAnotherEnding() throws IOException {
        Files.move(folder.resolve("content/site.yaml"), folder.resolve("content/site.yml"));
        assertEquals(
                List.of("content/site.yml: the site's settings are YAML, in content/site.yaml; rename the file, and"
                        + " write YAML"),
                site.problems());
    }

    @Test
    void refusesAnArticleOverTheLimitOfTheSettings() {
        site.file("content/site.yaml", "title: Blog\nurl: https://example.org\nlimits: {article-size: 1 kB}\n")
                .article("content/posts/a.md", "# " + "x".repeat(1000));
        assertEquals(
                List.of("content/posts/a.md: the file is larger than 1 kB; split it, or raise the limit in"
                        + " content/site.yaml: limits: { article-size: 2 kB }"),
                site.problems());
    }

    /** Promise 7: the metadata of 100,000 posts fits into little memory. */
    @Test
    void holdsEqualTagsOnce() {
        site.article("content/posts/a.md", "tags: [one, two]").article("content/posts/b.md", "tags: [two, three]");
        List<Article> posts = site.read().site().posts();
        assertSame(posts.get(0).meta().tags().get(1), posts.get(1).meta().tags().get(0));
        assertSame(posts.get(0).meta().visibility(), posts.get(1).meta().visibility());
    }

    @Test
    void readsTheSameWithAnyNumberOfThreads() {
        for (int i = 0; i < 50; i++) {
            site.article(
                            "content/posts/" + i + ".md",
                            "author: Author " + "ABCDEFG".charAt(i % 7),
                            "tags: [t" + i % 5 + "]")
                    .article("content/pages/p" + i + ".md")
                    .file("static/" + i + ".svg", "<svg width='" + (i + 1) + "' height='2'/>");
        }
        Site one = site.withThreads(1).read().site();
        assertEquals(one, site.withThreads(7).read().site());
        assertEquals(50, one.posts().size());
        assertNotEquals(Optional.empty(), one.files().get(0).size());
    }

    private static List<String> addresses(List<Article> posts) {
        return posts.stream().map(p -> p.address().path()).toList();
    }

    private static List<String> withheld(Site site) {
        return site.withheld().stream()
                .map(w -> w.source().path() + " " + w.address() + " " + w.state())
                .toList();
    }
}

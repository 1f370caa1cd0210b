package dev.octavo.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.text.Json;
import dev.octavo.testing.Builds;
import dev.octavo.testing.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The metadata for search engines, social networks and other programs, on each kind of page. */
@Tag("both")
final class FoundTest {
    private static final String HOSTILE = "</script><script>alert(1)</script><!--<script>";

    @TempDir
    private Path site;

    @BeforeEach
    void build() {
        Folders.write(site, "content/site.yaml", """
                title: Leaves
                url: https://example.org/blog
                author: ada
                posts-per-page: 1
                language: en
                sections: [notes]
                """);
        Folders.write(site, "content/notes/aside.md", "---\ntitle: Aside\ndate: 2026-01-03\n---\nBriefly.\n");
        Folders.write(site, "content/authors/ada.yaml", """
                name: Ada
                bio: '%s'
                fediverse: "@ada@social.example"
                links: [{title: Elsewhere, url: "https://ada.example/"}, {title: Mail, url: "mailto:ada@example.org"}]
                """.formatted(HOSTILE));
        Folders.write(site, "content/authors/guest.yaml", "name: Guest\n");
        Folders.write(site, "content/pages/about.md", "---\ntitle: About\n---\nWho we are.\n");
        Folders.write(site, "content/posts/one.md", """
                ---
                title: '%1$s'
                date: 2026-01-02
                updated: 2026-02-03
                description: '%1$s'
                tags: ['%1$s', Salt]
                series: Walk
                ---
                Words.
                """.formatted(HOSTILE));
        Folders.write(site, "content/posts/two.md", """
                ---
                title: Two
                date: 2026-01-01
                language: de-AT
                tags: [Salt]
                authors: [guest]
                ---
                Wörter.
                """);
        assertEquals("", Builds.reported(site, site.resolve("public")));
    }

    @Test
    void everyPageHasADescriptionOfItsOwn() throws IOException {
        Map<String, String> descriptions = pages().stream()
                .collect(Collectors.toMap(
                        page -> site.resolve("public")
                                .relativize(page)
                                .toString()
                                .replace('\\', '/'),
                        page -> parsed(page).select("meta[name=description]").attr("content")));
        assertEquals("Leaves: 2 posts", descriptions.get("index.html"));
        assertEquals("Leaves: 2 posts, page 2", descriptions.get("page/2/index.html"));
        assertEquals("Leaves: 2 posts, by year", descriptions.get("archive/index.html"));
        assertEquals("Leaves: all tags", descriptions.get("tags/index.html"));
        assertEquals("Leaves: 2 posts tagged “Salt”", descriptions.get("tags/salt/index.html"));
        assertEquals("Leaves: 2 posts tagged “Salt”, page 2", descriptions.get("tags/salt/page/2/index.html"));
        assertEquals("Leaves: the series “Walk”, 1 part", descriptions.get("series/walk/index.html"));
        assertEquals("Leaves: Notes (1 post)", descriptions.get("notes/index.html"));
        assertEquals("Leaves: 1 post by Guest", descriptions.get("authors/guest/index.html"));
        assertEquals("Who we are.", descriptions.get("about/index.html"));
        assertEquals(
                Map.of(),
                descriptions.entrySet().stream()
                        .filter(page -> page.getValue().isBlank())
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Test
    void noTextBreaksOutOfTheDataOfAPage() throws IOException {
        for (Path page : pages()) {
            List<Element> scripts = parsed(page).select("script");
            assertTrue(
                    scripts.stream().allMatch(script -> script.attr("type").equals("application/ld+json")), page + "");
            assertFalse(Files.readString(page).contains("<script>alert"), page.toString());
        }
        Map<?, ?> post = things("posts/one/index.html").get(0);
        assertEquals("BlogPosting", post.get("@type"));
        assertEquals(
                post.get("headline"),
                parsed("posts/one/index.html").select("h1").text());
        assertTrue(post.get("headline").toString().startsWith("</script>"), post.toString());
        assertEquals(List.of(post.get("headline"), "Salt"), post.get("keywords"));
    }

    @Test
    void saysWhoWroteAPostAndWhen() {
        Map<?, ?> post = things("posts/one/index.html").get(0);
        assertEquals("2026-01-02", post.get("datePublished"));
        assertEquals("2026-02-03", post.get("dateModified"));
        Map<?, ?> author = (Map<?, ?>) ((List<?>) post.get("author")).get(0);
        assertEquals("https://example.org/blog/authors/ada/", author.get("url"));
        assertEquals(List.of("https://ada.example/"), author.get("sameAs"));

        Document page = parsed("posts/one/index.html");
        assertEquals("2026-01-02", property(page, "article:published_time"));
        assertEquals("2026-02-03", property(page, "article:modified_time"));
        assertEquals("https://example.org/blog/authors/ada/", property(page, "article:author"));
        assertEquals(2, page.select("meta[property=article:tag]").size());
        assertEquals("en_US", property(page, "og:locale"));
        assertEquals(
                "@ada@social.example",
                page.select("meta[name=fediverse:creator]").attr("content"));

        Document german = parsed("posts/two/index.html");
        assertEquals("de_AT", property(german, "og:locale"));
        assertEquals("", property(german, "article:modified_time"));
        assertEquals("", german.select("meta[name=fediverse:creator]").attr("content"));
        assertEquals("de-AT", things("posts/two/index.html").get(0).get("inLanguage"));
    }

    @Test
    void leadsToWhoStandsBehindThePage() {
        for (String page : List.of("index.html", "about/index.html", "authors/ada/index.html")) {
            assertEquals(
                    List.of("https://ada.example/"),
                    parsed(page).select("link[rel=me]").eachAttr("href"),
                    page);
        }
        assertEquals(0, parsed("posts/one/index.html").select("link[rel=me]").size());
        assertEquals(0, parsed("page/2/index.html").select("link[rel=me]").size());
    }

    @Test
    void saysWhereEveryPageLies() {
        assertEquals("WebSite", things("index.html").get(0).get("@type"));
        assertEquals(List.of("Leaves", "Tags", "Salt"), way("tags/salt/index.html"));
        assertEquals(List.of("Leaves", "Walk"), way("series/walk/index.html"));
        assertEquals(List.of("Leaves", "Archive"), way("archive/index.html"));
        assertEquals(List.of("Leaves", "Two"), way("posts/two/index.html"));
        assertEquals(List.of("Leaves", "Notes"), way("notes/index.html"));
        Map<?, ?> profile = things("authors/guest/index.html").get(0);
        assertEquals("Guest", ((Map<?, ?>) profile.get("mainEntity")).get("name"));
        assertEquals(0, parsed("404.html").select("script").size());
    }

    @Test
    void saysHowTheSiteIsSearchedWhereItCanBe() {
        assertFalse(things("index.html").get(0).containsKey("potentialAction"));
        Folders.write(
                site,
                "content/site.yaml",
                "title: Leaves\nurl: https://example.org/blog\nauthor: ada\nsearch: true\nsections: [notes]\n");
        assertEquals("", Builds.reported(site, site.resolve("public")));
        Map<?, ?> search = (Map<?, ?>) things("index.html").get(0).get("potentialAction");
        assertEquals("https://example.org/blog/search/?q={query}", search.get("target"));
        assertEquals(
                "Leaves: Search",
                parsed("search/index.html").select("meta[name=description]").attr("content"));
        assertEquals(List.of("Leaves", "Search"), way("search/index.html"));
        assertEquals(0, parsed("search/index.html").select("meta[name=robots]").size());
    }

    private List<Object> way(String page) {
        List<Map<?, ?>> things = things(page);
        List<?> steps = (List<?>) things.get(things.size() - 1).get("itemListElement");
        return steps.stream()
                .<Object>map(step -> ((Map<?, ?>) step).get("name"))
                .toList();
    }

    private List<Map<?, ?>> things(String page) {
        String data =
                parsed(page).select("script[type=application/ld+json]").first().data();
        Map<?, ?> document = (Map<?, ?>) Json.read(data).orElseThrow();
        return ((List<?>) document.get("@graph"))
                .stream().<Map<?, ?>>map(thing -> (Map<?, ?>) thing).toList();
    }

    private static String property(Document page, String name) {
        return page.select("meta[property=" + name + "]").attr("content");
    }

    private Document parsed(String page) {
        return parsed(site.resolve("public").resolve(page));
    }

    private static Document parsed(Path page) {
        try {
            return Jsoup.parse(Files.readString(page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(site.resolve("public"))) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .toList();
        }
    }
}

package dev.octavo.render.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.blog.links.Links;
import dev.octavo.blog.publication.Visibility.State;
import dev.octavo.blog.site.Site;
import dev.octavo.render.output.Generator;
import dev.octavo.testing.ArticleSample;
import dev.octavo.testing.Folders;
import dev.octavo.testing.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SitemapsTest {
    @Test
    void listsEveryPageThatMayBeIndexed() {
        Site site = Samples.blog()
                .post("one", "2026-01-01", p -> p.tags("größe").series("A walk").updated("2026-02-01"))
                .post("two", "2026-01-02T08:30:00+01:00")
                .post("hidden", "2026-01-03", ArticleSample::unlisted)
                .post("draft", "2026-01-04", p -> p.tags("soon").state(State.DRAFT))
                .post("copy", "2026-01-05", p -> p.canonical("https://elsewhere.example/"))
                .page("about", p -> p)
                .page("secret", ArticleSample::unlisted)
                .site();

        assertEquals(
                Folders.text(SitemapsTest.class, "sitemap.xml"),
                Made.text(new Sitemaps(new Links(site)), site, "/sitemap.xml"));
    }

    @Test
    void isSplitIfASiteIsTooLargeForOne() {
        Samples blog = Samples.blog();
        for (int i = 0; i < 50_000; i++) {
            blog.post("p" + i, "2026-01-01");
        }
        Site site = blog.site();
        Generator sitemaps = new Sitemaps(new Links(site));

        assertEquals(
                List.of("https://example.org/blog/sitemap-1.xml", "https://example.org/blog/sitemap-2.xml"),
                Made.texts(Made.xml(sitemaps, site, "/sitemap.xml"), "loc"));
        assertEquals(
                50_000,
                Made.texts(Made.xml(sitemaps, site, "/sitemap-1.xml"), "loc").size());
        assertEquals(
                List.of(
                        "https://example.org/blog/posts/p9999/",
                        "https://example.org/blog/archive/",
                        "https://example.org/blog/authors/ada/",
                        "https://example.org/blog/tags/"),
                Made.texts(Made.xml(sitemaps, site, "/sitemap-2.xml"), "loc"));
    }

    @Test
    void isNamedInRobotsTxt() {
        assertEquals(
                """
                User-agent: *
                Disallow:

                Sitemap: https://example.org/blog/sitemap.xml
                """,
                Made.text(
                        new Sitemaps(new Links(Samples.blog().site())),
                        Samples.blog().site(),
                        "/robots.txt"));
    }

    @Test
    void leavesRobotsTxtToASiteWithItsOwn() {
        Site site =
                Samples.blog().file("static/robots.txt", "/robots.txt", 1, 1).site();

        assertEquals(
                List.of("/sitemap.xml"),
                new Sitemaps(new Links(site))
                        .plan(site)
                        .map(file -> file.address().path())
                        .toList());
    }
}

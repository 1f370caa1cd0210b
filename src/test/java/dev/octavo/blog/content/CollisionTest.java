package dev.octavo.blog.content;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.blog.links.Links;
import dev.octavo.blog.site.Site;
import dev.octavo.lib.problem.Problem;
import dev.octavo.render.asset.StaticFiles;
import dev.octavo.render.feed.Feeds;
import dev.octavo.render.feed.Sitemaps;
import dev.octavo.render.output.DistinctPaths;
import dev.octavo.render.output.Output;
import dev.octavo.render.output.Planned;
import dev.octavo.render.page.Pages;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Promise 10 on real sites: the second owner of any address is refused before anything is written. */
final class CollisionTest {
    private final SiteFolder site;

    CollisionTest(@TempDir Path folder) {
        this.site = new SiteFolder(folder)
                .file("content/authors/ada.yaml", "name: Ada\n")
                .article("content/posts/hello.md", "tags: [ai]", "series: Steps", "author: ada", "aliases: [/old/]")
                .article("content/pages/about.md")
                .file("static/logo.svg", "x");
    }

    @Test
    void isNoneInASiteThatHasOneOfEach() {
        assertEquals(List.of(), collisions());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "content/posts/hello/index.md | | content/posts/hello.md, content/posts/hello/index.md",
                "content/posts/HELLO.md | | content/posts/HELLO.md, content/posts/hello.md",
                "content/posts/other.md | aliases: [/posts/Hello/] | content/posts/hello.md, content/posts/other.md",
                "content/posts/other.md | aliases: [/about] | content/pages/about.md, content/posts/other.md",
                "content/posts/other.md | aliases: [/OLD/] | content/posts/hello.md, content/posts/other.md",
                "content/posts/other.md | aliases: [/tags/ai/] | content/posts/other.md",
                "content/posts/other.md | aliases: [/authors/ada/] | content/authors/ada.yaml, content/posts/other.md",
                "content/posts/other.md | aliases: [/feed.xml] | content/posts/other.md",
                "content/posts/other.md | aliases: [/logo.svg] | content/posts/other.md, static/logo.svg",
                "content/pages/posts/hello.md | | content/pages/posts/hello.md, content/posts/hello.md",
                "content/pages/old.md | | content/pages/old.md, content/posts/hello.md",
                "content/pages/tags/ai.md | | content/pages/tags/ai.md",
                "content/pages/authors/ada.md | | content/authors/ada.yaml, content/pages/authors/ada.md",
                "content/pages/archive.md | | content/pages/archive.md",
                "content/pages/index.md | | content/pages/index.md",
                "static/posts/hello/index.html | | content/posts/hello.md, static/posts/hello/index.html",
                "static/About/index.html | | content/pages/about.md, static/About/index.html",
                "static/about | | content/pages/about.md, static/about",
                "static/old/index.html | | content/posts/hello.md, static/old/index.html",
                "static/tags/ai/index.html | | static/tags/ai/index.html",
                "static/authors/ada/index.html | | content/authors/ada.yaml, static/authors/ada/index.html",
                "static/feed.xml | | static/feed.xml",
                "static/Feed.XML | | static/Feed.XML",
                "static/sitemap.xml | | static/sitemap.xml",
                "static/LOGO.svg | | static/LOGO.svg, static/logo.svg",
                "content/pages/logo.svg | | content/pages/logo.svg, static/logo.svg",
                "content/pages/feed.xml | | content/pages/feed.xml",
                "content/posts/hello/index.html | | content/posts/hello.md, content/posts/hello/index.html",
                "content/authors/ada/index.html | | content/authors/ada.yaml, content/authors/ada/index.html",
            })
    void namesTheFilesOfBothOwners(String file, String keys, String places) {
        boolean article = file.endsWith(".md");
        site.file(file, "x");
        if (article) {
            site.article(file, keys == null ? "" : keys);
        }
        List<Problem> collisions = collisions();
        assertEquals(1, collisions.size(), collisions.toString());
        Problem problem = collisions.get(0);
        assertEquals(
                places,
                String.join(
                        ", ",
                        Stream.concat(
                                        problem.location().stream(),
                                        problem.related().stream().map(Problem.Related::location))
                                .map(place -> place.path())
                                .sorted()
                                .toList()));
    }

    private List<Problem> collisions() {
        Site read = site.read().site();
        Links links = new Links(read);
        List<Output> plan = Stream.of(
                        new Pages(links), new StaticFiles(links, Set.of()), new Feeds(links), new Sitemaps(links))
                .flatMap(generator -> generator.plan(read))
                .map(Planned::output)
                .toList();
        return DistinctPaths.check(plan).sorted().toList();
    }
}

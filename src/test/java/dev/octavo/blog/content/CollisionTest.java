package dev.octavo.blog.content;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.blog.links.Links;
import dev.octavo.blog.site.Site;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.render.asset.StaticFiles;
import dev.octavo.render.feed.Feeds;
import dev.octavo.render.feed.Sitemaps;
import dev.octavo.render.output.DistinctPaths;
import dev.octavo.render.output.Output;
import dev.octavo.render.output.Planned;
import dev.octavo.render.page.Pages;
import dev.octavo.testing.Folders;
import dev.octavo.testing.Rows;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Promise 10 on real sites: the second owner of any address is refused before anything is written. */
final class CollisionTest {
    @TempDir
    private Path folder;

    private SiteFolder site() {
        return new SiteFolder(Folders.fresh(folder))
                .file("content/authors/ada.yaml", "name: Ada\n")
                .article("content/posts/hello.md", "tags: [ai]", "series: Steps", "author: ada", "aliases: [/old/]")
                .article("content/pages/about.md")
                .file("static/logo.svg", "x");
    }

    @Test
    void isNoneInASiteThatHasOneOfEach() {
        assertEquals("", collisions(site()));
    }

    @Test
    void isNoneWherePagesIntroduceListsAndAreTheHomePage() {
        SiteFolder site = site().article("content/pages/index.md")
                .article("content/pages/tags/ai.md")
                .article("content/pages/authors/ada.md")
                .article("content/pages/archive.md");
        assertEquals("", collisions(site));
    }

    @TestFactory
    Stream<DynamicTest> namesTheFilesOfBothOwners() {
        return Rows.of(CollisionTest.class, "collisions.rows").become(file -> withOneMore(site(), file));
    }

    private static String withOneMore(SiteFolder site, String file) {
        String[] named = file.split(" with ", 2);
        site.file(named[0], "x");
        if (named[0].endsWith(".md")) {
            site.article(named[0], named.length == 1 ? "" : named[1]);
        }
        return collisions(site);
    }

    /** The files of each collision. */
    private static String collisions(SiteFolder site) {
        Site read = site.read().site();
        Links links = new Links(read);
        List<Output> plan = Stream.of(
                        new Pages(links), new StaticFiles(links, Set.of()), new Feeds(links), new Sitemaps(links))
                .flatMap(generator -> generator.plan(read))
                .map(Planned::output)
                .toList();
        return DistinctPaths.check(plan)
                .sorted()
                .map(problem -> Stream.concat(
                                problem.location().stream(),
                                problem.related().stream().map(Problem.Related::location))
                        .map(Location::path)
                        .sorted()
                        .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("\n"));
    }
}

package dev.octavo.build.pipeline.make;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.blog.content.ArticleCache;
import dev.octavo.blog.content.ReadRequest;
import dev.octavo.blog.content.ReadSite;
import dev.octavo.blog.content.SiteReading;
import dev.octavo.blog.links.Links;
import dev.octavo.blog.project.Project;
import dev.octavo.blog.project.Theme;
import dev.octavo.blog.site.Article;
import dev.octavo.testing.Builds;
import dev.octavo.testing.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RelatedPostsTest {
    /** As when an editor saves a file in two steps, and the preview hears of both at once. */
    @Test
    void comparesAgainAfterAFileWasMissing(@TempDir Path site) throws IOException {
        Folders.write(site, "content/site.yaml", "title: A\nurl: https://example.org\n");
        for (String name : new String[] {"a", "b", "c"}) {
            Folders.write(
                    site, "content/posts/" + name + ".md", "---\ntitle: " + name + "\ndate: 2026-01-01\n---\nKites.\n");
        }
        Project project = Project.open(site, Theme.packed());
        ReadRequest how = new ReadRequest(Builds.NOW, true, Optional.empty(), 1, ArticleCache.NONE);
        ReadSite read = SiteReading.of(project, how, (code, language) -> Optional.empty())
                .site(project, 1);
        Links links = new Links(read.site());
        Components components = new Components(project, read.site(), links);
        RelatedPosts before = RelatedPosts.live(read, links, components, 1);
        Article post = read.site().posts().get(0);
        before.matches(post);

        RelatedPosts now = before.after(read, links, components);
        AtomicInteger told = new AtomicInteger();
        now.whenCompared(told::incrementAndGet);
        Path file = site.resolve("content/posts/b.md");
        Path aside = site.resolve("b.md");
        Files.move(file, aside);
        now.matches(post);
        now.settle();
        assertTrue(now.isBehind());
        assertEquals(0, told.get());

        Files.move(aside, file);
        now.matches(post);
        now.settle();
        assertFalse(now.isBehind());
        assertEquals(1, told.get());
    }
}

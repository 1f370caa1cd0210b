package dev.octavo.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.pipeline.BuildReport;
import dev.octavo.testing.Builds;
import dev.octavo.testing.ExampleBlog;
import dev.octavo.testing.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Twice = same: nothing is written when nothing changed, and modification times stay. */
final class TwiceIsSameTest {
    @TempDir
    Path folder;

    @Test
    void writesNothingWhenNothingChanged() {
        Path site = ExampleBlog.copyTo(folder);
        Path out = site.resolve("public");
        BuildReport first = Builds.build(site, out);
        SortedMap<String, String> hashes = Folders.hashes(out);
        SortedMap<String, String> times = Folders.times(out);

        BuildReport second = Builds.build(site, out);

        assertTrue(first.written() > 50, first.toString());
        assertEquals(0, second.written());
        assertEquals(first.written(), second.kept());
        assertEquals(hashes, Folders.hashes(out));
        assertEquals(times, Folders.times(out));
    }

    @Test
    void touchesOnlyWhatAnEditChanged() throws IOException {
        Path site = ExampleBlog.copyTo(folder);
        Path out = site.resolve("public");
        Builds.build(site, out);
        SortedMap<String, String> times = Folders.times(out);
        Path post = site.resolve("content/posts/reading-time.md");
        Files.writeString(post, Files.readString(post) + "\nOne more line.\n");

        BuildReport second = Builds.build(site, out);

        SortedMap<String, String> after = Folders.times(out);
        after.values().removeAll(times.values());
        assertEquals(
                second.written(),
                after.keySet().stream().filter(n -> !n.startsWith(".")).count());
        assertTrue(after.containsKey("posts/reading-time/index.html"), after.toString());
        assertTrue(!after.containsKey("posts/writing/index.html"), after.toString());
    }

    @Test
    void equalsACleanBuildAfterEveryKindOfEdit() throws IOException {
        Path site = ExampleBlog.copyTo(folder);
        Path out = site.resolve("public");
        Builds.build(site, out);
        Files.delete(site.resolve("content/posts/2026-03-24-feeds.md"));
        Path config = site.resolve("content/site.yaml");
        Files.writeString(config, Files.readString(config).replaceFirst("posts-per-page: \\d+", "posts-per-page: 3"));
        Folders.write(site, "content/posts/news.md", "---\ntitle: News\ndate: 2026-11-24\ntags: [news]\n---\nText.\n");
        Folders.write(site, "templates/404.ftlh", "<!doctype html><title>${site.title}</title>");
        // The feed post had links to it.
        String told = Builds.told(site, out);
        for (String file : told.lines()
                .filter(l -> l.startsWith("  content/"))
                .map(l -> l.strip().replaceFirst(":.*", ""))
                .distinct()
                .toList()) {
            Path article = site.resolve(file);
            Files.writeString(
                    article,
                    Files.readString(article)
                            .replaceAll("\\(([^)]*feeds[^)]*)\\)", "(/)")
                            .replaceAll("(?m)^.*feeds.*\\R", ""));
        }
        assertEquals("", Builds.told(site, out));
        Path fresh = folder.resolve("fresh");
        Builds.build(site, fresh);
        assertEquals(Folders.hashes(fresh), Folders.hashes(out));
    }
}

package dev.octavo.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.build.pipeline.BuildReport;
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
    private final Path folder;
    private final Path site;
    private final Path out;

    TwiceIsSameTest(@TempDir Path folder) {
        this.folder = folder;
        this.site = folder.resolve("site");
        this.out = site.resolve("public");
        Folders.copy(ExampleBlog.built(), site);
    }

    @Test
    void writesNothingWhenNothingChanged() {
        SortedMap<String, String> hashes = Folders.hashes(out);
        SortedMap<String, String> times = Folders.times(out);

        BuildReport second = Builds.build(site, out);

        assertTrue(second.kept() > 50, second::toString);
        assertEquals(0, second.written());
        assertEquals(hashes.size(), second.kept());
        assertEquals(hashes, Folders.hashes(out));
        assertEquals(times, Folders.times(out));
    }

    @Test
    void touchesOnlyWhatAnEditChanged() throws IOException {
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
        Files.delete(site.resolve("content/posts/2026-03-24-feeds.md"));
        Path config = site.resolve("content/site.yaml");
        Files.writeString(config, Files.readString(config).replaceFirst("posts-per-page: \\d+", "posts-per-page: 3"));
        Folders.write(site, "content/posts/news.md", "---\ntitle: News\ndate: 2026-11-24\ntags: [news]\n---\nText.\n");
        Folders.write(site, "templates/404.ftlh", "<!doctype html><title>${site.title}</title>");
        // The feed post had links to it.
        String reported = Builds.reported(site, out);
        for (String file : reported.lines()
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
        assertEquals("", Builds.reported(site, out));
        Path fresh = folder.resolve("fresh");
        Builds.build(site, fresh);
        assertEquals(Folders.hashes(fresh), Folders.hashes(out));
    }
}

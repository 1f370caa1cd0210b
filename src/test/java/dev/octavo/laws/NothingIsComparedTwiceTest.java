package dev.octavo.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.testing.Builds;
import dev.octavo.testing.Folders;
import dev.octavo.testing.Jvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Posts are compared with one another when one of them changes, and not in builds that follow. */
final class NothingIsComparedTwiceTest {
    private final Path folder;
    private final Path site;

    NothingIsComparedTwiceTest(@TempDir Path folder) {
        this.folder = folder;
        this.site = folder.resolve("site");
        Folders.write(site, "content/site.yaml", "title: T\nurl: https://blog.example\n");
        for (String post : List.of("one", "two", "three")) {
            Folders.write(site, "content/posts/" + post + ".md", """
                    ---
                    title: %s
                    date: 2026-01-01
                    ---
                    Lighthouses, and the %s lighthouse.
                    """.formatted(post, post));
        }
    }

    @Test
    void butAfterAnEdit() throws IOException {
        assertEquals(1, comparisons());
        assertEquals(0, comparisons());
        Files.writeString(site.resolve("content/posts/one.md"), "Harbours.\n", StandardOpenOption.APPEND);
        assertEquals(1, comparisons());
        assertEquals(0, comparisons());
        Path clean = Folders.copy(site.resolve("content"), folder.resolve("clean/content"))
                .getParent();
        Builds.build(clean, clean.resolve("public"));
        assertEquals(Folders.hashes(clean.resolve("public")), Folders.hashes(site.resolve("public")));
    }

    @Test
    void andNothingAtAllIfNoTemplateShowsIt() throws IOException {
        Folders.write(site, "templates/partials/further-reading.ftlh", "");
        assertEquals(0, comparisons());
        Files.delete(site.resolve("templates/partials/further-reading.ftlh"));
        assertEquals(1, comparisons());
    }

    /** How often a build in a separate process loads the class that compares posts: 0 or 1. */
    private long comparisons() throws IOException {
        Path log = folder.resolve("classes.txt");
        Jvm.Run run = Jvm.run(
                List.of("-Xlog:class+load:file=" + log),
                BuildElsewhere.class,
                site.toString(),
                site.resolve("public").toString(),
                "2");
        assertEquals(0, run.exitCode(), run.output());
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains(" dev.octavo.render.related.Similarity "))
                .count();
    }
}

package dev.octavo.build.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.testing.Builds;
import dev.octavo.testing.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Templates that an author saves while a build is making pages. */
final class SavedMeanwhileTest {
    private static final String TEMPLATE = "templates/redirect.ftlh";

    private final Path site;

    SavedMeanwhileTest(@TempDir Path site) {
        this.site = site;
        StringBuilder aliases = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            aliases.append("/old-").append(i).append("/, ");
        }
        Folders.write(
                site,
                "content/site.yaml",
                "title: T\nurl: https://blog.example\n",
                "content/posts/one.md",
                "---\ntitle: One\ndate: 2026-01-01\naliases: [" + aliases + "/old/]\n---\n\nText.\n",
                TEMPLATE,
                "before",
                // Because of this case, all templates are read before the first page is made.
                "templates/notes.html",
                "");
    }

    @Test
    void theBuildTakesTheNewOneForAllPages() throws IOException {
        build(() -> Folders.write(site, TEMPLATE, "after"));

        for (int i = 0; i < 40; i++) {
            assertEquals("after", Files.readString(site.resolve("public/old-" + i + "/index.html")));
        }
    }

    @Test
    void theBuildUsesOursIfItIsGone() throws IOException {
        build(() -> delete(site.resolve(TEMPLATE)));

        for (int i = 0; i < 40; i++) {
            assertTrue(Files.readString(site.resolve("public/old-" + i + "/index.html"))
                    .contains("This page has moved"));
        }
    }

    private void build(Runnable save) {
        AtomicBoolean saved = new AtomicBoolean();
        // One thread: a second one might make redirects before the first has saved.
        BuildRequest request =
                new BuildRequest(site, site.resolve("public"), Optional.empty(), false, Builds.NOW, false, 1);
        Build.run(request, (stage, done, total) -> {
            if (stage.equals("make") && saved.compareAndSet(false, true)) {
                save.run();
            }
        });
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

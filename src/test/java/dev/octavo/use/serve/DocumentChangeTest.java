package dev.octavo.use.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.browser.Browser;
import dev.octavo.testing.ExampleBlog;
import dev.octavo.testing.Folders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Morphing any document into any other results in the other one. */
@Tag("ci")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DocumentChangeTest {
    private static final int CHANGES = 300;
    private static final long SEED = Long.getLong("octavo.seed", 2_744_069_323L);

    @Test
    void becomesTheOtherDocumentAfterRandomChanges(@TempDir Path folder) throws IOException {
        try (Browser browser = new Browser(folder.resolve("profile"));
                OpenSite site = new OpenSite(ExampleBlog.copyTo(folder), browser)) {
            site.open("/octavo/");
            Object pages = Objects.requireNonNull(browser.script("""
                    return [...new Set([...document.querySelectorAll('main a, nav a')].map(a => a.pathname))].slice(0, 8)
                    """));
            Object output =
                    browser.asyncScript(Folders.text(DocumentChangeTest.class, "changes.js"), pages, CHANGES, SEED);
            assertEquals("all are as they should be", output, "seed " + SEED);
        }
    }
}

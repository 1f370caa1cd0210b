package dev.octavo.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.build.pipeline.BuildReport;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.testing.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OctavoTest {
    private static final Instant NOW = Instant.parse("2026-01-02T12:00:00Z");

    private final Path site;
    private final Path out;

    OctavoTest(@TempDir Path top) {
        site = Folders.write(
                top.resolve("blog"),
                "content/site.yaml",
                "title: T\nurl: https://t.example/\n",
                "content/posts/a.md",
                "---\ntitle: A\ndate: 2026-01-01\n---\nHello.\n",
                "content/posts/b.md",
                "---\ntitle: B\ndate: 2026-02-01\n---\nLater.\n");
        out = top.resolve("made/site");
    }

    private Request request() {
        return Request.of(site).to(out).asOf(NOW);
    }

    @Test
    void buildsWhatIsPublicAtThatMoment() {
        BuildReport report = Octavo.build(request());
        assertEquals(1, report.posts());
        assertEquals(1, report.scheduled());
        assertTrue(Files.isRegularFile(out.resolve("posts/a/index.html")));
        assertFalse(Files.exists(out.resolve("posts/b")));
        assertEquals(0, Octavo.build(request()).written());
    }

    @Test
    void draftsAndAnotherAddressAreAskedFor() throws IOException {
        assertEquals(
                2,
                Octavo.build(request().drafts().at("https://u.example/blog/")).posts());
        assertTrue(Files.readString(out.resolve("posts/b/index.html")).contains("https://u.example/blog/"));
    }

    @Test
    void buildsIntoPublicByDefault() {
        Octavo.build(Request.of(site).asOf(NOW));
        assertTrue(Files.isRegularFile(site.resolve("public/index.html")));
        Octavo.build(Request.of(site).asOf(NOW).drafts());
        assertTrue(Files.isRegularFile(site.resolve(".octavo/not-public/index.html")));
    }

    @Test
    void oneExceptionHasAllErrors() {
        Folders.write(site, "content/posts/c.md", "---\ntitel: C\ndate: 2026-01-01\n---\n");
        ProblemException mistakes = assertThrows(ProblemException.class, () -> Octavo.build(request()));
        assertEquals(mistakes.problems(), Octavo.check(request()));
        assertTrue(Octavo.text(request(), mistakes.problems()).contains("""
                  content/posts/c.md:2:1
                    2 | titel: C
                      | ^^^^^
                """), mistakes.problems()::toString);
        assertFalse(Files.exists(out));
    }
}

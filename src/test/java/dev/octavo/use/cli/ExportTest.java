package dev.octavo.use.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.testing.Folders;
import dev.octavo.testing.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files and errors of {@code export}. */
@Tag("both")
final class ExportTest {
    private final Path site;
    private final Shell shell;

    ExportTest(@TempDir Path folder) {
        site = folder;
        Folders.write(
                site,
                "content/site.yaml",
                "title: Leaves\nurl: https://example.org/\n",
                "content/posts/kites.md",
                "---\ntitle: Kites\ndate: 2026-01-01\ntags: [Wind]\n---\nWords.\n",
                "content/pages/about.md",
                "---\ntitle: About\n---\nWords.\n",
                "content/posts/soon.md",
                "---\ntitle: Soon\ndate: 2026-01-01\ndraft: true\n---\nWords.\n");
        shell = Shell.in(site);
    }

    @Test
    void aMailIsAFileAndNothingElse() throws IOException {
        assertEquals(new Run(0, "kites.eml\n", ""), shell.octavo("export", "mail", "kites", "--from", "A <a@b.org>"));
        assertTrue(Files.readString(site.resolve("kites.eml")).startsWith("From: A <a@b.org>\r\n"));
        assertEquals("""
            error: "soon" is a draft
              content/posts/soon.md
              help: publish it first, or name another post

            """, shell.octavo("export", "mail", "soon").err());
        assertEquals(
                """
                error: "content/pages/about.md" is a page, not a post
                  help: name a post, such as /posts/kites/

                """, shell.octavo("export", "mail", "content/pages/about.md").err());
        assertEquals(
                """
                error: no public post is called "content/posts/kits.md"
                  help: did you mean "content/posts/kites.md"?

                """, shell.octavo("export", "mail", "content/posts/kits.md").err());
        Run nobody = shell.octavo("export", "mail", "kites", "--from", "Ada\nBcc: x@y.org");
        assertEquals(1, nobody.code());
        assertTrue(nobody.err().contains("contains no e-mail address"), nobody.err());
    }

    @Test
    void aBookIsTwoFiles() {
        Run run = shell.octavo("export", "book", "wind");
        assertEquals("wind.epub\nwind.html\n", run.out());
        assertEquals(0, run.code());
        assertTrue(Files.exists(site.resolve("wind.epub")) && Files.exists(site.resolve("wind.html")));
        assertEquals("""
            error: no series and no tag is called "water"
              help: write all for a book of all posts, or a series or a tag, such as "Wind"

            """, shell.octavo("export", "book", "water").err());
    }

    @Test
    void warningsAreCountedBelowTheAnswer() {
        Folders.write(
                site,
                "content/posts/reeds.md",
                "---\ntitle: Reeds\ndate: 2026-01-02\n---\n![](x.svg)\n",
                "content/posts/x.svg",
                "<svg/>");
        assertEquals(
                new Run(0, "wind.epub\nwind.html\n", "1 warning: octavo check  shows it.\n"),
                shell.octavo("export", "book", "wind"));
    }
}

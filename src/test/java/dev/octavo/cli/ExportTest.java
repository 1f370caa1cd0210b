package dev.octavo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.cli.Shell.Run;
import dev.octavo.testing.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code export} writes, and what it says where it cannot. */
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
                "content/posts/soon.md",
                "---\ntitle: Soon\ndate: 2026-01-01\ndraft: true\n---\nWords.\n");
        shell = Shell.in(site);
    }

    @Test
    void aMailIsAFileAndNothingElse() throws IOException {
        assertEquals(new Run(0, "kites.eml\n", ""), shell.octavo("export", "mail", "kites", "--from", "A <a@b.org>"));
        assertTrue(Files.readString(site.resolve("kites.eml")).startsWith("From: A <a@b.org>\r\n"));
        assertEquals("""
                error: no public post is called "soon"
                  help: name its file, such as content/posts/hello.md, or its address, such as /posts/kites/

                """, shell.octavo("export", "mail", "soon").err());
        Run nobody = shell.octavo("export", "mail", "kites", "--from", "Ada\nBcc: x@y.org");
        assertEquals(1, nobody.code());
        assertTrue(nobody.err().contains("has no address of mail"), nobody.err());
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
}

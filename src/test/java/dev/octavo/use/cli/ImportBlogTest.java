package dev.octavo.use.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.testing.Folders;
import dev.octavo.testing.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was online with its mistakes can be built after an import; what is new is told. */
@Tag("both")
final class ImportBlogTest {
    private static final String KNOWN = "new/content/known-problems.txt";
    private final Path folder;
    private final Shell shell;

    ImportBlogTest(@TempDir Path folder) {
        this.folder = folder;
        this.shell = Shell.in(folder);
    }

    @BeforeEach
    void aBlogWithMistakes() {
        Folders.write(folder, "old/_config.yml", "title: Old\nurl: https://old.example\n");
        Folders.write(folder, "old/_posts/2020-01-01-a.md", "---\ntitle: A\n---\n![](x.png) [part](#gone)\n");
        Folders.write(folder, "old/_posts/2020-01-02-b.md", "---\ntitle: B\n---\n<div style=\"x\">open\n");
    }

    @Test
    void mistakesOfTheOldBlogStopNoBuild() throws IOException {
        Run run = shell.octavo("import", "old", "--site", "new");

        assertEquals(0, run.code(), run.err());
        assertTrue(run.err().contains("What was wrong on the old blog stops no build. "), run.err());
        assertTrue(Files.readString(folder.resolve(KNOWN)).contains("no-alt\tcontent/posts/2020-01-01-a.md"));
        Run build = shell.octavo("build", "--site", "new");
        assertEquals(0, build.code(), build.err());

        Folders.write(folder, "new/content/posts/mine.md", "---\ntitle: Mine\ndate: 2026-01-01\n---\n[x](gone.md)\n");
        assertEquals(1, shell.octavo("build", "--site", "new").code());
    }

    @Test
    void whatTheAuthorHasWrittenStaysNew() throws IOException {
        Folders.write(folder, "new/content/site.yaml", "title: New\nurl: https://new.example\n");
        Folders.write(folder, "new/content/posts/mine.md", "---\ntitle: Mine\ndate: 2026-01-01\n---\n[x](gone.md)\n");
        Run run = shell.octavo("import", "old", "--site", "new");

        assertEquals(0, run.code(), run.err());
        assertTrue(
                run.err().contains("octavo check  shows 1 mistake in files that are not from the old blog"), run.err());
        assertFalse(Files.readString(folder.resolve(KNOWN)).contains("mine.md"));
    }

    @Test
    void anotherImportAddsNothingToTheFile() throws IOException {
        shell.octavo("import", "old", "--site", "new");
        String known = Files.readString(folder.resolve(KNOWN));
        Run again = shell.octavo("import", "old", "--site", "new");

        assertEquals(0, again.code(), again.err());
        assertEquals(known, Files.readString(folder.resolve(KNOWN)));
    }

    @Test
    void whatTheAuthorHasDeletedStaysDeleted() throws IOException {
        shell.octavo("import", "old", "--site", "new");
        Path deleted = folder.resolve("new/content/posts/2020-01-02-b.md");
        Files.delete(deleted);
        Run again = shell.octavo("import", "old", "--site", "new");

        assertFalse(Files.exists(deleted));
        assertTrue(
                again.err().contains("1 file that you have deleted stays deleted; --force brings it back."),
                again.err());
        shell.octavo("import", "old", "--site", "new", "--force");
        assertTrue(Files.exists(deleted));
    }

    @Test
    void aTrialWritesNothing() {
        Run run = shell.octavo("import", "old", "--site", "new", "--dry-run");

        assertEquals(0, run.code(), run.err());
        assertFalse(Files.exists(folder.resolve("new")));
    }
}

package dev.octavo.use.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.testing.Folders;
import dev.octavo.testing.Run;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The output of {@code fetch-images}; the package {@code fetch} tests what it does. */
@Tag("both")
final class FetchPicturesTest {
    private final Path site;
    private final Shell shell;

    FetchPicturesTest(@TempDir Path folder) {
        site = folder.resolve("blog");
        Shell.in(folder).octavo("new", "site", "blog");
        shell = Shell.in(site);
    }

    @Test
    void aNewSiteShowsNone() {
        assertEquals(new Run(0, "", "No article shows a picture of another site.\n"), shell.octavo("fetch-images"));
    }

    @Test
    void namesThemBeforeAnythingIsDone() {
        write();
        assertEquals(
                new Run(
                        0,
                        "content/posts/doors.md shows http://127.0.0.1:1/door.jpg\n",
                        "1 picture would be fetched.\n"),
                shell.octavo("fetch-images", "--dry-run", "doors"));
    }

    @Test
    void failsIfADownloadFails() {
        write();
        assertEquals(new Run(1, "", """
            error: the picture http://127.0.0.1:1/door.jpg could not be downloaded: the server cannot be reached
              content/posts/doors.md:5:1
                5 | ![A door](http://127.0.0.1:1/door.jpg)
                  | ^
              help: try again later, or save the picture beside the article by hand

            Fetched 0 of 1 picture.
            """), shell.octavo("fetch-images"));
    }

    @Test
    void namesThePostThatIsMeant() {
        write();
        Run run = shell.octavo("fetch-images", "dors");
        assertEquals(1, run.code());
        assertTrue(run.err().contains("help: did you mean \"doors\"?"), run.err());
    }

    private void write() {
        Folders.write(
                site,
                "content/posts/doors.md",
                "---\ntitle: Doors\ndate: 2026-01-01\n---\n![A door](http://127.0.0.1:1/door.jpg)\n");
    }
}

package dev.octavo.publish.release;

import static dev.octavo.publish.release.FolderPlace.reported;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.work.Progress;
import dev.octavo.publish.target.Target;
import dev.octavo.testing.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of somebody else are refused or left alone. */
final class ForeignFilesTest {
    private static final String AWAY = " | move it away, or choose another folder for this target in content/site.yaml";

    private final FolderPlace trial;

    ForeignFilesTest(@TempDir Path folder) {
        this.trial = new FolderPlace(folder);
    }

    @BeforeEach
    void makePlace() throws IOException {
        Files.createDirectory(trial.place());
    }

    private void assertRefused(String message) throws IOException {
        Map<String, String> before = Folders.hashes(trial.place());
        String text = reported(() -> trial.publish(1)).replace(trial.place().toString(), "/blog");
        assertEquals(message, text);
        assertEquals(before, Folders.hashes(trial.place()));
    }

    @Test
    void refusesAFolderInPlaceOfTheLink() throws IOException {
        Folders.write(trial.place(), "current/index.html", "mine");
        assertRefused("current in the folder /blog is a folder, and readers are to follow a link there" + AWAY);
    }

    @Test
    void refusesAFileInPlaceOfTheLink() throws IOException {
        Folders.write(trial.place(), "current", "mine");
        assertRefused("current in the folder /blog is no link, and readers are to follow a link there" + AWAY);
    }

    @Test
    void aLinkToSomethingElse() throws IOException {
        for (String target :
                Set.of("/var/www", "releases/1", "releases/../../x", "releases/01/site", "releases/v1/site")) {
            Files.deleteIfExists(trial.path("current"));
            Files.createSymbolicLink(trial.path("current"), Path.of(target));
            assertRefused(
                    "current in the folder /blog leads to " + target + ", which is not a release | delete that link,"
                            + " or choose another folder for this target in content/site.yaml");
        }
    }

    @Test
    void releasesOfSomebodyElse() throws IOException {
        Folders.write(trial.place(), "releases/20261125/index.html", "mine");
        assertRefused(
                "releases in the folder /blog holds files, and no .octavo-releases that says they are Octavo's" + AWAY);
    }

    @Test
    void refusesAFileOrLinkInPlaceOfTheReleases() throws IOException {
        Folders.write(trial.place(), "releases", "mine");
        assertRefused("releases in the folder /blog is not a folder, and the releases of the site belong there" + AWAY);
        Files.delete(trial.path("releases"));
        Files.createDirectory(trial.path("elsewhere"));
        Files.createSymbolicLink(trial.path("releases"), Path.of("elsewhere"));
        assertRefused("releases in the folder /blog is not a folder, and the releases of the site belong there" + AWAY);
    }

    @Test
    void aHomePageThatAServerWouldKeepShowing() throws IOException {
        Folders.write(trial.place(), "index.html", "mine");
        assertRefused("index.html in the folder /blog was not made by Octavo, and a server whose root is this folder"
                + " will keep showing it: the site goes to current, a link in this folder | let the server's root be"
                + " that link; where the root cannot be changed, choose another folder for this target, move this one"
                + " away, and make a link in its place: ln -s OTHER-FOLDER/current THIS-FOLDER; --adopt publishes beside"
                + " that file");
        try (Target target = new Releases(trial.files(), 1, true)) {
            target.publish(trial.site(1), target.state(), Progress.SILENT);
        }
        trial.publish(2);
        trial.assertServes(2);
        assertEquals("mine", Files.readString(trial.path("index.html")));
    }

    @Test
    void refusesAFileInPlaceOfTheFolder() throws IOException {
        Files.delete(trial.place());
        Files.writeString(trial.place(), "mine");
        String text = reported(() -> trial.publish(1));
        assertEquals("the folder " + trial.place() + " is a file | choose a folder in content/site.yaml", text);
        assertEquals("mine", Files.readString(trial.place()));
    }

    @Test
    void acceptsAFolderBehindALink() throws IOException {
        Files.move(trial.place(), trial.path("../elsewhere"));
        Files.createSymbolicLink(trial.place(), Path.of("elsewhere"));
        trial.publish(1);
        trial.publish(2);
        trial.assertServes(2);
        assertTrue(Files.isSymbolicLink(trial.place()));
    }

    @Test
    void skipsANumberThatAFileHas() throws IOException {
        trial.publish(1);
        Folders.write(trial.place(), "releases/2", "mine");
        assertEquals("release 3", trial.publish(2).release());
        assertEquals("mine", Files.readString(trial.path("releases/2")));
        trial.assertServes(2);
    }

    @Test
    void whatIsInTheWayInAnUnfinishedReleaseIsDeletedAndNotFollowed() throws IOException {
        trial.publish(1);
        Folders.write(
                trial.place(),
                "kept/a.txt",
                "mine",
                "releases/2/site/index.html/x",
                "in the way",
                "releases/2/site/css",
                "in the way",
                "releases/2/incoming/x",
                "in the way",
                "releases/2/site/too/many.html",
                "in the way");
        Files.createSymbolicLink(trial.path("releases/2/site/posts"), trial.path("kept"));
        Files.createSymbolicLink(trial.path("releases/2/parts"), trial.path("kept"));
        Files.createSymbolicLink(trial.path("releases/2/manifest"), trial.path("kept/a.txt"));
        assertEquals("release 3", trial.publish(2).release());
        assertEquals("mine", Files.readString(trial.path("kept/a.txt")));
        Files.delete(trial.path("kept/a.txt"));
        Files.delete(trial.path("kept"));
        trial.assertServes(2);
        assertEquals(Set.of("1", "3"), trial.releases(""));
    }

    @Test
    void anUnfinishedReleaseThatIsALinkIsReplaced() throws IOException {
        trial.publish(1);
        Folders.write(trial.place(), "kept/index.html", "mine", "releases/2/incoming", "");
        Files.createSymbolicLink(trial.path("releases/2/site"), trial.path("kept"));
        trial.publish(2);
        assertEquals(Set.of("index.html"), FolderPlace.names(trial.path("kept")));
        trial.assertServes(2);
        assertTrue(Files.isDirectory(trial.path("kept")));
    }
}

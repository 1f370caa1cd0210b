package dev.octavo.publish.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.blog.site.destination.Destination;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.work.Progress;
import dev.octavo.publish.SampleSite;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.target.Target;
import dev.octavo.testing.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which folders are accepted, and which are refused. */
final class FolderTargetTest {
    private final Path top;
    private final Path site;

    FolderTargetTest(@TempDir Path folder) throws IOException {
        this.top = folder.toRealPath();
        this.site = top.resolve("my site");
        Folders.write(
                site, "content/site.yaml", "", "static/a.css", "", "templates/a.ftlh", "", "public/index.html", "");
        Folders.write(site, ".octavo/lock", "", ".git/HEAD", "", "notes.txt", "");
        Files.createSymbolicLink(top.resolve("to content"), site.resolve("content"));
        Files.createSymbolicLink(top.resolve("nowhere"), top.resolve("not there"));
        Files.createSymbolicLink(top.resolve("around"), top);
    }

    private Target open(String path) {
        return FolderTarget.open(new Destination.Folder(path, 2), site, false);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/ | is the root of the disk",
                "/../.. | is the root of the disk",
                "HOME | is your home folder, or holds it",
                ". | is the site's own folder, or holds it",
                ".. | is the site's own folder, or holds it",
                "content/.. | is the site's own folder, or holds it",
                "TOP/around | is the site's own folder, or holds it",
                "content | is the site's folder content, lies in it or holds it",
                "content/blog | is the site's folder content, lies in it or holds it",
                "TOP/to content | is the site's folder content, lies in it or holds it",
                "TOP/to content/x | is the site's folder content, lies in it or holds it",
                "static | is the site's folder static, lies in it or holds it",
                "templates/x | is the site's folder templates, lies in it or holds it",
                "public | is the site's folder public, lies in it or holds it",
                "public/x | is the site's folder public, lies in it or holds it",
                ".octavo | lies in a folder .octavo",
                ".octavo/x | lies in a folder .octavo",
                ".git/x | lies in a folder .git",
                "TOP/nowhere | is a symbolic link that leads nowhere",
                "TOP/nowhere/x | is a symbolic link that leads nowhere",
                "notes.txt | is a file, not a folder",
                "notes.txt/x | lies in TOP/my site/notes.txt, which is not a folder",
                "TOP/a/b/c | lies in TOP/a/b, which is not there",
                "~/blog | begins with ~, which only a shell understands",
                "~ | begins with ~, which only a shell understands",
            })
    void refuses(String path, String fault) throws IOException {
        Map<String, String> before = Folders.hashes(top);
        String given = path.replace("TOP", top.toString()).replace("HOME", System.getProperty("user.home"));
        ProblemException e = assertThrows(ProblemException.class, () -> open(given));
        Problem problem = e.problems().get(0);
        Path named = path.startsWith("~") ? Path.of(path) : site.resolve(given);
        assertEquals(
                "cannot publish into " + named + ": it " + fault.replace("TOP", top.toString()), problem.message());
        assertTrue(problem.hint().isPresent());
        assertEquals(before, Folders.hashes(top));
    }

    @Test
    void refusesWhatIsNoPath() {
        ProblemException e = assertThrows(ProblemException.class, () -> open("a\0b"));
        assertEquals("cannot publish into a?b: it is not a path on this system", e.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"TOP/blog & größe", "published", "../blog", "TOP/around/blog"})
    void publishesIntoAFolderThatItMakes(String path) throws IOException {
        FinishedSite finished = SampleSite.write(site.resolve("public"), 1);
        Path place;
        try (Target target = open(path.replace("TOP", top.toString()))) {
            place = Path.of(target.description().replaceFirst("the folder ", ""));
            assertFalse(Files.exists(place), "opening makes nothing");
            target.publish(finished, target.state(), Progress.SILENT);
        }
        assertTrue(Files.isRegularFile(place.resolve("current/caffè/größe & co.txt")));
        assertEquals(site.resolve(path.replace("TOP", top.toString())).toFile().getCanonicalPath(), place.toString());
    }

    @Test
    void keepsAsManyReleasesAsTheAuthorSays() throws IOException {
        for (int version = 1; version <= 4; version++) {
            try (Target target = open("../blog")) {
                target.publish(SampleSite.write(top.resolve("v" + version), version), target.state(), Progress.SILENT);
            }
        }
        assertFalse(Files.exists(top.resolve("blog/releases/2")));
        assertTrue(Files.exists(top.resolve("blog/releases/3/manifest")));
    }
}

package dev.octavo.build.disk;

import static dev.octavo.build.disk.Folder.assertNothingTemporary;
import static dev.octavo.build.disk.Folder.build;
import static dev.octavo.build.disk.Folder.read;
import static dev.octavo.build.disk.Folder.site;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are not Octavo's, in the out folder and around it, never change. */
final class ForeignFilesTest {
    private final Path folder;
    private final Path out;

    ForeignFilesTest(@TempDir Path folder) {
        this.folder = folder;
        this.out = folder.resolve("public");
    }

    @Test
    void foreignFilesStay() throws IOException {
        build(folder, site("a.html a", "tags/x/index.html x"));
        SortedMap<String, String> foreign = site("CNAME example.org", "tags/x/note.txt mine", ".git/HEAD ref");
        Folder.write(out, foreign);
        Files.createDirectories(out.resolve("empty/deep"));
        build(folder, site("a.html new", "b.html b"));
        SortedMap<String, String> wanted = new TreeMap<>(foreign);
        wanted.putAll(site("a.html new", "b.html b", "empty/deep/ "));
        assertEquals(wanted, read(out));
    }

    @Test
    void aForeignFileInTheWayIsAProblemAndStays() throws IOException {
        build(folder, site("a.html a", "b.html b"));
        Folder.write(out, site("robots.txt mine", "posts mine"));
        ProblemException e = assertThrows(
                ProblemException.class,
                () -> build(folder, site("a.html new", "robots.txt ours", "posts/x/index.html x")));
        assertEquals(2, e.problems().size());
        assertTrue(e.problems().get(0).message().contains("is not Octavo's"), e::toString);
        assertEquals(site("a.html a", "b.html b", "robots.txt mine", "posts mine"), read(out));
        assertNothingTemporary(folder);
    }

    @Test
    void aForeignFileOfTheSameBytesIsAdopted() throws IOException {
        build(folder, site("a.html a"));
        Folder.write(out, site("robots.txt same"));
        build(folder, site("a.html a", "robots.txt same"));
        build(folder, site("a.html a"));
        assertEquals(site("a.html a"), read(out));
    }

    @Test
    void nothingIsWrittenThroughAForeignLink() throws IOException {
        build(folder, site("a.html a", "b.html b", "img/x.svg x"));
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.delete(out.resolve("img/x.svg"));
        Files.delete(out.resolve("img"));
        Files.createSymbolicLink(out.resolve("img"), elsewhere);
        assertThrows(ProblemException.class, () -> build(folder, site("a.html a", "b.html b", "img/x.svg x")));
        assertEquals(site("img -> " + elsewhere).get("img"), read(out).get("img"));
        assertEquals(Map.of(), read(elsewhere));
        build(folder, site("a.html a", "b.html b"));
        assertTrue(Files.isSymbolicLink(out.resolve("img")));
    }

    @Test
    void aManifestThatLeadsOutOfTheFolderIsNotFollowed() throws IOException {
        build(folder, site("a.html a", "b.html b"));
        Files.writeString(folder.resolve("precious"), "x");
        Path manifest = Folder.manifest(folder);
        Files.writeString(manifest, Files.readString(manifest).replace("b.html", "../precious"));
        build(folder, site("a.html a"));
        assertEquals(site("a.html a"), read(out));
        assertEquals("x", Files.readString(folder.resolve("precious")));
    }

    @Test
    void refusesABrokenManifestWithoutARecordOfItsSite() throws IOException {
        Path elsewhere = folder.resolve("www/blog");
        for (String rest : List.of("hash 1 ../precious", "torn")) {
            Folder.write(elsewhere, site("a.html a"));
            Folder.write(folder, site("www/.octavo/blog/manifest octavo-manifest 2\n" + rest));
            ProblemException e = assertThrows(ProblemException.class, () -> SiteDisk.open(elsewhere, folder));
            assertTrue(e.problems().get(0).message().contains("is broken: line 2"), e::toString);
            assertEquals(site("a.html a"), read(elsewhere));
            Files.delete(elsewhere.resolve("a.html")); // as the message says
            SiteDisk.open(elsewhere, folder).close();
        }
    }

    @Test
    void repairsASiteWhoseManifestIsEmptyOrTorn() throws IOException {
        SortedMap<String, String> next = site("a.html 2", "c.html c", "d/x.html x");
        for (String left : List.of("", "\0\0\0\0", "octavo-mani", "octavo-manifest 2\n0123 ")) {
            build(folder, site("a.html 1", "b.html b", "d/x.html x", "d/y.html y"));
            Files.writeString(out.resolve("CNAME"), "blog.example");
            Files.writeString(out.resolve("a.html"), "");
            Files.writeString(out.resolve("d/x.html"), "");
            Files.writeString(Folder.manifest(folder), left);
            build(folder, next);
            assertEquals(site("CNAME blog.example", "a.html 2", "c.html c", "d/x.html x"), read(out), left);
        }
        Files.writeString(Folder.manifest(folder), "");
        Files.writeString(out.resolve("c.html"), "");
        Files.writeString(folder.resolve(".octavo/public/times"), "\0\0");
        build(folder, next);
        assertEquals(site("CNAME blog.example", "a.html 2", "c.html c", "d/x.html x"), read(out));
        assertEquals(3, build(folder, next).kept());
    }

    @Test
    void aPlantedJournalMovesNothingIntoTheSiteAndNothingOutOfIt() throws IOException {
        SortedMap<String, String> site = site("a.html a", "b.html b");
        build(folder, site);
        Path keys = Files.createDirectory(folder.resolve("keys"));
        Folder.write(keys, site("id secret"));
        Path work = folder.resolve(".octavo/public");
        for (String step :
                List.of("add id", "replace id", "remove ../../keys/id", "add ../id", "nonsense", "add x/id")) {
            for (String name : List.of("journal", "undo")) {
                Files.writeString(work.resolve(name), "octavo-journal 1\n" + step + "\n");
                Files.createSymbolicLink(work.resolve("stage"), keys);
                Files.createSymbolicLink(work.resolve("saved"), keys);
                Files.createSymbolicLink(work.resolve("old"), keys);
                SiteDisk.open(out, folder).close();
                assertEquals(site("id secret"), read(keys), step);
                assertEquals(site, read(out), step);
                assertNothingTemporary(folder);
            }
        }
    }
}

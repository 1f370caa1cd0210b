package dev.octavo.build.disk;

import static dev.octavo.build.disk.Folder.read;
import static dev.octavo.build.disk.Folder.site;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.problem.ProblemException;
import dev.octavo.testing.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which out folders are accepted, and which are refused. */
final class OutFolderTest {
    private final Path folder;
    private final Path blog;

    /** A blog beside other files of its author. */
    OutFolderTest(@TempDir Path folder) throws IOException {
        this.folder = folder.toRealPath();
        this.blog = this.folder.resolve("blog");
        Folder.write(
                this.folder,
                site(
                        "blog/content/posts/a.md a",
                        "blog/static/logo.svg x",
                        "blog/templates/post.ftlh x",
                        "blog/.git/HEAD ref",
                        "blog/notes.txt mine",
                        "blog/node_modules/x/index.js x",
                        "photos/cat.jpg cat",
                        "fake/.octavo-manifest not ours",
                        "fake/index.html x",
                        "articles/b.md b"));
        Files.createDirectories(blog.resolve("content/empty"));
        link("to-blog", "blog");
        link("to-photos", "photos");
        link("to-content", "blog/content");
        link("to-file", "blog/notes.txt");
        link("to-nowhere", "nowhere");
        link("blog/content/elsewhere", "../../articles");
        link("blog/.octavo", "../photos");
    }

    private void link(String name, String target) throws IOException {
        Files.createSymbolicLink(folder.resolve(name), Path.of(target));
    }

    @TestFactory
    Stream<DynamicTest> aFolderInWhichAnythingElseCouldBeHarmedIsRefused() {
        return Rows.of(OutFolderTest.class, "out-folders.rows").become(this::refused);
    }

    private String refused(String out) throws IOException {
        Map<String, String> before = read(folder);
        RuntimeException e = assertThrows(RuntimeException.class, () -> SiteDisk.open(path(out), blog));
        assertEquals(before, read(folder));
        String message = e instanceof ProblemException problem
                ? problem.problems().get(0).message()
                : ((DiskException) e).problem().message();
        return message.replace(folder + "/", "");
    }

    @ParameterizedTest
    @CsvSource({"HOME, your home folder", "HOME/.., your home folder or the root", "/proc/self/public, cannot"})
    void aFolderOfTheMachineIsRefused(String out, String why) throws IOException {
        String message = refused(out);
        assertTrue(Arrays.stream(why.split(" or the ")).anyMatch(message::contains), message);
    }

    @Test
    void aLinkToTheRootIsRefused() throws IOException {
        link("to-root", "/");
        try {
            ProblemException e =
                    assertThrows(ProblemException.class, () -> SiteDisk.open(folder.resolve("to-root"), blog));
            assertTrue(e.problems().get(0).message().contains("root of the disk"), e::toString);
        } finally {
            Files.delete(folder.resolve("to-root")); // so that the cleanup does not follow it
        }
    }

    private Path path(String out) {
        return out.startsWith("HOME")
                ? Path.of(System.getProperty("user.home") + out.substring("HOME".length()))
                : folder.resolve(out);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"blog/public", "blog/_site/html", "web", "new/deep/web", "to-blog/public", "web/../other", "photos/web"
    })
    void anyOtherFolderIsTaken(String out) throws IOException {
        Files.delete(blog.resolve(".octavo"));
        Path web = folder.resolve(out);
        try (SiteDisk disk = SiteDisk.open(web, blog);
                SiteWriter writing = disk.begin(false)) {
            Folder.putAll(writing, site("index.html x"));
            writing.commit();
        }
        assertEquals(site("index.html x"), read(web.normalize()));
        SiteDisk.open(web, blog).close();
    }

    /** What an author does with a folder after a build, and whether the next build takes it. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "nothing, true",
        "a file added, true",
        "one page changed, true",
        "all files deleted but a foreign one, true",
        "emptied, true",
        "copied with its list, true",
        "another folder of that name, false",
        "no list, false",
        "no list of a site that says it is Octavo's, true",
        "moved, false"
    })
    void aFolderIsTakenAgainIfItIsTheListedOne(String change, boolean taken) throws IOException {
        Files.delete(blog.resolve(".octavo"));
        Path web = blog.resolve("public");
        Folder.build(blog, site("index.html x", "a/index.html a", "robots.txt "));
        switch (change) {
            case "a file added" -> Folder.write(web, site("CNAME x"));
            case "one page changed" -> Folder.write(web, site("a/index.html aa"));
            case "all files deleted but a foreign one", "emptied" -> {
                FileUtils.cleanDirectory(web.toFile());
                Folder.write(web, change.equals("emptied") ? site() : site("sub/CNAME x"));
            }
            case "copied with its list" -> {
                FileUtils.copyDirectory(blog.toFile(), folder.resolve("copy").toFile(), false);
                FileUtils.deleteDirectory(blog.toFile());
                Files.move(folder.resolve("copy"), blog);
            }
            case "another folder of that name" -> {
                FileUtils.cleanDirectory(web.toFile());
                Folder.write(web, site("index.html mine", "robots.txt "));
            }
            case "no list of a site that says it is Octavo's" -> {
                FileUtils.deleteDirectory(blog.resolve(".octavo").toFile());
                Folder.write(web, site("index.html <meta name=\"generator\" content=\"Octavo\">"));
            }
            case "no list" -> FileUtils.deleteDirectory(blog.resolve(".octavo").toFile());
            case "moved" -> {
                web = Files.move(web, blog.resolve("moved"));
            }
            default -> {}
        }
        Map<String, String> before = read(web);
        Path named = web;
        if (taken) {
            SiteDisk.open(named, blog).close();
        } else {
            ProblemException e = assertThrows(ProblemException.class, () -> SiteDisk.open(named, blog));
            assertTrue(e.problems().get(0).message().contains("it holds files, and no list in "), e::toString);
        }
        assertEquals(before, read(web));
    }

    @Test
    void aLinkToAFolderOfOursLeadsThere() throws IOException {
        Files.createDirectories(folder.resolve("srv/release"));
        link("web", "srv/release");
        try (SiteDisk disk = SiteDisk.open(folder.resolve("web"), blog);
                SiteWriter writing = disk.begin(false)) {
            Folder.putAll(writing, site("index.html x"));
            writing.commit();
        }
        assertTrue(Files.isSymbolicLink(folder.resolve("web")));
        assertEquals(site("index.html x"), read(folder.resolve("srv/release")));
    }
}

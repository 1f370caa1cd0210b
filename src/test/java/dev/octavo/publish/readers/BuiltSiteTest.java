package dev.octavo.publish.readers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemText;
import dev.octavo.lib.work.Progress;
import dev.octavo.publish.readers.BuiltSite.ReadOptions;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.site.PageFacts;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import dev.octavo.render.output.OutputPath;
import dev.octavo.testing.Builds;
import dev.octavo.testing.ExampleBlog;
import dev.octavo.testing.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading an out folder. */
final class BuiltSiteTest {
    private static final ReadOptions PLAIN = new ReadOptions(Optional.empty(), 2, Progress.SILENT);

    /** A built blog; each test gets a copy. */
    private static Path built = Path.of("");

    private final Path site;
    private final Path out;

    @BeforeAll
    static void buildOnce(@TempDir Path folder) {
        built = ExampleBlog.copyTo(folder);
        Builds.build(built, built.resolve("public"));
    }

    BuiltSiteTest(@TempDir Path folder) {
        site = ExampleBlog.copyTo(folder);
        out = site.resolve("public");
    }

    private void build() throws IOException {
        FileUtils.copyDirectory(built.toFile(), site.toFile());
    }

    private BuiltSite read() {
        return BuiltSite.read(out, site, SiteManifest.EMPTY, PLAIN);
    }

    /** A preview with drafts, built in the meantime, must not be published. */
    @Test
    void refusesAnotherBuildThanTheRequestedOne() throws IOException {
        build();
        ReadOptions meant = new ReadOptions(Optional.of(BuiltSite.build(out, site)), 2, Progress.SILENT);
        assertEquals(read(), BuiltSite.read(out, site, SiteManifest.EMPTY, meant));
        Folders.write(site, "static/new.txt", "new");
        Builds.build(site, out);
        ProblemException refused =
                assertThrows(ProblemException.class, () -> BuiltSite.read(out, site, SiteManifest.EMPTY, meant));
        assertEquals(
                "another build ran in the out folder meanwhile",
                refused.problems().get(0).message());
    }

    @Test
    void readsEveryFileWithItsHash() throws IOException {
        build();
        BuiltSite built = read();
        assertEquals(
                Folders.hashes(out).entrySet().stream()
                        .filter(file -> !file.getKey().startsWith("."))
                        .map(file -> file.getKey() + " " + file.getValue())
                        .toList(),
                built.site().manifest().files().values().stream()
                        .map(file -> file.path() + " " + file.hash())
                        .toList());
        assertEquals(List.of(), built.foreign());
        assertTrue(built.site().manifest().files().values().stream()
                .allMatch(file -> file.page().isPresent() == file.path().value().endsWith(".html")));
    }

    @Test
    void doesNotParseAKnownPageAgain() throws IOException {
        build();
        FinishedSite first = read().site();
        PageFacts marked = new PageFacts("0123456789abcdef", Optional.of("/known/"));
        SiteManifest known = SiteManifest.of(first.manifest().files().values().stream()
                .map(file -> new SiteFile(
                        file.path(), file.size(), file.hash(), file.page().map(facts -> marked)))
                .toList());
        String article = Files.readString(site.resolve("content/pages/about.md"));
        Folders.write(site, "content/pages/about.md", article + "\nOne more line.\n");
        Builds.build(site, out);
        SiteManifest again = BuiltSite.read(out, site, known, PLAIN).site().manifest();
        List<String> readAgain = again.files().values().stream()
                .filter(file -> file.page().isPresent() && !file.page().get().equals(marked))
                .map(file -> file.path().value())
                .toList();
        assertEquals(
                again.files().values().stream()
                        .filter(file -> file.page().isPresent())
                        .filter(file ->
                                !first.manifest().file(file.path()).get().sameBytes(file))
                        .map(file -> file.path().value())
                        .toList(),
                readAgain);
        assertTrue(readAgain.contains("about/index.html"), readAgain.toString());
    }

    @Test
    void listsForeignFiles() throws IOException {
        build();
        Folders.write(
                out,
                "robots2.txt",
                "",
                "posts/notes.txt",
                "",
                ".git/HEAD",
                "",
                ".git/objects/1",
                "",
                "old/a/b.html",
                "");
        Files.createDirectories(out.resolve("empty/too"));
        Files.createSymbolicLink(out.resolve("link"), site);
        assertEquals(List.of(".git/", "empty/", "link", "old/", "posts/notes.txt", "robots2.txt"), read().foreign());
    }

    @Test
    void refusesAFolderWithoutASite() throws IOException {
        Path typo = site.resolve("pubilc");
        assertEquals("""
                error: there is no finished site in pubilc
                  help: make it with octavo build, or name its folder with --out
                """, reported(typo));
        assertFalse(Files.exists(typo), "nothing is made by looking");
        assertFalse(Files.exists(site.resolve(".octavo")), "nothing is made by looking");
        Folders.write(typo, "index.html", "not ours");
        assertEquals("""
                error: there is no finished site in pubilc
                  help: make it with octavo build, or name its folder with --out
                """, reported(typo));
        assertEquals("""
                error: there is no finished site in content/site.yaml
                  help: make it with octavo build, or name its folder with --out
                """, reported(site.resolve("content/site.yaml")));
    }

    @Test
    void refusesAFileThatWasChangedAfterTheBuild() throws IOException {
        build();
        Files.writeString(out.resolve("index.html"), "cut");
        Files.delete(out.resolve("feed.xml"));
        Files.delete(out.resolve("about/index.html"));
        Files.createDirectories(out.resolve("about/index.html"));
        assertEquals("""
                error: 3 files are not as the build left public: about/index.html, feed.xml, index.html
                  help: build again; to change a file for good, change what it is made from, in templates/ or static/
                """, reported(out));
        Files.delete(out.resolve("about/index.html"));
        Builds.build(site, out);
        assertTrue(read().site().manifest().contains(new OutputPath("feed.xml")));
    }

    @Test
    void refusesABrokenManifest() throws IOException {
        build();
        Files.writeString(site.resolve(".octavo/public/manifest"), "octavo-manifest 2\n../../etc\n");
        assertTrue(reported(out).startsWith("error: the list of the site's files, "), reported(out));
    }

    private String reported(Path folder) {
        ProblemException e =
                assertThrows(ProblemException.class, () -> BuiltSite.read(folder, site, SiteManifest.EMPTY, PLAIN));
        return new ProblemText((path, number) -> Optional.empty())
                        .of(e.problems())
                        .replace(site.toAbsolutePath() + "/", "")
                        .stripTrailing()
                + "\n";
    }
}

package dev.octavo.use.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.build.pipeline.Build;
import dev.octavo.build.pipeline.BuildRequest;
import dev.octavo.lib.address.Slashes;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.Severity;
import dev.octavo.lib.work.Progress;
import dev.octavo.testing.Folders;
import dev.octavo.testing.Rows;
import dev.octavo.testing.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Whole imports: the files of an old blog go in, and those of the new site come out, with the account. Each site builds. */
final class ImportTest {
    private static final String POST = "---\ntitle: A kite\ndate: 2020-01-31\n---\n\nWords.\n";

    /** One pixel. */
    private static final String PICTURE =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    @TempDir
    Path disk;

    @TestFactory
    Stream<DynamicTest> rows() {
        return Rows.of(ImportTest.class, "folders.rows").become(this::imported);
    }

    private String imported(String files) throws IOException {
        Path old = Folders.fresh(disk).resolve("old");
        for (String name : Folders.writeAll(old, files)) {
            if (name.endsWith(".png")) {
                Folders.writeBytes(old.resolve(name), Base64.getDecoder().decode(PICTURE));
            }
            Files.setLastModifiedTime(old.resolve(name), FileTime.from(Instant.parse("2019-05-06T12:00:00Z")));
        }
        Path site = Folders.fresh(disk);
        ImportResult result = Import.run(request(old, site), Progress.SILENT);
        StringBuilder told = new StringBuilder(result.program() + "\n");
        AccountText.lines(result.account())
                .forEach(line -> told.append(line.stripTrailing()).append('\n'));
        try (Stream<Path> all = Files.walk(site)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                String path = Slashes.of(site.relativize(file));
                if (path.matches(".+\\.(?:md|yaml)")) {
                    told.append("--- ").append(path).append('\n').append(Files.readString(file));
                } else if (!path.startsWith(".")) {
                    told.append("--- ").append(path).append('\n');
                }
            }
        }
        List<Problem> errors = Build.check(
                        new BuildRequest(
                                site,
                                disk.resolve("out"),
                                Optional.empty(),
                                false,
                                Instant.parse("2026-01-01T00:00:00Z"),
                                true,
                                1),
                        (stage, done, total) -> {})
                .stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
        return told + (errors.isEmpty() ? "" : Told.of(errors));
    }

    private static ImportRequest request(Path old, Path site) {
        return request(old, site, false, false);
    }

    private static ImportRequest request(Path old, Path site, boolean dryRun, boolean force) {
        return new ImportRequest(
                List.of(old),
                Optional.empty(),
                Optional.empty(),
                site,
                dryRun,
                force,
                false,
                Optional.empty(),
                false,
                LocalDate.parse("2026-01-01"),
                ZoneOffset.UTC);
    }

    private Path jekyll() {
        return Folders.write(
                Folders.fresh(disk),
                "_config.yml",
                "title: Kites\nurl: https://kites.example\n",
                "_posts/2020-01-31-a-kite.md",
                POST,
                "_posts/2020-02-01-wind.md",
                "---\ntitle: Wind\n---\n\n{{ chart }} blows, {% chart a %}.\n");
    }

    @Test
    void anAccountAloneWritesNothing() throws IOException {
        Path site = disk.resolve("site");
        ImportResult result = Import.run(request(jekyll(), site, true, false), Progress.SILENT);
        assertTrue(result.written() > 2);
        assertTrue(Files.notExists(site));
    }

    @Test
    void aSecondImportBringsWhatIsNewAndLeavesWhatTheAuthorHasChanged() throws IOException {
        Path old = jekyll();
        Path site = disk.resolve("site");
        Import.run(request(old, site), Progress.SILENT);
        Path kite = site.resolve("content/posts/2020-01-31-a-kite.md");
        Path wind = site.resolve("content/posts/2020-02-01-wind.md");
        Files.writeString(kite, "My own words.");
        SortedMap<String, String> before = Folders.hashes(site);

        Folders.write(
                old,
                "_posts/2020-01-31-a-kite.md",
                POST + "More.",
                "_posts/2020-03-01-new.md",
                POST.replace("31", "30"));
        Folders.write(old, "_posts/2020-02-01-wind.md", "---\ntitle: Wind\n---\n\nIt blows.\n");
        ImportResult again = Import.run(request(old, site), Progress.SILENT);

        assertEquals(List.of("content/posts/2020-01-31-a-kite.md"), again.changed());
        assertEquals("My own words.", Files.readString(kite));
        assertTrue(Files.readString(wind).endsWith("It blows.\n"));
        assertEquals(2, again.written());
        assertEquals(before.get("content/site.yaml"), Folders.hashes(site).get("content/site.yaml"));

        Path instead = site.resolve("content/posts/2020-01-31-a-kite-2.md");
        for (boolean force : List.of(true, true, false)) {
            ImportResult more = Import.run(request(old, site, false, force), Progress.SILENT);
            assertEquals(
                    Map.of("content/posts/2020-01-31-a-kite.md", "content/posts/2020-01-31-a-kite-2.md"),
                    more.beside());
            assertEquals("My own words.", Files.readString(kite));
            assertTrue(Files.readString(instead).endsWith("More.\n"));
        }
        assertEquals(4, files(site.resolve("content/posts")));

        Files.delete(kite);
        ImportResult last = Import.run(request(old, site, false, true), Progress.SILENT);
        assertEquals(Map.of(), last.beside());
        assertEquals(3, files(site.resolve("content/posts")));
    }

    private static int files(Path folder) throws IOException {
        return Folders.hashes(folder).size();
    }

    private static final String MINE = "---\ntitle: Mine\ndate: 2026-01-01\n---\n\nMy words.\n";

    /** The author's own articles, pictures and settings, of the same names as those of the old blog. */
    private Path ownSite() {
        return Folders.write(
                Folders.fresh(disk),
                "content/site.yaml",
                "title: My own\nurl: https://own.example\n",
                "content/authors/jo.yaml",
                "name: Jo of mine\n",
                "content/posts/a.md",
                MINE,
                "content/posts/b/index.md",
                MINE.replace("Mine", "Mine too") + "![x](p.svg)\n",
                "content/posts/b/p.svg",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>",
                "content/posts/other.md",
                MINE.replace("date:", "permalink: /posts/c/\ndate:").replace("Mine", "Other"),
                "content/posts/d.md",
                MINE.replace("date:", "aliases: [/posts/z/]\ndate:").replace("Mine", "D"),
                "static/logo.svg",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 2\"/>");
    }

    private static String old(String title, String text) {
        return "---\ntitle: " + title + "\ndate: 2020-01-31\n---\n\n" + text + "\n";
    }

    private Path hugo() {
        return Folders.write(
                Folders.fresh(disk),
                "hugo.toml",
                "title = 'Old'\nbaseURL = 'https://old.example/'\n",
                "content/posts/a.md",
                old("A", "See [b](/posts/b/) and ![logo](/logo.svg)."),
                "content/posts/b/index.md",
                old("B", "![x](p.svg) [a](/posts/a/)"),
                "content/posts/b/p.svg",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 3 3\"/>",
                "content/posts/c.md",
                old("C", "[a](/posts/a/#x)"),
                "static/logo.svg",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 4\"/>");
    }

    @Test
    void whatTheAuthorHasStaysAndTheOldBlogGoesBesideIt() throws IOException {
        Path site = ownSite();
        Path old = hugo();
        SortedMap<String, String> before = Folders.hashes(site);
        SortedMap<String, String> first = new TreeMap<>();
        for (boolean force : List.of(false, false, true, true, false)) {
            ImportResult result = Import.run(request(old, site, false, force), Progress.SILENT);
            SortedMap<String, String> after = Folders.hashes(site);
            if (first.isEmpty()) {
                first.putAll(after);
            }
            assertEquals(first.keySet(), after.keySet(), () -> "force: " + force);
            before.forEach((file, hash) -> assertEquals(hash, after.get(file), file));
            assertEquals(
                    Map.of(
                            "content/posts/a.md", "content/posts/a-2.md",
                            "content/posts/b/index.md", "content/posts/b-2/index.md",
                            "content/site.yaml", "import-settings.yaml",
                            "static/logo.svg", "static/logo-2.svg"),
                    result.beside());
            assertEquals(List.of(), result.changed());
        }
        assertEquals("[a](a-2.md)", lastLine(site.resolve("content/posts/c.md")));
        assertEquals("![x](p.svg) [a](../a-2.md)", lastLine(site.resolve("content/posts/b-2/index.md")));
        assertTrue(Files.readString(site.resolve("content/posts/b-2/p.svg")).contains("0 0 3 3"));
        assertEquals("See [b](b-2/index.md) and ![logo](/logo-2.svg).", lastLine(site.resolve("content/posts/a-2.md")));
        assertTrue(Files.readString(site.resolve("content/posts/c.md")).contains("permalink: /posts/c-2/"));
        assertTrue(Files.readString(site.resolve("import-settings.yaml")).contains("title: Old"));
        assertEquals(List.of(), errors(site));

        Files.delete(site.resolve("import-settings.yaml"));
        Import.run(request(old, site), Progress.SILENT);
        assertTrue(Files.notExists(site.resolve("import-settings.yaml")), "the author has read it");
    }

    private static String lastLine(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return lines.get(lines.size() - 1);
    }

    private List<Problem> errors(Path site) {
        return Build.check(
                        new BuildRequest(
                                site,
                                disk.resolve("out"),
                                Optional.empty(),
                                false,
                                Instant.parse("2026-01-01T00:00:00Z"),
                                true,
                                1),
                        (stage, done, total) -> {})
                .stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
    }

    @Test
    void aPictureOfTheAuthorsStaysBesideAnImportedPost() throws IOException {
        Path site = ownSite();
        Folders.write(site, "content/posts/c/q.svg", "<svg>mine</svg>");
        Path old = hugo();
        Folders.write(old, "content/posts/c.md", old("C", "![x](/img/q.svg)"), "assets/img/q.svg", "<svg>old</svg>");
        Import.run(request(old, site), Progress.SILENT);
        assertEquals("![x](c/q-2.svg)", lastLine(site.resolve("content/posts/c.md")));
        assertEquals("<svg>mine</svg>", Files.readString(site.resolve("content/posts/c/q.svg")));
        assertEquals("<svg>old</svg>", Files.readString(site.resolve("content/posts/c/q-2.svg")));
    }

    @Test
    void theSettingsAreMadeAgainByForceUnlessTheAuthorHasChangedThem() throws IOException {
        Path site = disk.resolve("site");
        Path old = hugo();
        Path settings = site.resolve("content/site.yaml");
        Import.run(request(old, site), Progress.SILENT);
        Folders.write(old, "hugo.toml", "title = 'New'\nbaseURL = 'https://old.example/'\n");
        Import.run(request(old, site), Progress.SILENT);
        assertTrue(Files.readString(settings).contains("title: Old"));
        Import.run(request(old, site, false, true), Progress.SILENT);
        assertTrue(Files.readString(settings).contains("title: New"));
        Files.writeString(settings, Files.readString(settings) + "tagline: Mine\n");
        Folders.write(old, "hugo.toml", "title = 'Newer'\nbaseURL = 'https://old.example/'\n");
        assertEquals(Map.of(), Import.run(request(old, site), Progress.SILENT).beside());
        assertEquals(
                Map.of("content/site.yaml", "import-settings.yaml"),
                Import.run(request(old, site, false, true), Progress.SILENT).beside());
        assertTrue(Files.readString(settings).endsWith("tagline: Mine\n"));
    }

    @Test
    void theListOfWhatWasImportedMayBeLost() throws IOException {
        Path site = disk.resolve("site");
        Path old = hugo();
        Import.run(request(old, site), Progress.SILENT);
        Files.delete(site.resolve(ImportRecord.FILE));
        SortedMap<String, String> before = Folders.hashes(site);
        Path post = site.resolve("content/posts/a.md");
        Files.writeString(post, Files.readString(post) + "My words.\n");
        ImportResult again = Import.run(request(old, site), Progress.SILENT);
        assertEquals(List.of("content/posts/a.md"), again.changed());
        assertEquals(before.size() + 1, files(site)); // the list
    }

    @Test
    void aSecondBlogReplacesNothingOfTheFirst() throws IOException {
        Path site = disk.resolve("site");
        Path first = hugo();
        Import.run(request(first, site), Progress.SILENT);
        SortedMap<String, String> before = Folders.hashes(site);
        Path second = Folders.write(
                Folders.fresh(disk),
                "_config.yml",
                "title: Second\nurl: https://second.example\n",
                "_posts/2021-05-05-a.md",
                "---\ntitle: Second A\npermalink: /posts/a/\n---\n\nSecond.\n");
        for (int time = 0; time < 2; time++) {
            Import.run(request(second, site), Progress.SILENT);
            Import.run(request(first, site), Progress.SILENT);
            SortedMap<String, String> after = Folders.hashes(site);
            before.keySet().removeIf(file -> file.startsWith(".octavo"));
            before.forEach((file, hash) -> assertEquals(hash, after.get(file), file));
            assertEquals(List.of(), errors(site));
        }
        assertEquals(
                4,
                Folders.hashes(site.resolve("content/posts")).keySet().stream()
                        .filter(file -> file.endsWith(".md"))
                        .count());
    }

    @Test
    void aTableOfTagsIsObeyed() throws IOException {
        Path site = disk.resolve("site");
        Path old = jekyll();
        Import.run(request(old, site), Progress.SILENT);
        assertTrue(Files.readString(site.resolve("import.yaml")).contains("# chart: \"\"   # 1 time"));
        Folders.write(site, "import.yaml", "chart: \"**{0}**\"\n");
        Import.run(request(old, site), Progress.SILENT);
        assertTrue(Files.readString(site.resolve("content/posts/2020-02-01-wind.md"))
                .contains("blows, **a**."));
    }

    @Test
    void aWrongTableOfTagsIsNamed() {
        Path site = Folders.write(Folders.fresh(disk), "import.yaml", "chart: [\n");
        assertThrows(ProblemException.class, () -> Import.run(request(jekyll(), site), Progress.SILENT));
    }

    @Test
    void nothingIsWrittenThroughALinkOutOfTheSite() throws IOException {
        Path outside = Folders.fresh(disk);
        Path site = Folders.fresh(disk);
        Files.createSymbolicLink(site.resolve("content"), outside);
        assertThrows(ProblemException.class, () -> Import.run(request(jekyll(), site), Progress.SILENT));
        assertEquals(Map.of(), Folders.hashes(outside));
    }

    @Test
    void everyOldAddressIsTriedOnTheNewSite() throws IOException {
        Path site = Folders.write(
                Folders.fresh(disk),
                "content/site.yaml",
                "title: Kites\nurl: https://kites.example/blog\n",
                "public/a/index.html",
                "<h2 id=\"top\">A</h2>",
                "public/b/index.html",
                "<meta http-equiv=\"refresh\" content=\"0; url=https://kites.example/blog/a/\">");
        Path old = Folders.write(
                Folders.fresh(disk),
                "blog/a/index.html",
                "<a href=\"#top\">x</a> <a href=\"/blog/b/#none\">y</a> <a href=\"https://other.example/#z\">z</a>",
                "blog/c.html",
                "");
        Verification.Result result = Verification.of(old, site.resolve("public"), site);
        assertEquals(List.of("/blog/b/#none", "/blog/c.html"), result.missing());
        assertEquals(4, result.tried());

        Path sitemap = Folders.write(
                        disk,
                        "map.xml",
                        "<urlset><url><loc>https://kites.example/blog/b</loc></url><url><loc>/blog/d/</loc></url></urlset>")
                .resolve("map.xml");
        assertEquals(
                List.of("/blog/d/"),
                Verification.of(sitemap, site.resolve("public"), site).missing());
    }
}

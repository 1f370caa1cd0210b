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

        Import.run(request(old, site, false, true), Progress.SILENT);
        assertTrue(Files.readString(kite).endsWith("More.\n"));
    }

    @Test
    void aTableOfTagsIsObeyed() throws IOException {
        Path site = disk.resolve("site");
        Path old = jekyll();
        Import.run(request(old, site), Progress.SILENT);
        assertTrue(Files.readString(site.resolve("import.yaml")).contains("# chart: \"\"   # 1 times"));
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
        assertThrows(IOException.class, () -> Import.run(request(jekyll(), site), Progress.SILENT));
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

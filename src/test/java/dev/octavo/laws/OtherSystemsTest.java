package dev.octavo.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.octavo.build.pipeline.preview.ChangedFiles;
import dev.octavo.build.pipeline.preview.Preview;
import dev.octavo.build.pipeline.preview.PreviewRequest;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.library.Octavo;
import dev.octavo.library.Request;
import dev.octavo.testing.Folders;
import dev.octavo.use.scaffold.NewArticle;
import dev.octavo.use.scaffold.NewSite;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On file systems like those of Windows and macOS, a site is read, built, cached and rebuilt as on Linux. */
final class OtherSystemsTest {
    private static final Instant NOW = Instant.parse("2026-01-02T12:00:00Z");

    /** A file system, and a folder on it with every peculiarity of that system's paths. */
    enum Disk {
        WINDOWS("C:\\Users\\Ada Quill\\Müll & Söhne\\blog"),
        MACOS("/Users/ada quill/Blog");

        private final String folder;

        Disk(String folder) {
            this.folder = folder;
        }

        FileSystem empty() {
            return Jimfs.newFileSystem(this == WINDOWS ? Configuration.windows() : Configuration.osX());
        }
    }

    private static Path written(Path site, String lineEnd) {
        return Folders.write(
                site,
                "content/site.yaml",
                "title: T\nurl: https://t.example/\n".replace("\n", lineEnd),
                "content/posts/a.md",
                "---\ntitle: A\ndate: 2026-01-01\ntags: [one]\n---\nSee [B](b/index.md) and ![an x](b/x.svg).\n"
                        .replace("\n", lineEnd),
                "content/posts/b/index.md",
                "---\ntitle: Bücher\ndate: 2025-01-01\n---\n# Two\n\n```java\nint a;\n```\n".replace("\n", lineEnd),
                "content/posts/b/x.svg",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>",
                "static/files/y.txt",
                "y");
    }

    private static Request request(Path site) {
        return Request.of(site).asOf(NOW);
    }

    @ParameterizedTest
    @EnumSource
    void theSameSiteIsMade(Disk disk, @TempDir Path here) throws IOException {
        written(here, "\n");
        Octavo.build(request(here));
        try (FileSystem system = disk.empty()) {
            Path site = written(system.getPath(disk.folder), "\n");
            assertEquals(2, Octavo.build(request(site)).posts());
            assertEquals(Folders.hashes(here.resolve("public")), Folders.hashes(site.resolve("public")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void linesMayEndAsOnThatSystem(Disk disk, @TempDir Path here) throws IOException {
        written(here, "\n");
        Octavo.build(request(here));
        try (FileSystem system = disk.empty()) {
            Path site = written(system.getPath(disk.folder), "\r\n");
            Octavo.build(request(site));
            assertEquals(Folders.hashes(here.resolve("public")), Folders.hashes(site.resolve("public")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void onlyWhatChangedIsMadeAgain(Disk disk) throws IOException {
        try (FileSystem system = disk.empty()) {
            Path site = written(system.getPath(disk.folder), "\n");
            Octavo.build(request(site));
            assertEquals(0, Octavo.build(request(site)).written());

            Folders.write(site, "content/posts/c.md", "---\ntitle: C\ndate: 2026-01-02\n---\nNew.\n");
            Files.delete(site.resolve("static/files/y.txt"));
            assertEquals(List.of(), Octavo.build(request(site)).warnings());
            assertTrue(Files.isRegularFile(site.resolve("public/posts/c/index.html")));
            assertFalse(Files.exists(site.resolve("public/files")));

            Path clean = written(site.resolveSibling("clean"), "\n");
            Folders.write(clean, "content/posts/c.md", "---\ntitle: C\ndate: 2026-01-02\n---\nNew.\n");
            Files.delete(clean.resolve("static/files/y.txt"));
            Octavo.build(request(clean));
            assertEquals(Folders.hashes(clean.resolve("public")), Folders.hashes(site.resolve("public")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMistakeNamesItsFileWithSlashesAndLeavesTheSite(Disk disk) throws IOException {
        try (FileSystem system = disk.empty()) {
            Path site = written(system.getPath(disk.folder), "\n");
            Octavo.build(request(site));
            var before = Folders.hashes(site.resolve("public"));
            Folders.write(site, "content/posts/c.md", "---\ntitel: C\ndate: 2026-01-02\n---\n[x](b\\index.md)\n");
            ProblemException mistakes = assertThrows(ProblemException.class, () -> Octavo.build(request(site)));
            assertTrue(Octavo.text(request(site), mistakes.problems()).contains("content/posts/c.md:2:1"));
            assertEquals(before, Folders.hashes(site.resolve("public")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNewSiteWithANewPostIsChecked(Disk disk) throws IOException {
        try (FileSystem system = disk.empty()) {
            Path site = system.getPath(disk.folder);
            LocalDate today = LocalDate.parse("2026-01-01");
            assertTrue(NewSite.write(site, today, ZoneId.of("UTC"), Optional.empty())
                    .written()
                    .contains(site.resolve("content/site.yaml")));
            Path inside = site.resolve("content/posts");
            Path post = NewArticle.write(NewArticle.Kind.POST, Optional.empty(), "A Day Out", inside, today);
            assertEquals(site.resolve("content/posts/a-day-out.md"), post);
            ProblemException again = assertThrows(
                    ProblemException.class,
                    () -> NewArticle.write(NewArticle.Kind.POST, Optional.empty(), "A Day Out", inside, today));
            assertEquals(
                    Optional.of(Location.file("content/posts/a-day-out.md")),
                    again.problems().get(0).location());
            assertEquals(
                    List.of(),
                    Octavo.check(request(site).at("https://t.example/").drafts()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPreviewFollowsWhatIsSaved(Disk disk) throws IOException {
        try (FileSystem system = disk.empty()) {
            Path site = written(system.getPath(disk.folder), "\n");
            PreviewRequest request = new PreviewRequest(site, site.resolve("public"), InstantSource.fixed(NOW), 1);
            try (Preview preview = Preview.of(request, Assertions::fail)) {
                Address page = new Address("/posts/a/");
                assertTrue(shown(preview, page).contains("See "));
                Folders.write(site, "content/posts/a.md", "---\ntitle: A\ndate: 2026-01-01\n---\nIt changed.\n");
                preview.update(new ChangedFiles(Set.of(new SourcePath("content/posts/a.md")), false), () -> {});
                assertTrue(shown(preview, page).contains("It changed."));
            }
        }
    }

    private static String shown(Preview preview, Address page) throws IOException {
        try (InputStream in = preview.at(page).orElseThrow().bytes().get()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aDriveOfWindowsIsNoOutFolder() throws IOException {
        try (FileSystem system = Jimfs.newFileSystem(Configuration.windows())) {
            Path site = written(system.getPath("C:\\blog"), "\n");
            ProblemException refused = assertThrows(
                    ProblemException.class, () -> Octavo.build(request(site).to(system.getPath("C:\\"))));
            assertTrue(refused.getMessage().contains("root of the disk"), refused::getMessage);
        }
    }

    @Test
    void foldersThatDifferInCaseAreOneOnWindows() throws IOException {
        try (FileSystem system = Jimfs.newFileSystem(Configuration.windows())) {
            Path site = written(system.getPath("C:\\blog"), "\n");
            ProblemException refused = assertThrows(
                    ProblemException.class, () -> Octavo.build(request(site).to(system.getPath("c:\\BLOG\\Content"))));
            assertTrue(refused.getMessage().contains("folder content"), refused::getMessage);
        }
    }
}

package dev.octavo.scaffold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NewSiteTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private final Path folder;

    NewSiteTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void makesEverythingThatABuildNeeds() throws IOException {
        Path site = folder.resolve("sites/my-new_blog");
        List<Path> files = NewSite.write(site, TODAY, ZONE);
        assertEquals(
                List.of(
                        ".gitignore",
                        "content/authors/me.svg",
                        "content/authors/me.yaml",
                        "content/pages/about.md",
                        "content/posts/how-to-write-a-post/index.md",
                        "content/posts/how-to-write-a-post/lamp.svg",
                        "content/posts/the-first-page/index.md",
                        "content/posts/the-first-page/window.svg",
                        "content/site.yaml"),
                files.stream().map(f -> site.relativize(f).toString()).toList());
        assertTrue(files.stream().allMatch(Files::isRegularFile));
    }

    @Test
    void fillsInTitleZoneAndDates() throws IOException {
        Path site = folder.resolve("my-new_blog");
        NewSite.write(site, TODAY, ZONE);
        String config = Files.readString(site.resolve("content/site.yaml"));
        assertTrue(config.contains("\ntitle: My new blog\n"), config);
        assertTrue(config.contains("\ntime-zone: Europe/Berlin\n"), config);
        String hello = Files.readString(site.resolve("content/posts/the-first-page/index.md"));
        assertTrue(hello.contains("\ndate: 2026-03-01\n"), hello);
        String other = Files.readString(site.resolve("content/posts/how-to-write-a-post/index.md"));
        assertTrue(other.contains("\ndate: 2026-02-28\n"), other);
    }

    @Test
    void takesARepositoryWithNothingInItYet() throws IOException {
        Files.createDirectories(folder.resolve(".git"));
        Files.writeString(folder.resolve("README.md"), "# Blog");
        Files.writeString(folder.resolve("LICENSE"), "MIT");
        Files.writeString(folder.resolve(".gitignore"), "*.log");
        NewSite.write(folder, TODAY, ZONE);
        assertEquals("# Blog", Files.readString(folder.resolve("README.md")));
        assertEquals(
                "*.log\n# What a build makes\n/public/\n/.octavo/\n", Files.readString(folder.resolve(".gitignore")));
        assertTrue(Files.exists(folder.resolve("content/site.yaml")));
    }

    @Test
    void takesAFolderThatIsThereAndEmpty() throws IOException {
        assertEquals(9, NewSite.write(folder, TODAY, ZONE).size());
    }

    @Test
    void refusesAFolderWithSomethingInIt() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "mine");
        ProblemException thrown = assertThrows(ProblemException.class, () -> NewSite.write(folder, TODAY, ZONE));
        assertEquals(
                "the folder " + folder + " is not empty: it holds a.txt",
                thrown.problems().get(0).message());
        assertTrue(Files.notExists(folder.resolve("content")));
    }

    @Test
    void refusesAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "mine");
        ProblemException thrown = assertThrows(ProblemException.class, () -> NewSite.write(file, TODAY, ZONE));
        assertEquals(file + " is a file", thrown.problems().get(0).message());
    }
}

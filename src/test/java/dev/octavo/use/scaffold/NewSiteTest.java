package dev.octavo.use.scaffold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.problem.ProblemException;
import dev.octavo.testing.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        List<Path> files = NewSite.write(site, TODAY, ZONE, Optional.empty()).written();
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
    void beginsWithATheme() throws IOException {
        Folders.write(folder, "themes/paper/theme.yaml", "name: Paper\n");
        NewSite.write(folder, TODAY, ZONE, Optional.of("paper"));
        String config = Files.readString(folder.resolve("content/site.yaml"));
        assertTrue(config.endsWith("\ntheme: paper\n"), config);
        Path other = folder.resolve("other");
        ProblemException thrown =
                assertThrows(ProblemException.class, () -> NewSite.write(other, TODAY, ZONE, Optional.of("defualt")));
        assertEquals(
                "did you mean \"default\"?", thrown.problems().get(0).hint().orElseThrow());
        assertFalse(Files.exists(other));
    }

    @Test
    void fillsInTitleZoneAndDates() throws IOException {
        Path site = folder.resolve("my-new_blog");
        NewSite.write(site, TODAY, ZONE, Optional.empty());
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
        NewSite.write(folder, TODAY, ZONE, Optional.empty());
        assertEquals("# Blog", Files.readString(folder.resolve("README.md")));
        assertEquals(
                "*.log\n# What a build makes\n/public/\n/.octavo/\n", Files.readString(folder.resolve(".gitignore")));
        assertTrue(Files.exists(folder.resolve("content/site.yaml")));
    }

    @Test
    void takesAFolderThatIsThereAndEmpty() throws IOException {
        assertEquals(
                9,
                NewSite.write(folder, TODAY, ZONE, Optional.empty()).written().size());
    }

    @Test
    void writesOnlyWhatIsMissing() throws IOException {
        Folders.write(folder, "content/authors/me.yaml", "name: Me");
        Folders.write(folder, "content/pages/about/index.md", "mine");
        Folders.write(folder, "package.json", "{}");
        NewSite.Begun begun = NewSite.write(folder, TODAY, ZONE, Optional.empty());
        assertEquals(7, begun.written().size());
        assertEquals(List.of("Left as they were: content/authors/me.yaml, content/pages/about.md"), begun.notes());
        assertEquals("name: Me", Files.readString(folder.resolve("content/authors/me.yaml")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.md", "A.MD", "2026/a.markdown"})
    void writesNoExamplesBesidePosts(String post) throws IOException {
        Folders.write(folder, "content/posts/" + post, "mine");
        assertEquals(
                List.of("No example posts, since content/posts/ has posts"),
                NewSite.write(folder, TODAY, ZONE, Optional.empty()).notes());
    }

    @Test
    void refusesAFolderWithASite() throws IOException {
        NewSite.write(folder, TODAY, ZONE, Optional.empty());
        ProblemException thrown =
                assertThrows(ProblemException.class, () -> NewSite.write(folder, TODAY, ZONE, Optional.empty()));
        assertEquals(
                "there is a site already in " + folder, thrown.problems().get(0).message());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        hugo.toml         | baseURL = 'https://a.org/b/'⏎title = 'A: b'⏎languageCode = 'de-DE' | "A: b" | https://a.org/b/ | de-DE
        hugo.yaml         | title: A⏎baseurl: a⏎params: {title: B}       | A           | https://blog.example/ | en
        config.toml       | base_url = 'https://a.org'⏎title = 'A'⏎default_language = 'fr' | A | https://a.org | fr
        config.toml       | title = A⏎                                   | A           | https://blog.example/ | en
        _config.yml       | title: A⏎url: https://a.org⏎baseurl: /b⏎locale: en_US | A  | https://a.org/b  | en-US
        _config.yml       | title: [A]⏎lang: english⏎url: 7              | Blog        | https://blog.example/ | en
        mkdocs.yml        | site_name: A⏎site_url: https://a.org/b/      | A           | https://a.org/b/ | en
        astro.config.mjs  | export default x({⏎  site: 'https://a.org',⏎  base: "/b",⏎      title: 'C' | C | https://a.org/b | en
        quartz.config.ts  | {⏎    pageTitle: "A",⏎    baseUrl: "a.b.org/c",⏎    locale: "de-DE" | A | https://a.b.org/c | de-DE
        """)
    void takesWhatAnotherGeneratorKnows(String file, String text, String title, String url, String language)
            throws IOException {
        Path site = folder.resolve("blog");
        Folders.write(site, file, text.replace('⏎', '\n'));
        NewSite.write(site, TODAY, ZONE, Optional.empty());
        String config = Files.readString(site.resolve("content/site.yaml"));
        for (String line : List.of("title: " + title, "url: " + url, "language: " + language)) {
            assertTrue(config.contains("\n" + line + "\n"), () -> line + " in\n" + config);
        }
    }

    @Test
    void refusesAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "mine");
        ProblemException thrown =
                assertThrows(ProblemException.class, () -> NewSite.write(file, TODAY, ZONE, Optional.empty()));
        assertEquals(file + " is a file", thrown.problems().get(0).message());
    }
}

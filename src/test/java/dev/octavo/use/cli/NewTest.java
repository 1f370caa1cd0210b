package dev.octavo.use.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.testing.Folders;
import dev.octavo.testing.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("both")
final class NewTest {
    private final Path folder;
    private final Shell shell;

    NewTest(@TempDir Path folder) {
        this.folder = folder;
        this.shell = Shell.in(folder);
    }

    @Test
    void aNewSitePrintsItsFolderAndHowToSeeIt() {
        assertEquals(new Run(0, "my blog\n", """
            A site to begin with.
            See it in the browser while you write:  octavo serve --site 'my blog'
            """), shell.octavo("new", "site", "my blog"));
        assertTrue(Files.exists(folder.resolve("my blog/content/site.yaml")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "log", "magazine", "folio"})
    void aNewSiteHasNothingWrong(String theme) {
        assertEquals(0, shell.octavo("new", "site", "a", "--theme", theme).code());
        assertEquals(new Run(0, "Nothing is wrong with the site.\n", ""), shell.octavo("check", "--site", "a"));
    }

    @Test
    void aSiteIsNotMadeOverAnother() {
        shell.octavo("new", "site", "a");
        assertEquals(new Run(1, "", """
            error: there is a site already in %s
              content/site.yaml
              help: octavo serve shows it; for another one, choose another folder: octavo new site DIR

            """.formatted(folder.resolve("a"))), shell.octavo("new", "site", "a"));
    }

    @Test
    void aPostWithPicturesGetsAFolder() {
        shell.octavo("new", "site", ".");
        assertEquals(
                new Run(0, "content/posts/four-weeks/index.md\n", "It is a draft:  octavo serve  shows it.\n"),
                shell.octavo("new", "post", "--folder", "Four weeks"));
        assertEquals(1, shell.octavo("new", "post", "Four weeks").code());
    }

    @Test
    void aPostPrintsItsFileAndNothingElse() throws IOException {
        shell.octavo("new", "site", ".");
        Run run = shell.octavo("new", "post", "@home: an evening");
        assertEquals(
                new Run(0, "content/posts/home-an-evening.md\n", "It is a draft:  octavo serve  shows it.\n"), run);
        String text = Files.readString(folder.resolve("content/posts/home-an-evening.md"));
        assertTrue(text.startsWith("---\ntitle: \"@home: an evening\"\ndate: 2026-11-24\n"), text);
    }

    @Test
    void aTitleMayGoWithoutQuotes() {
        shell.octavo("new", "site", ".");
        assertEquals(
                "content/pages/talks-and-slides.md\n",
                shell.octavo("new", "page", "Talks", "and", "slides").out());
    }

    @Test
    void initBeginsASiteInThisFolder() {
        Run run = shell.octavo("init");
        assertEquals(0, run.code());
        assertTrue(run.err().endsWith("  octavo serve\n"), run.err());
        assertTrue(Files.exists(folder.resolve("content/site.yaml")));
        assertEquals(0, shell.octavo("init", "other").code());
        assertTrue(Files.exists(folder.resolve("other/content/site.yaml")));
    }

    @Test
    void initSaysWhatItFoundInTheFolder() {
        Folders.write(folder, "hugo.toml", "title = 'A: b'\nbaseURL = '/'\n");
        Folders.write(folder, ".gitignore", "/public/\n.octavo\n");
        Folders.write(folder, "content/posts/a.md", "---\ntitle: A\ndate: 2026-01-01\n---\nText.\n");
        Folders.write(folder, "notes/b.md", "# B");
        Folders.write(folder, "README.md", "# Mine");
        assertEquals(
                new Run(0, folder + "\n", """
            Written: content/authors/me.svg, content/authors/me.yaml, content/pages/about.md, content/site.yaml
            Taken from hugo.toml: title
            Not taken from hugo.toml: "url" must be a complete URL (write https://example.org/)
            Left as it was: .gitignore
            No example posts, since content/posts/ has posts
            1 Markdown file outside content/, as in notes/: Octavo reads posts in content/posts/ and pages in content/pages/
            Here is a site of Hugo. To take over its articles, pictures and addresses, import it into a new folder:  octavo import . --site %s
            See it in the browser while you write:  octavo serve
            """.formatted(Path.of("..", folder.getFileName() + "-octavo"))),
                shell.octavo("init"));
        assertEquals("Nothing is wrong with the site.\n", shell.octavo("check").out());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        _config.yml _posts/a.md        | Jekyll
        hugo.toml archetypes/a.md      | Hugo
        _config.yml scaffolds/post.md  | Hexo
        .eleventy.js                   | Eleventy
        astro.config.mjs src/pages/a.md | Astro
        .obsidian/app.json             | Obsidian
        """)
    void initNamesTheImportOfAnotherProgramsSite(String files, String program) {
        for (String file : files.split(" ", -1)) {
            Folders.write(folder, "old/" + file, "");
        }
        String said = shell.octavo("init", "old").err();
        assertTrue(said.contains("Here is a site of " + program + ". "), said);
        assertTrue(said.contains("octavo import old --site old-octavo\n"), said);
    }

    @Test
    void initTakesWhatAnotherProgramKnowsAndWritesInItsLanguage() throws IOException {
        Folders.write(folder, "hugo.toml", """
            title = 'Wind'
            baseURL = 'https://wind.example.net/'
            languageCode = 'de-de'
            [params]
            description = 'Über: Drachen'
            """);
        shell.octavo("init");
        String settings = Files.readString(folder.resolve("content/site.yaml"));
        assertTrue(settings.contains("\ntitle: Wind\ndescription: \"Über: Drachen\"\n\n"), settings);
        assertTrue(settings.contains("""
              - title: Archiv
                url: /archive/
              - title: Schlagwörter
                url: /tags/
              - title: Über mich
            """), settings);
        assertTrue(
                Files.readString(folder.resolve("content/pages/about.md")).startsWith("---\ntitle: Über mich\n---\n"));
        assertEquals(0, shell.octavo("build").code());
    }

    @ParameterizedTest
    @EnabledOnOs({OS.LINUX, OS.MAC})
    @CsvSource({"VISUAL, EDITOR", "EDITOR, OTHER"})
    void theEditorOpensTheFileWithItsArgumentsAndIsWaitedFor(String variable, String other) throws IOException {
        shell.octavo("new", "site", ".");
        Folders.write(folder, "my editor", "#!/bin/sh\n[ \"$1\" = --wait ] && sleep 0.1 && echo Edited >> \"$2\"\n");
        assertTrue(folder.resolve("my editor").toFile().setExecutable(true));
        String command = "'" + folder.resolve("my editor") + "' --wait";
        Run run = shell.with(Map.of(variable, command, other, "false")).octavo("new", "post", "--edit", "A walk");
        assertEquals(0, run.code(), run.err());
        assertTrue(Files.readString(folder.resolve("content/posts/a-walk.md")).endsWith("\nEdited\n"));
    }

    @Test
    void createsNothingWithoutAnEditor() {
        shell.octavo("new", "site", ".");
        assertEquals(new Run(1, "", """
            error: --edit needs an editor, and neither VISUAL nor EDITOR names one
              help: name it, for good in your shell's settings: export VISUAL=nano, or VISUAL="code --wait"

            """), shell.with(Map.of("VISUAL", " ")).octavo("new", "page", "--edit", "A"));
        assertTrue(Files.notExists(folder.resolve("content/pages/a.md")));
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void anEditorThatFailsIsNamed() {
        shell.octavo("new", "site", ".");
        Run run = shell.with(Map.of("EDITOR", "exit 3;")).octavo("new", "page", "--edit", "A");
        assertEquals(new Run(1, "content/pages/a.md\n", """
            error: the editor that EDITOR names ended with 3: exit 3;
              help: the file is there; open it, or put right what EDITOR says

            """), run);
    }

    @Test
    void aPostFindsTheSiteAround() {
        shell.octavo("new", "site", "blog");
        Shell below = Shell.in(folder.resolve("blog/content/posts"));
        assertEquals("a.md\n", below.octavo("new", "post", "A").out());
    }

    @Test
    void aWorkflowPrintsItsFileAndTheRemainingSteps() {
        shell.octavo("new", "site", ".");
        Run run = shell.octavo("new", "workflow", "netlify");
        assertEquals(0, run.code());
        assertEquals(".github/workflows/netlify.yml\n", run.out());
        assertTrue(
                run.err().startsWith("Publishes to Netlify after every push to main, and once a day.\nNext:\n"),
                run.err());
        assertEquals(new Run(1, "", """
            error: there is already a file %s/.github/workflows/netlify.yml
              help: keep it, or rename it and ask again: octavo new workflow netlify

            """.formatted(folder)), shell.octavo("new", "workflow", "netlify"));
    }

    @Test
    void problemsAreColouredOnATerminalOnly() {
        Run plain = shell.octavo("new", "post", "A");
        Run coloured = new Shell(folder, 80, true).octavo("new", "post", "A");
        Run noColour = new Shell(folder, 80, false).octavo("new", "post", "A");
        assertTrue(plain.err().startsWith("error: there is no site here"), plain.err());
        assertEquals(plain.err().replace("error:", "\033[1;31merror:\033[0m"), coloured.err());
        assertEquals(plain, noColour);
    }
}

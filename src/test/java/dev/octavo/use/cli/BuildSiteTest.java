package dev.octavo.use.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.testing.Folders;
import dev.octavo.testing.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Builds of a new site, as an author sees them. */
@Tag("both")
final class BuildSiteTest {
    private final Path site;
    private final Shell shell;

    BuildSiteTest(@TempDir Path folder) {
        site = folder.resolve("blog");
        Shell.in(folder).octavo("new", "site", "blog");
        shell = Shell.in(site);
    }

    @Test
    void aNewSiteBuildsWithoutWarnings() {
        Run first = shell.octavo("build");
        assertEquals("", first.err());
        assertTrue(
                first.out()
                        .matches(
                                "Built 2 posts in \\d+\\.\\d\\d s: \\d+ files written, 0 unchanged, 0 removed → public/\n"),
                first.out());
        assertEquals(0, first.code());
        assertTrue(Files.exists(site.resolve("public/index.html")));
    }

    @Test
    void buildingTwiceWritesNothing() {
        shell.octavo("build");
        Run second = shell.octavo("build");
        assertTrue(
                second.out().matches("Built 2 posts in .* s: 0 files written, [1-9]\\d* unchanged, 0 removed .*\n"),
                second.out());
    }

    @Test
    void aSecretThatIsPublishedIsReportedByEveryBuildAndCheck() throws IOException {
        Files.createDirectories(site.resolve("static"));
        Files.writeString(site.resolve("static/deploy.txt"), "gh" + "p_q7Zk2vXr9LmT4bWn8YcHs5JdPf3RgUe6AoKx");
        for (String command : new String[] {"build", "build", "check"}) {
            String shown = shell.octavo(command).err();
            assertTrue(
                    shown.contains("contains an access token of GitHub in line 1 [secret]\n  static/deploy.txt\n"),
                    shown);
        }
    }

    @Test
    void findsTheEnclosingSiteAndTheNamedFolders() {
        assertEquals(0, Shell.in(site.resolve("content/posts")).octavo("build").code());
        assertTrue(Files.exists(site.resolve("public/index.html")));
        Run elsewhere = Shell.in(site.getRoot())
                .octavo(
                        "build",
                        "--site",
                        site.toString(),
                        "--out",
                        site.resolveSibling("www").toString());
        assertEquals(0, elsewhere.code(), elsewhere.err());
        assertTrue(Files.exists(site.resolveSibling("www/index.html")));
    }

    @Test
    void aSiteWithABucketElsewhereIsBuilt() throws IOException {
        Path settings = site.resolve("content/site.yaml");
        String bucket = "publish: {live: {s3: blog, endpoint: \"https://storage.example/\", region: eu}}\n";
        Files.writeString(settings, Files.readString(settings) + bucket);
        Run run = shell.octavo("build");
        assertEquals(0, run.code(), run.err());
    }

    @Test
    void anotherUrlChangesEveryAddress() throws IOException {
        shell.octavo("build", "--url", "https://other.example/notes/");
        assertTrue(Files.readString(site.resolve("public/index.html")).contains("href=\"/notes/about/\""));
        assertTrue(Files.readString(site.resolve("public/feed.xml")).contains("https://other.example/notes/"));
    }

    private static String folder(String command) {
        return command.equals("build") ? "public" : ".octavo/not-public";
    }

    @Test
    void whatReadersAreNotToGetStaysOutOfTheFolderThatIsPublished() throws IOException {
        shell.octavo("new", "post", "Later");
        assertEquals(0, shell.octavo("build").code());
        Path home = site.resolve("public/index.html");
        String before = Files.readString(home);
        Run first = shell.octavo("build", "--drafts");
        assertTrue(first.out().endsWith(" → .octavo/not-public/\n"), first::out);
        assertEquals(
                "Readers are not to get this yet, so public/ stays as it was. octavo serve  shows drafts in the browser.\n",
                first.err());
        Run again = shell.octavo("build", "--drafts");
        assertTrue(again.out().contains(": 0 files written, "), again::out);
        assertEquals(0, shell.octavo("build", "--drafts", "--clean").code());
        assertEquals(before, Files.readString(home));
        assertTrue(shell.octavo("build").out().contains(": 0 files written, "));
        Run elsewhere = shell.octavo("build", "--drafts", "--out", "public");
        assertEquals("", elsewhere.err());
        assertTrue(Files.exists(site.resolve("public/posts/later/index.html")));
        Run refused = shell.octavo("build", "--out", ".octavo/other");
        assertTrue(refused.err().contains("it lies in a folder .octavo"), refused::err);
    }

    @Test
    void draftsThatAreLeftOutAreCounted() throws IOException {
        assertFalse(shell.octavo("build").out().contains("left out"));
        shell.octavo("new", "post", "Later");
        Run one = shell.octavo("build");
        assertTrue(one.out().endsWith("/\n1 draft is left out; octavo serve shows it\n"), one::out);
        Files.writeString(site.resolve("content/pages/more.md"), "---\ntitle: More\ndraft: true\n---\nText.\n");
        Run two = shell.octavo("build");
        assertTrue(two.out().endsWith("/\n2 drafts are left out; octavo serve shows them\n"), two::out);
        assertFalse(shell.octavo("build", "--drafts").out().contains("left out"));
    }

    @ParameterizedTest
    @CsvSource({
        "'build', false",
        "'build --drafts', true",
        "'build --as-of 2030-01-02', false",
    })
    void aNewPostIsADraft(String command, boolean built) {
        shell.octavo("new", "post", "Later");
        assertEquals(0, shell.octavo(command.split(" ")).code());
        assertEquals(built, Files.exists(site.resolve(folder(command) + "/posts/later/index.html")));
    }

    @Test
    void doesNotWarnAboutWithheldArticles() throws IOException {
        Files.writeString(
                site.resolve("content/posts/later.md"),
                "---\ntitle: Later\ndate: 2026-01-01\ndraft: true\n---\n[](/about/)\n");
        assertTrue(shell.octavo("build", "--drafts").err().contains("this link has no words"));
        assertEquals("", shell.octavo("build").err());
        assertTrue(shell.octavo("build", "--drafts").err().contains("this link has no words"));
    }

    @ParameterizedTest
    @CsvSource({
        "'build', false",
        "'build --drafts', true",
        "'build --as-of 2030-01-01', false",
        "'build --as-of 2030-01-02', true",
        "'build --as-of 2030-01-02T09:00:00+01:00', true",
    })
    void aScheduledPostWaitsForItsDay(String command, boolean built) throws IOException {
        Files.writeString(site.resolve("content/posts/later.md"), "---\ntitle: Later\ndate: 2030-01-02\n---\nText.\n");
        assertEquals(0, shell.octavo(command.split(" ")).code());
        assertEquals(built, Files.exists(site.resolve(folder(command) + "/posts/later/index.html")));
    }

    @Test
    void postsThatAreNotPublicYetAreCounted() throws IOException {
        Files.writeString(site.resolve("content/posts/later.md"), "---\ntitle: Later\ndate: 2030-01-02\n---\nText.\n");
        Run build = shell.octavo("build");
        assertEquals("", build.err());
        assertTrue(build.out().startsWith("Built 2 posts (1 is not public yet) in "), build.out());
        assertTrue(
                build.out()
                        .endsWith(
                                "\nNext: content/posts/later.md, on 2030-01-02; octavo next lists what appears when\n"),
                build.out());
    }

    @Test
    void noticesAWrongClock() {
        Run build = shell.octavo("build", "--as-of", "1970-01-02");
        assertEquals("""
            warning: no post is public: all of them are for later than 1970-01-02T12:00:00Z [no-posts]
              help: where that is not the time now, set the clock of this machine and build again

            Readers are not to get this yet, so public/ stays as it was. octavo serve  shows drafts in the browser.
            """, build.err());
        assertTrue(build.out().startsWith("Built 0 posts (2 are not public yet) in "), build.out());
    }

    @Test
    void reportsAFileNameWithALineBreakOnOneLine() throws IOException {
        Files.createDirectories(site.resolve("static"));
        Files.createFile(site.resolve("static/a\nb.txt"));
        assertEquals("""
            error: the address /a\uFFFDb.txt of the file static/a\uFFFDb.txt has a control character [no-address]
              static/a\uFFFDb.txt
              help: give the file another name, or remove it

            1 error: nothing was written, the site is as it was
            """, shell.octavo("build").err());
    }

    @Test
    void reportsOnlyThatTheArticlesFolderIsUnusable() throws IOException {
        Path content = Files.move(site.resolve("content"), site.resolveSibling("articles"));
        Files.createSymbolicLink(site.resolve("content"), content);
        String err = shell.octavo("build", "--site", site.toString()).err();
        assertTrue(err.startsWith("error: the symbolic link leads to "), err);
        assertTrue(err.endsWith("\n1 error: nothing was written, the site is as it was\n"), err);
    }

    @Test
    void reportsOnlyThatTheSettingsAreNotAFile() throws IOException {
        Files.delete(site.resolve("content/site.yaml"));
        Files.createSymbolicLink(site.resolve("content/site.yaml"), Path.of("/dev/null"));
        String err = shell.octavo("build").err();
        assertTrue(err.contains("  content/site.yaml\n"), err);
        assertTrue(err.endsWith("\n1 error: nothing was written, the site is as it was\n"), err);
    }

    @Test
    void namesWhatIsWrongAndWritesNothing() throws IOException {
        Files.writeString(
                site.resolve("content/posts/bad.md"), "---\ntitel: A\ntitle: A\ndate: 2026-01-01\n---\nText.\n");
        assertEquals(new Run(1, "", """
            error: unknown key "titel" [unknown-key]
              content/posts/bad.md:2:1
                2 | titel: A
                  | ^^^^^
              help: did you mean "title"? it is already written in line 3: keep one of the two

            1 error: nothing was written, the site is as it was
            """), shell.octavo("build"));
        assertTrue(Files.notExists(site.resolve("public/index.html")));
    }

    @Test
    void printsProblemsAsJson() throws IOException {
        Files.writeString(
                site.resolve("content/posts/bad.md"), "---\ntitel: A\ntitle: A\ndate: 2026-01-01\n---\nText.\n");
        assertEquals(new Run(1, """
            {
              "problems": [
                {
                  "severity": "error",
                  "kind": "unknown-key",
                  "message": "unknown key \\"titel\\"",
                  "place": {
                    "file": "content/posts/bad.md",
                    "line": 2,
                    "column": 1,
                    "length": 5
                  },
                  "help": "did you mean \\"title\\"? it is already written in line 3: keep one of the two",
                  "related": []
                }
              ]
            }
            """, ""), shell.octavo("build", "--json"));
    }

    @Test
    void doesNotIndentHelpInJson() throws IOException {
        Files.writeString(site.resolve("content/posts/bad.md"), "Text.\n");
        String help = "begin the file with the front matter:\n---\ntitle: Bad\ndate: 2026-11-24\n---";
        Run json = shell.octavo("build", "--json");
        assertTrue(json.out().contains("\"help\": \"" + help.replace("\n", "\\n") + "\""), json.out());
        Run text = shell.octavo("build");
        assertTrue(text.err().contains("  help: " + help.replace("\n", "\n          ") + "\n"), text.err());
    }

    @Test
    void printsABuildAsOneJsonObject() {
        Run run = shell.octavo("build", "--json");
        assertEquals(0, run.code());
        assertEquals("", run.err());
        assertTrue(run.out().startsWith("{\n  \"made\": {\n    \"out\": \"public\",\n    \"posts\": 2,\n"), run.out());
        assertTrue(run.out().endsWith("  \"problems\": []\n}\n"), run.out());
    }

    @Test
    void aFolderWithoutContentIsNotASite() {
        Run run = Shell.in(site.resolveSibling("empty")).octavo("build");
        assertEquals(1, run.code());
        assertTrue(run.err().startsWith("error: "), run.err());
        assertTrue(run.err().contains("\n  help: "), run.err());
    }

    @Test
    void everySchemaIsOneJsonObject() {
        for (String subject : new String[] {"front-matter", "site", "author"}) {
            Run run = shell.octavo("schema", subject);
            assertEquals(0, run.code());
            assertTrue(
                    run.out().startsWith("{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n"),
                    run.out());
            assertTrue(run.out().endsWith("\n}\n"), run.out());
        }
        String schema = shell.octavo("schema").out();
        assertEquals(shell.octavo("schema", "front-matter").out(), schema);
        assertTrue(schema.contains("\n  \"required\""), schema);
        Folders.write(
                site,
                "content/site.yaml",
                "title: A\nurl: https://example.org/\nsections: {notes: {titles: false}, talks: Talks}\n");
        assertFalse(shell.octavo("schema").out().contains("\n  \"required\""), "of a note without a title");
    }
}

package dev.octavo.use.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.octavo.testing.Folders;
import dev.octavo.testing.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The output of {@code check}. Golden sites test that its problems are those of a build. */
@Tag("both")
final class CheckSiteTest {
    private static final String WORDLESS = "---\ntitle: Later\ndate: 2026-01-01\ndraft: true\n---\n[](/about/)\n";

    private static final String TAKES_BACK = "octavo check --fix --undo  takes that back; in Git, git diff shows it.\n";

    private final Path site;
    private final Shell shell;

    CheckSiteTest(@TempDir Path folder) {
        site = folder.resolve("blog");
        Shell.in(folder).octavo("new", "site", "blog");
        shell = Shell.in(site);
    }

    @Test
    void nothingIsWrongWithANewSiteAndNothingIsWrittenButKeptPictures() {
        assertEquals(new Run(0, "Nothing is wrong with the site.\n", ""), shell.octavo("check"));
        assertEquals(new Run(0, "{\n  \"problems\": []\n}\n", ""), shell.octavo("check", "--json"));
        assertFalse(Files.exists(site.resolve("public")));
        String[] kept = site.resolve(".octavo").toFile().list();
        assertArrayEquals(new String[] {"pictures"}, kept);
    }

    @Test
    void checksCodeOnRequest() {
        assumeTrue(ToolProvider.getSystemJavaCompiler() != null, "this Java has no compiler");
        String article = "---\ntitle: Code\ndate: 2026-01-01\n---\n- a\n\n  ```java\n  int a = 1\n  int b;\n  ```\n";
        Folders.write(site, "content/posts/code.md", article + "\n```java fails\nint\n```\n");
        assertEquals(0, shell.octavo("check").code());
        assertEquals(new Run(1, "", """
            warning: this is not Java: ';' expected [code-mistake]
              content/posts/code.md:8:12
                8 |   int a = 1
                  |            ^
              help: correct it, or write no-check, fails or pseudo after the language

            1 warning
            """), shell.octavo("check", "--code"));
    }

    @Test
    void aWarningIsAFinding() {
        Folders.write(site, "content/posts/later.md", WORDLESS);
        assertEquals(0, shell.octavo("check").code());
        assertEquals(new Run(1, "", """
            warning: this link has no words, so readers cannot see, hear or follow it [empty-link]
              content/posts/later.md:6:1
                6 | [](/about/)
                  | ^
              help: say between the brackets where it leads: [About this blog](/about/)

            1 warning
            """), shell.octavo("check", "--drafts"));
    }

    @Test
    void findsMistakesInTemplatesAndKeepsTheLastGoodBuild() {
        shell.octavo("build");
        Folders.write(site, "templates/post.ftlh", "${post.titel}\n");
        Run check = shell.octavo("check");
        assertEquals(1, check.code());
        assertTrue(check.err().contains("templates/post.ftlh:1:3"), check.err());
        assertTrue(check.err().endsWith("\n1 error\n"), check.err());
        assertTrue(Files.exists(site.resolve("public/index.html")));
        assertEquals(
                shell.octavo("build", "--json").out(),
                shell.octavo("check", "--json").out());
    }

    @Test
    void thousandsOfProblemsAreShortened() {
        for (int i = 0; i < 30; i++) {
            Folders.write(site, "content/posts/later" + i + ".md", WORDLESS);
        }
        String err = shell.octavo("check", "--drafts").err();
        assertTrue(err.contains("octavo check --drafts --all prints all of them."), err);
        assertFalse(shell.octavo("check", "--drafts", "--all").err().contains("prints all of them"));
    }

    @Test
    void correctsValuesAndAddressesThatCanMeanOnlyOneThing() throws IOException {
        String hello = """
                ---
                title: Hello
                date: 2026-01-01
                toc: yes
                search: "true"
                read-time: 5 min
                ---
                [a](http://localhost:4000/posts/hello/?b) and [c](Hello.md#d)

                ## D
                """;
        Folders.write(site, "content/posts/hello.md", hello);
        assertEquals("", shell.octavo("check", "--fix").err());
        assertEquals(
                hello.replace("yes", "true")
                        .replace("\"true\"", "true")
                        .replace("5 min", "5")
                        .replace("http://localhost:4000", "")
                        .replace("Hello.md", "hello.md"),
                Files.readString(site.resolve("content/posts/hello.md")));
    }

    @Test
    void correctsWhatHasOnlyOneRemedyAndReportsTheRest() throws IOException {
        String hello = "---\r\ntitel: Hello\r\ndate: 2026-01-01\r\nlastmod: 2026-01-02\r\nclr: 1\r\n---\r\nText.\r\n";
        Folders.write(site, "content/posts/hello.md", hello);
        Run dry = shell.octavo("check", "--fix", "--dry-run");
        assertEquals(new Run(1, """
            content/posts/hello.md:2  titel → title
            content/posts/hello.md:4  lastmod → updated
            --fix would correct 2 mistakes in 1 file.
            """, ""), dry);
        assertEquals(hello, Files.readString(site.resolve("content/posts/hello.md")));
        String checked = shell.octavo("check").err();
        assertTrue(checked.endsWith("\n2 errors, 1 warning\noctavo check --fix  corrects 2 of these.\n"), checked);
        Run fixed = shell.octavo("check", "--fix");
        assertEquals(dry.out().replace("--fix would correct", "Corrected") + TAKES_BACK, fixed.out());
        assertTrue(fixed.err().endsWith("\n1 error\n"), fixed.err());
        assertEquals(1, fixed.code());
        assertEquals(
                hello.replace("titel", "title").replace("lastmod", "updated"),
                Files.readString(site.resolve("content/posts/hello.md")));
    }

    @Test
    void correctsLinksQuotesComponentsAndWhatOthersWrite() throws IOException {
        Folders.write(
                site,
                "content/posts/one.md",
                """
                ---
                title: One: the first
                date: 2026-01-01
                ---
                # Part

                [a](How-To-Write-a-Post/index.md#Words) [b](/2026/01/two/) [c](ada@example.org) [d](how-to-write-a-post\\index.md)
                [e]({{< ref "two.md" >}}) [f]({{ site.baseurl }}/posts/two/) [g](no.md)

                ::youtub[Film]{id=aqz-KE-bpKQ}

                > [!NOTICE]
                > Words.

                ```pythn
                pass
                ```
                """,
                "content/posts/two.md",
                "---\ntitle: Two\ndate: 2026-01-01\n---\nWords.\n");
        Run run = shell.octavo("check", "--fix");
        assertEquals("""
            content/posts/one.md:2  One: the first → "One: the first"
            content/posts/one.md:7  /2026/01/two/ → /posts/two/
            content/posts/one.md:7  ada@example.org → mailto:ada@example.org
            content/posts/one.md:7  how-to-write-a-post\\index.md → how-to-write-a-post/index.md
            content/posts/one.md:8  {{< ref "two.md" >}} → two.md
            content/posts/one.md:8  {{ site.baseurl }}/posts/two/ → /posts/two/
            content/posts/one.md:10  youtub → youtube
            content/posts/one.md:12  [!NOTICE] → [!NOTE]
            content/posts/one.md:7  How-To-Write-a-Post/index.md#Words → how-to-write-a-post/index.md#Words
            content/posts/one.md:7  how-to-write-a-post/index.md#Words → how-to-write-a-post/index.md#words
            Corrected 10 mistakes in 1 file.
            octavo check --fix --undo  takes that back; in Git, git diff shows it.
            """, run.out());
        assertTrue(
                run.err().startsWith("error: this link leads nowhere: \"no.md\" does not exist [dead-link]\n"),
                run.err());
        assertTrue(run.err().endsWith("\n1 error, 1 warning\n"), run.err());
        assertEquals("""
            ---
            title: "One: the first"
            date: 2026-01-01
            ---
            # Part

            [a](how-to-write-a-post/index.md#words) [b](/posts/two/) [c](mailto:ada@example.org) [d](how-to-write-a-post/index.md)
            [e](two.md) [f](/posts/two/) [g](no.md)

            ::youtube[Film]{id=aqz-KE-bpKQ}

            > [!NOTE]
            > Words.

            ```pythn
            pass
            ```
            """, Files.readString(site.resolve("content/posts/one.md")));
    }

    @Test
    void correctsNoOtherWordsThanTheLink() throws IOException {
        Folders.write(site, "content/posts/2026-01-02-foo.md", "---\ntitle: Foo\ndate: 2026-01-02\n---\n");
        Folders.write(site, "content/posts/fop.md", "---\ntitle: Fop\ndate: 2026-01-02\n---\n");
        Folders.write(site, "content/posts/one.md", """
                ---
                title: All 2026-01-02-foo here
                date: 2026-01-01
                further-reading: [{title: A, url: 2026-01-02-foo}]
                ---
                [b](foo.md)
                """);
        assertEquals("", shell.octavo("check", "--fix").out());
    }

    @Test
    void correctsOnlyAddressesThatAnArticleHasElsewhereOrHadBefore() throws IOException {
        Folders.write(site, "content/posts/install.md", "---\ntitle: Install\ndate: 2026-01-02\n---\nWords.\n");
        String links = """
                ---
                title: One
                date: 2026-01-01
                ---
                [a](/docs/install/) [b](/wiki/install) [c](/docs/one/) [d](/2026/01/03/install/) [e](/instal/)
                [f](https://example.org/wiki/Install)

                [g](../install.md)

                [h](/2026/01/02/install/) [i](/posts/2026/1/install.html) [j](/content/posts/install.md) [k](/posts/Install)

                [l](../posts/install.html)
                """;
        Folders.write(site, "content/posts/one.md", links);
        assertEquals("""
            content/posts/one.md:8  ../install.md → install.md
            content/posts/one.md:10  /2026/01/02/install/ → /posts/install/
            content/posts/one.md:10  /posts/2026/1/install.html → /posts/install/
            content/posts/one.md:10  /content/posts/install.md → /posts/install/
            content/posts/one.md:10  /posts/Install → /posts/install/
            content/posts/one.md:12  ../posts/install.html → install.md
            Corrected 6 mistakes in 1 file.
            """ + TAKES_BACK, shell.octavo("check", "--fix").out());
        assertTrue(Files.readString(site.resolve("content/posts/one.md"))
                .startsWith(links.substring(0, links.indexOf("[g]"))));
    }

    @Test
    void aDryRunSaysAllThatAFixCorrectsAndAnUndoTakesThatBack() throws IOException {
        String post = """
                ---
                Title: Java: good parts
                Date: 2026-01-02
                draft: no
                excerpt: Words of mine
                Image: /logo.svg
                ---
                [w](www.example.net) [x](Post.MD)
                """;
        Folders.write(site, "content/posts/post.md", post);
        Folders.write(site, "content/posts/other.md", "---\nTitle: Other\ndate: 2026-01-02\n---\n[x](Post.MD)\n");
        String dry = shell.octavo("check", "--fix", "--dry-run").out();
        assertEquals(post, Files.readString(site.resolve("content/posts/post.md")));
        assertTrue(dry.contains("post.md:8  www.example.net → https://www.example.net\n"), dry);
        Run fixed = shell.octavo("check", "--fix");
        assertTrue(
                fixed.out().startsWith(dry.replace("--fix would correct", "Corrected") + TAKES_BACK),
                () -> dry + " and " + fixed.out());
        assertEquals(
                "--fix would correct 0 mistakes in 0 files.\n",
                shell.octavo("check", "--fix", "--dry-run").out());
        shell.octavo("build", "--clean");
        assertEquals(new Run(0, """
            content/posts/other.md
            content/posts/post.md
            The last fix is taken back in 2 files.
            """, ""), shell.octavo("check", "--fix", "--undo"));
        assertEquals(post, Files.readString(site.resolve("content/posts/post.md")));
        Run again = shell.octavo("check", "--fix", "--undo");
        assertEquals(1, again.code());
        assertTrue(again.err().startsWith("error: there is no fix to take back\n"), again.err());
    }

    @Test
    void takesNothingBackIfAFileHasChangedSince() throws IOException {
        Folders.write(site, "content/posts/a.md", "---\ntitel: A\ndate: 2026-01-02\n---\n");
        Folders.write(site, "content/posts/b.md", "---\ntitel: B\ndate: 2026-01-02\n---\n");
        shell.octavo("check", "--fix");
        Folders.write(site, "content/posts/b.md", "---\ntitle: Better\ndate: 2026-01-02\n---\n");
        assertEquals(new Run(1, "", """
            error: this file has changed since the last fix, so no file is changed back
              content/posts/b.md
              help: change it back yourself, or compare it with .octavo/last-fix.json, which has its text before

            """), shell.octavo("check", "--fix", "--undo"));
        assertTrue(Files.readString(site.resolve("content/posts/a.md")).contains("title: A"));
        assertEquals(2, shell.octavo("check", "--undo").code());
    }

    @Test
    void saysWhatADryRunIsFor() {
        Run run = shell.octavo("check", "--dry-run");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("octavo check --fix --dry-run"), run.err());
    }
}

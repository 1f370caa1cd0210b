package dev.octavo.use.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.testing.Folders;
import dev.octavo.testing.Rows;
import dev.octavo.testing.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The output of {@code why}. */
@Tag("both")
final class ExplainFileTest {
    private static final String KEPT =
            "The last build that changed anything (build 2) kept it. Build 1 made it, because:\n";
    private static final String MADE = "The last build that changed anything made it (build 2), because:\n";

    private final Path site;
    private final Shell shell;

    ExplainFileTest(@TempDir Path folder) {
        site = folder.resolve("blog");
        Folders.write(
                site,
                "content/site.yaml",
                "title: Leaves\nurl: https://blog.example/notes/\n",
                "content/posts/x.md",
                "---\ntitle: X\ndate: 2026-01-02\n---\nText.\n",
                "content/posts/y.md",
                "---\ntitle: Y\ndate: 2026-01-03\n---\nText.\n",
                "content/pages/about.md",
                "---\ntitle: About\n---\nSee [X](/posts/x/).\n",
                "templates/page.ftlh",
                "<p>${page.title}</p>${body}<#include \"own.ftlh\" ignore_missing=true><a href=\"${href('/')}\">h</a>",
                "static/note.txt",
                "note");
        shell = Shell.in(site);
        Run first = shell.octavo("build");
        assertEquals("", first.err());
    }

    private void add(String path, String text) throws IOException {
        Files.writeString(site.resolve(path), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        assertEquals(0, shell.octavo("build").code());
    }

    @Test
    void namesWhatAPageWasMadeFrom() {
        assertEquals(new Run(0, """
                        public/about/index.html
                          from      content/pages/about.md
                          shows     the site's title, settings, navigation, own stylesheet or icons
                                    the translations
                                    the title, or the address
                                    the description, or the first words
                                    the illustration in the front matter
                                    what is said of the authors
                                    headings, layout, language or other front matter
                          through   templates/page.ftlh
                          without   templates/own.ftlh
                          links to  /

                        The last build that changed anything made it (build 1), because:
                          nothing was known of an earlier build by this Octavo
                        """, ""), shell.octavo("why", "/about/"));
    }

    @Test
    void namesWhatAFileOfTheAuthorIsPartOf() {
        String post = shell.octavo("why", "content/posts/x.md").out();
        assertTrue(post.startsWith("public/posts/x/index.html\n  from      content/posts/x.md\n"), post);
        assertTrue(post.contains("  also in   "), post);
        assertTrue(post.contains(" feed.xml\n"), post);
        String template = shell.octavo("why", "templates/page.ftlh").out();
        assertTrue(template.startsWith("public/about/index.html\n"), template);
        assertTrue(shell.octavo("why", "static/note.txt").out().startsWith("public/note.txt\n"));
        Folders.write(site, "content/posts/z.md", "---\ntitle: Z\ndate: 2026-01-04\ndraft: true\n---\nText.\n");
        String draft = shell.octavo("why", "content/posts/z.md").err();
        assertTrue(draft.contains("the last build made no file from content/posts/z.md"), draft);
    }

    @Test
    void printsOneJsonObject() {
        assertEquals(new Run(0, """
                        {
                          "file": "note.txt",
                          "shows": [],
                          "from": [
                            "static/note.txt"
                          ],
                          "with": [],
                          "also": [],
                          "through": [],
                          "without": [],
                          "links": [],
                          "build": 1,
                          "lastBuild": 1,
                          "reasons": [
                            "nothing was known of an earlier build by this Octavo"
                          ]
                        }
                        """, ""), shell.octavo("why", "note.txt", "--json"));
    }

    @Test
    void aFingerprintInANameIsLookedThrough() {
        Run plain = shell.octavo("why", "css/octavo.css");
        assertTrue(plain.out().contains("static/css/octavo.css"), plain::out);
        String name = Folders.only(site.resolve("public/css"), "octavo.*.css")
                .getFileName()
                .toString();
        assertEquals(plain, shell.octavo("why", "css/" + name));
    }

    @ParameterizedTest
    @CsvSource({
        "content/posts/x.md, 'More.\n', /posts/x/, 'changed: content/posts/x.md, or where its links lead|changed: title, date, tags, first words or other front matter'",
        "content/pages/about.md, '\n## More\n', /about/, 'changed: content/pages/about.md, or where its links lead'",
        "templates/page.ftlh, 'More.\n', /about/, 'changed: templates/page.ftlh'",
        "templates/own.ftlh, 'More.\n', /about/, 'changed: templates/own.ftlh'",
        "static/note.txt, 'More.\n', /note.txt, 'changed: static/note.txt'",
        "public/note.txt, 'More.\n', /note.txt, 'the file was missing, or had been changed by hand'",
        "content/site.yaml, 'tagline: T\n', /about/, 'changed: the site''s title, settings, navigation, own stylesheet or icons'",
        "content/posts/z.md, '---\ntitle: Z\ndate: 2026-02-02\n---\nText.\n', /posts/z/, 'it is new on the site'",
        "content/posts/z.md, '---\ntitle: Z\ndate: 2026-02-02\n---\nText.\n', /, 'changed: the posts that it lists, or their front matter|changed: the number of posts'",
        "content/posts/z.md, '---\ntitle: Z\ndate: 2026-02-02\n---\nText.\n', /posts/y/, 'changed: the neighbours, the series, the further reading'",
        "content/posts/z.md, '---\ntitle: Z\ndate: 2026-02-02\n---\nText.\n', /feed.xml, 'changed: the site''s settings, or the posts in the feed and their front matter'",
    })
    void saysWhatMadeItAgain(String file, String text, String page, String reason) throws IOException {
        add(file, text);
        String reported = shell.octavo("why", page).out();
        assertTrue(reported.endsWith("\n" + MADE + "  " + reason.replace("|", "\n  ") + "\n"), reported);
    }

    @TestFactory
    Stream<DynamicTest> namesAFileOrSaysWhyItIsNone() {
        return Rows.of(ExplainFileTest.class, "why.rows")
                .become(Map.of(
                        "file",
                        name -> shell.octavo("why", name)
                                .shown()
                                .lines()
                                .limit(2)
                                .collect(Collectors.joining(" "))
                                .replaceAll(" +", " "),
                        "refused",
                        name -> shell.octavo("why", name).shown().replace(site.toString(), "SITE")));
    }

    @Test
    void aFileHasItsFullPathForAName() {
        String absolute = site.resolve("public/posts/x/index.html").toString();
        assertEquals(shell.octavo("why", "/posts/x/"), shell.octavo("why", absolute));
    }

    @Test
    void saysThatItWasKept() throws IOException {
        add("content/posts/x.md", "More.\n");
        String reported = shell.octavo("why", "/about/").out();
        assertTrue(
                reported.endsWith("\n" + KEPT + "  nothing was known of an earlier build by this Octavo\n"), reported);
    }

    @Test
    void buildsThatChangeNothingDoNotCount() {
        String before = shell.octavo("why", "/").out();
        shell.octavo("build");
        assertEquals(before, shell.octavo("why", "/").out());
    }

    @Test
    void explainsNothingBeforeTheFirstBuild() {
        Run run = shell.octavo("why", "/", "--out", "www");
        assertEquals(new Run(1, "", """
                        error: the site has not been built yet into %s/www
                          help: build it first: octavo build

                        """.formatted(site)), run);
    }

    @Test
    void remembersNothingAboutASiteElsewhere() {
        Path www = site.resolveSibling("www");
        Run run = shell.octavo("why", "/", "--out", www.toString());
        assertEquals(1, run.code());
        assertTrue(run.err().startsWith("error: nothing is remembered of " + www), run.err());
    }

    @Test
    void doesNotReadTheCacheOfAnotherVersion() throws IOException {
        Path store = site.resolve(".octavo/public/memory/store");
        byte[] bytes = Files.readAllBytes(store);
        bytes[Long.BYTES]++; // in the hash of the program
        Files.write(store, bytes);
        assertEquals(new Run(1, "", """
                        error: the last build was by another version of Octavo, or what it noted is damaged
                          help: build once, then ask again: octavo build

                        """), shell.octavo("why", "/"));
    }

    @Test
    void aFolderWithoutContentIsNotASite() {
        Run run =
                shell.octavo("why", "/", "--site", site.resolveSibling("empty").toString());
        assertEquals(1, run.code());
        assertTrue(run.err().contains("\n  help: go to the folder of your site"), run.err());
    }
}

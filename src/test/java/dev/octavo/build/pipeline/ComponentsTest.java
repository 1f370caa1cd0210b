package dev.octavo.build.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.testing.Builds;
import dev.octavo.testing.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Components show the current state of what they are made from. */
@Tag("both")
final class ComponentsTest {
    private static final String DATED = "---\ntitle: %s\ndate: 2026-01-0%d\n%s---\n%s\n";

    @TempDir
    Path site;

    @BeforeEach
    void begin() throws IOException {
        Folders.write(site, "content/site.yaml", "title: Parts\nurl: https://example.org/blog/\n");
        Folders.write(site, "templates/post.ftlh", "${body}");
    }

    private void post(String name, int day, String keys, String text) throws IOException {
        Folders.write(site, "content/posts/" + name + ".md", DATED.formatted(name, day, keys, text));
    }

    private void component(String name, String template) throws IOException {
        Folders.write(site, "templates/components/" + name + ".ftlh", template);
    }

    private String reported() {
        return Builds.reported(site, site.resolve("public"));
    }

    private String built(String name) throws IOException {
        assertEquals("", reported());
        return Files.readString(site.resolve("public/posts/" + name + "/index.html"));
    }

    @Test
    void itsTemplateAndWhetherThereIsOne() throws IOException {
        post("a", 1, "", ":zebra[x]");
        assertTrue(reported().startsWith("warning: there is no component \"zebra\", so this stays"), reported());
        component("zebra", "<b>${label}</b>");
        assertEquals("<p><b>x</b></p>\n", built("a"));
        component("zebra", "<i>${label}</i>");
        assertEquals("<p><i>x</i></p>\n", built("a"));
    }

    @Test
    void otherPosts() throws IOException {
        component(
                "some",
                "<#-- component: Posts.\n  tag tag: Their tag.\n  most number = 2: How many.\n-->\n"
                        + "<#list posts as post>${post.title} ${post.href} </#list>");
        component("one", "${targets.href.post.title} ${attributes.href} ${targets.href.post.summary}");
        post("a", 1, "", "::some{tag=k}\n\n::one{href=b.md}");
        post("b", 2, "tags: [K]\n", "First.");
        assertEquals("b /blog/posts/b/\nb /blog/posts/b/ First.", built("a"));
        post("b", 2, "tags: [K]\n", "Second.");
        post("c", 3, "tags: [k]\n", "Third.");
        assertEquals("c /blog/posts/c/ b /blog/posts/b/\nb /blog/posts/b/ Second.", built("a"));
    }

    @Test
    void theSiteAndThePage() throws IOException {
        component("where", "${site.title} ${page.title} ${page.canonical} ${(extra.a)!} ${feed?then('feed', 'page')}");
        post("a", 1, "extra: { a: b }\n", "::where");
        assertEquals("Parts a https://example.org/blog/posts/a/ b page", built("a"));
        Folders.write(site, "content/site.yaml", "title: Other\nurl: https://example.org/\n");
        assertEquals("Other a https://example.org/posts/a/ b page", built("a"));
        String feed = Files.readString(site.resolve("public/feed.json"));
        assertTrue(feed.contains("Other a https://example.org/posts/a/ b feed"), feed);
    }

    @Test
    void theFilesTheyShow() throws IOException {
        component(
                "code",
                "<#-- component: Code.\n  file file, required: Which.\n  lines: Which lines.\n  region: Which region.\n-->\n${code}");
        Folders.write(site, "content/posts/a/hello.txt", "one\n// #region b\n  two\n// #endregion\nthree\n");
        Folders.write(
                site,
                "content/posts/a/index.md",
                DATED.formatted(
                        "a",
                        1,
                        "",
                        "::code{file=hello.txt lines=1-2}\n\n::code{file=\"/content/posts/a/hello.txt\" region=b}"));
        assertEquals("one // #region b two", words(built("a")));
        Folders.write(site, "content/posts/a/hello.txt", "ONE\n\n// #region b\n  TWO\n// #endregion\n");
        assertEquals("ONE TWO", words(built("a")));
    }

    private static String words(String html) {
        return html.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip();
    }

    @Test
    void mistakesInThemHaveBothPlaces() throws IOException {
        component("bad", "<b>\n${nothing.here}</b>");
        post("a", 1, "", "Text.\n\n::bad");
        String reported = reported();
        assertTrue(reported.contains("templates/components/bad.ftlh:2:"), reported);
        assertTrue(reported.contains("used here"), reported);
        assertTrue(reported.contains("content/posts/a.md:7:1"), reported);
    }

    @Test
    void requiresLinksToPosts() throws IOException {
        post("a", 1, "", "::post{href=/tags/}");
        assertTrue(
                reported()
                        .startsWith(
                                "error: \"/tags/\" is not a post of this site [component]\n  content/posts/a.md:5:8\n"),
                reported());
        post("a", 1, "", "::post{href=b.md}");
        assertTrue(reported().startsWith("error: this link leads nowhere: \"b.md\" does not exist"), reported());
        post("b", 2, "", "Words.");
        assertTrue(built("a").contains("<a href=\"/blog/posts/b/\">b</a>"), built("a"));
    }

    @Test
    void reportsDataThatCannotBeDrawn() throws IOException {
        post("b", 1, "", "Words.");
        post("a", 1, "", "::chart[Kites]{data=k.csv}");
        assertTrue(reported().startsWith("error: there is no file \"k.csv\""), reported());
        assertTrue(!reported().contains("did you mean"), reported());
        Folders.write(site, "content/posts/k.csv", "Month,red\nMay,1,2\n");
        assertTrue(
                reported()
                        .startsWith(
                                "error: this row has 3 values, and the first row 2 [wrong-data]\n  content/posts/k.csv:2:1\n"),
                reported());
        assertTrue(reported().contains("used here content/posts/a.md:5:1"), reported());
        Folders.write(site, "content/posts/k.csv", "Month,red\n\"May,1\n");
        assertTrue(
                reported()
                        .startsWith(
                                "error: this quotation mark is never closed [wrong-data]\n  content/posts/k.csv:2:1\n"),
                reported());
        Folders.write(site, "content/posts/k.csv", "Month,red\nMay,many\n");
        assertTrue(
                reported().startsWith("error: \"many\" is not a number [wrong-data]\n  content/posts/k.csv:2:5\n"),
                reported());
        Folders.write(site, "content/posts/k.csv", "\nMonth,red,blue\n\n\"May\n1\",1, 2\nJuly,3, 4o\n");
        assertTrue(
                reported().startsWith("error: \"4o\" is not a number [wrong-data]\n  content/posts/k.csv:6:9\n"),
                reported());
        Folders.write(site, "content/posts/k.csv", "Month\nMay\n");
        assertTrue(
                reported()
                        .startsWith(
                                "error: a chart has one to six columns of numbers, and up to 200 rows [component]\n  content/posts/a.md:5:1"),
                reported());
        Folders.write(site, "content/posts/k.csv", "Month;red\nMay;7\n");
        assertTrue(words(built("a")).contains("Kites Month red May 7"), built("a"));
    }

    @Test
    void anEmptyCellIsAGapInAChart() throws IOException {
        Folders.write(site, "content/posts/k.csv", "Month,red\nMay,1\nJune,-\nJuly,n/a\nAugust,2\nSeptember,2\n");
        post("a", 1, "", "::chart[Kites]{data=k.csv kind=line}");
        assertTrue(built("a").contains("d=\"M117 155m-3 0h6M459 20L573 20\""), built("a"));
        assertTrue(words(built("a")).contains("May 1 June July August 2"), built("a"));
        post("a", 1, "", "::chart[Kites]{data=k.csv kind=bar}");
        assertEquals(3, built("a").split("<rect", -1).length - 1, built("a"));
    }

    @Test
    void aFileThatIsShownIsUsed() throws IOException {
        Folders.write(site, "content/posts/A.java", "class A {}\n");
        post("a", 1, "", "Text.");
        assertTrue(reported().startsWith("warning: content/posts/A.java is not published"), reported());
        post("a", 1, "", "::include{file=A.java}");
        assertEquals("", reported());
    }

    @Test
    void drawsWhatAFileDescribes() throws IOException {
        post("a", 1, "", "::diagram[Who & whom]{file=k.dot}");
        Folders.write(site, "content/posts/k.dot", "digraph {\n a -- b\n}\n");
        assertTrue(
                reported()
                        .startsWith(
                                "error: this diagram cannot be drawn: a digraph has no -- [diagram]\n  content/posts/k.dot:2:1\n"),
                reported());
        assertTrue(reported().contains("used here content/posts/a.md:5:1"), reported());
        Folders.write(site, "content/posts/k.dot", "digraph {\n a -> b\n}\n");
        String page = built("a");
        assertTrue(page.contains("<title>Who &amp; whom</title><desc>a; b</desc>"), page);
        assertTrue(page.contains("<figcaption>Who &amp; whom</figcaption>"), page);
        Folders.write(site, "content/posts/k.dot", "digraph {\n a -> c\n}\n");
        assertTrue(built("a").contains("<desc>a; c</desc>"), built("a"));
        post("a", 1, "", "::diagram{file=a.md}");
        assertTrue(
                reported().startsWith("error: this diagram cannot be drawn: no diagrams are written in md"),
                reported());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "::youtube{id=abcdefghijk}                 | youtube | YouTube    | title=\"YouTube\"",
                "::audio{src=/wind_at-noon.mp3}            | audio   | wind at noon | <figcaption>wind at noon</figcaption>",
                "::embed{src=https://maps.example/a?b=c.d} | embed   | maps.example | title=\"maps.example\"",
                "::embed{src=https://maps.example}         | embed   | maps.example | title=\"maps.example\"",
                "::chart{data=k.csv kind=line}             | chart   | k          | <figcaption>k</figcaption>",
            })
    void aNameStandsInForAMissingLabel(String text, String component, String name, String shown) throws IOException {
        Folders.write(site, "static/wind_at-noon.mp3", "x");
        Folders.write(site, "content/posts/k.csv", "Month,red\nMay,1\n");
        post("a", 1, "", text);
        assertTrue(
                reported()
                        .startsWith("warning: the component \"" + component + "\" has no label, so readers see \""
                                + name + "\" in its place [component]\n  content/posts/a.md:5:1\n"),
                reported());
        post("a", 1, "", text.replace("{", "[]{"));
        assertTrue(built("a").contains(shown), built("a"));
    }

    @Test
    void nothingOutsideTheSiteIsShown() throws IOException {
        component("code", "<#-- component: Code.\n  file file, required: Which.\n  lines: Which.\n-->\n${code}");
        post("a", 1, "", "::code{file=../../../../etc/passwd}");
        assertTrue(reported().startsWith("error: \"../../../../etc/passwd\" lies outside the site"), reported());
        post("a", 1, "", "::code{file=b.md}");
        assertTrue(
                reported().startsWith("error: there is no file \"b.md\" in content/, static/ or templates/"),
                reported());
        post("a", 1, "", "::code{file=a.md lines=4-90}");
        assertTrue(reported().startsWith("error: content/posts/a.md has no lines 4-90"), reported());
    }
}

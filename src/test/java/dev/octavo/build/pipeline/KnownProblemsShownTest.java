package dev.octavo.build.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.blog.site.Article;
import dev.octavo.lib.problem.KnownProblems;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.work.Progress;
import dev.octavo.testing.Builds;
import dev.octavo.testing.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What readers see of a mistake that its author knows, on pages, in feeds, mails and books. */
final class KnownProblemsShownTest {
    private static final String HEAD = "title: Kites\ndate: 2026-01-01\n";

    private final Path site;

    KnownProblemsShownTest(@TempDir Path folder) {
        this.site = folder.resolve("site");
        Folders.write(
                site,
                "content/site.yaml",
                "title: T\nurl: https://t.example\n",
                "content/posts/broken.png",
                "no picture",
                "content/posts/unread.md",
                "---\ntitle: Unread\ndate: 2026-02-31\n---\nNobody reads this.\n",
                "content/posts/draft.md",
                "---\ntitle: Draft\ndate: 2026-01-01\ndraft: true\n---\nWords.\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[dead](/none/)                            | <p><a>dead</a></p>",
                "[gone](gone.md#part)                      | <p><a>gone</a></p>",
                "[a draft](draft.md)                       | <p><a>a draft</a></p>",
                "[left out](unread.md)                     | <p><a>left out</a></p>",
                "[port](http://a.example:99999/)           | <p><a>port</a></p>",
                "Text ![a bird](none.png) text             | <p>Text a bird text</p>",
                "![a \"bird\" & co](none.png)              | <p class=\"picture\">a &quot;bird&quot; &amp; co</p>",
                "![a bird](none.png \"Seen\")              | <figure>\\na bird\\n<figcaption>Seen</figcaption>\\n</figure>",
                "![broken](broken.png)                     | <p class=\"picture\">broken</p>",
                "[![a bird](none.png)](https://b.example/) | <p><a href=\"https://b.example/\">a bird</a></p>",
                "<img src=\"none.png\" width=\"9\" alt=\"a bird\"> | a bird",
                ":::gallery\\n![a bird](none.png)\\n:::    | <span class=\"missing\">a bird</span>",
                "::video{src=none.mp4}                     | <p>::video{src=none.mp4}</p>",
                "::gallrey{of=birds}                       | <p>::gallrey{of=birds}</p>",
                "$\\\\frac{$                               | <p><code>\\\\frac{</code></p>",
            })
    void wordsStay(String text, String shown) throws IOException {
        known(HEAD, text.replace("\\n", "\n").replace("\\\\", "\\"));
        String wanted = shown.replace("\\n", "\n").replace("\\\\", "\\");
        Path out = site.resolve("public");
        Builds.build(site, out);
        String page = Files.readString(out.resolve("posts/kites/index.html"));
        assertTrue(page.contains(wanted), page);
        FinishedArticles articles = FinishedArticles.of(request());
        Article post = articles.post("kites");
        String mail = articles.text(post).markup();
        assertTrue(mail.contains(wanted), mail);
        String feed = Files.readString(out.resolve("feed.xml"));
        for (String made : List.of(page, mail, feed)) {
            assertFalse(made.contains("none.png") || made.contains("/none/") || made.contains("src=\"\""), made);
            assertFalse(made.contains("Nobody reads this"), made);
        }
    }

    @Test
    void aPictureAtTheHeadIsLeftOutAndSoIsFurtherReading() throws IOException {
        known(HEAD + "illustration: {src: none.jpg, alt: A bird}\nfurther-reading: [/none/, unread.md]\n", "Words.");
        Path out = site.resolve("public");
        Builds.build(site, out);
        for (String file : List.of("posts/kites/index.html", "index.html", "feed.xml", "feed.json", "rss.xml")) {
            String made = Files.readString(out.resolve(file));
            assertFalse(made.contains("none.jpg") || made.contains("/none/") || made.contains("unread"), made);
        }
        FinishedArticles articles = FinishedArticles.of(request());
        assertEquals(Optional.empty(), articles.illustration(articles.post("kites")));
    }

    @Test
    void aMissingTitleIsTheFirstHeadingOrTheNameOfTheFile() throws IOException {
        known("date: 2026-01-01\n", "# A red kite\n\nWords.");
        Builds.build(site, site.resolve("public"));
        assertTrue(
                Files.readString(site.resolve("public/posts/kites/index.html")).contains("<h1>A red kite</h1>"));
        known("date: 2026-01-01\n", "Words.");
        Builds.build(site, site.resolve("public"));
        assertTrue(
                Files.readString(site.resolve("public/posts/kites/index.html")).contains("<h1>Kites</h1>"));
    }

    @Test
    void theSiteItselfLinksToNoArticleThatIsLeftOut() throws IOException {
        known(HEAD, "Words.");
        Folders.write(
                site,
                "content/site.yaml",
                "title: T\nurl: https://t.example\nnavigation: [{title: More, url: posts/unread.md}]\n");
        assertEquals(
                List.of("this link leads to an article that is left out: \"posts/unread.md\""),
                Builds.problems(site, site.resolve("public")).stream()
                        .map(Problem::message)
                        .toList());
    }

    /** Writes a post, and lets all that is wrong be known. */
    private void known(String head, String text) {
        Folders.write(site, "content/posts/kites.md", "---\n" + head + "---\n" + text + "\n");
        Baseline found = Baseline.of(texts -> Build.check(request(), Progress.SILENT, false, texts));
        assertEquals(List.of(), found.others());
        Folders.write(site, KnownProblems.FILE, found.known().text());
    }

    private BuildRequest request() {
        return new BuildRequest(site, site.resolve("public"), Optional.empty(), false, Builds.NOW, false, 2);
    }
}

package dev.octavo.publish.readers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.octavo.testing.CpuTime;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What readers notice of a page, and what not. */
final class FinishedPageTest {
    private static final String PAGE = page("<h1>Tea</h1><p>Two cups of <em>green</em> tea.</p>");

    private static String page(String body) {
        return "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Tea</title></head><body>" + body
                + "</body></html>";
    }

    private static String words(String html) {
        return FinishedPage.of(html.getBytes(StandardCharsets.UTF_8)).facts().contentHash();
    }

    /** Manifests at targets contain these hashes: if the rule changes, every page of every site looks changed once. */
    @Test
    void theWordsOfAPageAreTheSameInEveryVersion() {
        assertEquals("baf9d5b05c0b5679", words(PAGE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            <p>a b</p>                                   ~ <div class="prose" id="x"><p   >a  b</p></div>
            <p>a b</p>                                   ~ <p>a&nbsp;<strong>b</strong></p><!-- c -->
            <p>a b</p>                                   ~ <p>a b</p><script>track()</script><style>p {}</style>
            <p>a</p><p>b</p>                             ~ <p>a<br>b</p>
            <img src="/a.png" alt="A">                   ~ <img loading="lazy" alt="A" width="3" src='/a.png'>
            <img src="/a.png" alt="A">                   ~ <img src="/a.5f3a09c2d1.png" alt="A">
            <img src="/a.png" alt="A">                   ~ <img src="/a.png?v=5" alt="A">
            <a href="/b/">b</a>                          ~ <a class="link" rel="next" href="/b/">b</a>
            <p>a<a href="#fn1">1</a></p>                 ~ <p>a<a href="#note-1">1</a></p>
            <pre>a\tb</pre>                              ~ <pre><span class="kw">a\tb</span></pre>
            """)
    void readersDoNotNotice(String before, String after) {
        assertEquals(words(page(before)), words(page(after)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            <p>a b</p>                                   ~ <p>ab</p>
            <p>a b</p>                                   ~ <p>b a</p>
            <p>a b</p>                                   ~ <p>a B</p>
            <img src="/a.png" alt="A">                   ~ <img src="/a.png" alt="B">
            <img src="/a.png" alt="A">                   ~ <img src="/b.png" alt="A">
            <img src="/a-20240101.png" alt="A">          ~ <img src="/a-20240102.png" alt="A">
            <a href="/b/">b</a>                          ~ <a href="/c/">b</a>
            <a href="/b/">b</a>                          ~ b
            <pre>if a:<br>  b</pre>                      ~ <pre>if a:<br>b</pre>
            <input type="submit" value="Go">             ~ <input type="submit" value="Send">
            <abbr title="a">b</abbr>                     ~ <abbr title="c">b</abbr>
            <p>\u00e9</p>                                ~ <p>e</p>
            """)
    void readersNotice(String before, String after) {
        assertNotEquals(words(page(before)), words(page(after)));
    }

    @Test
    void aNewTitleIsNoticed() {
        assertNotEquals(words(PAGE), words(PAGE.replace("<title>Tea", "<title>Coffee")));
    }

    @Test
    void anotherEncodingIsReadAsItSays() {
        String latin = PAGE.replace("utf-8", "iso-8859-1").replace("cups", "caf\u00e9s");
        FinishedPage page = FinishedPage.of(latin.getBytes(Charset.forName("ISO-8859-1")));
        assertEquals(words(latin.replace("iso-8859-1", "utf-8")), page.facts().contentHash());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            0; url=/posts/new/               | /posts/new/
            0;URL='/posts/new/'              | /posts/new/
            0, /posts/new/                   | /posts/new/
            ` 0 url = "https://a.example/" ` | https://a.example/
            00.0; url=/a;b=c                 | /a;b=c
            5; url=/slow/                    |
            0.5; url=/slow/                  |
            0                                |
            0; url=                          |
            nonsense                         |
            """)
    void anImmediateRefreshIsARedirect(String content, String target) {
        String page = PAGE.replace(
                "<title>", "<meta http-equiv=\"Refresh\" content='" + content.replace("'", "&#39;") + "'><title>");
        assertEquals(
                Optional.ofNullable(target),
                FinishedPage.of(page.getBytes(StandardCharsets.UTF_8)).facts().redirect());
    }

    @Test
    void aRefreshForThoseWithoutScriptsLeadsNowhere() {
        String page = PAGE.replace(
                "<title>", "<noscript><meta http-equiv=\"refresh\" content=\"0; url=/plain/\"></noscript><title>");
        assertEquals(
                Optional.empty(),
                FinishedPage.of(page.getBytes(StandardCharsets.UTF_8)).facts().redirect());
    }

    @Test
    void listsResourcesWithoutDuplicates() {
        String page = PAGE.replace(
                        "<title>",
                        "<link rel=\"stylesheet\" href=\"/a.css\"><link rel=\"icon\" href=\"/i.svg\"><title>")
                .replace(
                        "</body>",
                        "<img src=\"/b.png\" alt=\"\"><img src=\"/b.png\" alt=\"\"><script src=\"/c.js\"></script></body>");
        assertEquals(
                List.of("/a.css", "/b.png", "/c.js"),
                FinishedPage.of(page.getBytes(StandardCharsets.UTF_8)).resources());
    }

    @Test
    void whateverIsInAFileEndsSoon() {
        List<String> hostile = List.of(
                "",
                "\0\0\0",
                "<".repeat(200_000),
                "<div>".repeat(200_000),
                "<p title='" + " ".repeat(500_000),
                "<meta http-equiv=refresh content='" + "0; url=\"".repeat(50_000) + "'>",
                "&#".repeat(300_000),
                "<svg><math><table><template>".repeat(20_000),
                "<img src='" + "-a1".repeat(100_000) + ".png'>",
                "x".repeat(FinishedPage.MAX_SIZE + 1));
        for (String html : hostile) {
            CpuTime.atMost(
                    Duration.ofSeconds(10), () -> html.substring(0, Math.min(20, html.length())), () -> words(html));
        }
    }
}

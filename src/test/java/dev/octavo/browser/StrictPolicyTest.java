package dev.octavo.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.octavo.browser.FinishedSite.Page;
import dev.octavo.testing.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Pages under a content security policy that allows nothing but the site's own pictures and stylesheets, and a recording. */
@Tag("ci")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StrictPolicyTest {
    private static final Map<String, String> STRICT = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; img-src 'self'; media-src 'self'; script-src 'self'; connect-src 'self'");

    private static final String WATCH = """
            window.refused = [];
            addEventListener('securitypolicyviolation', event => window.refused.push(event.violatedDirective));
            """;

    private final Path folder;
    private final Browser browser;

    StrictPolicyTest(@TempDir Path folder) {
        this.folder = folder;
        this.browser = new Browser(folder.resolve("profile"));
        browser.command("Page.addScriptToEvaluateOnNewDocument", Map.of("source", WATCH));
    }

    @AfterAll
    void closeBrowser() {
        browser.close();
    }

    @Test
    void noPageNeedsMore() throws IOException {
        Set<String> refused = new TreeSet<>();
        for (FinishedSite site : FinishedSite.all()) {
            refused.addAll(refused(site));
        }
        assertEquals(Set.of(), refused);
    }

    @Test
    void whatIsRefusedIsFound() throws IOException {
        FinishedSite site = new FinishedSite("wrong", Files.createDirectories(folder.resolve("wrong")));
        Files.writeString(site.folder().resolve("index.html"), "<!DOCTYPE html><p style='color:red'>red</p>");
        assertNotEquals(Set.of(), refused(site));
    }

    @Test
    void aScriptRunsOnlyAsItWasPublished() throws IOException {
        Path site = folder.resolve("safe");
        Folders.write(
                site,
                "content/site.yaml",
                "title: S\nurl: https://s.example\nlanguage: en\ncsp: true\n",
                "content/posts/a.md",
                "---\ntitle: A\ndate: 2026-01-01\n---\nText.\n",
                "templates/slots/head-end.ftlh",
                "<script>\n  window.ran = 'as published';\n</script>");
        FinishedSite built = FinishedSite.built("safe", site, site.resolve("public"));
        assertEquals("as published, refused: ", ran(built));
        Path page = built.folder().resolve("index.html");
        String text = Files.readString(page);
        Files.writeString(page, text.replace("'as published'", "'as Published'"));
        assertEquals("undefined, refused: script-src-elem", ran(built));
        Files.writeString(page, text.replace("</body>", "<img src='http://127.0.0.1:1/spy.gif'></body>"));
        assertEquals("as published, refused: img-src", ran(built));
    }

    private String ran(FinishedSite site) throws IOException {
        try (SiteServer server = new SiteServer(site)) {
            browser.open(server.url(""));
            return String.valueOf(browser.script("return window.ran + ', refused: ' + window.refused.join(' ')"));
        }
    }

    @Test
    void noFilmOrFramePushesThePageSideways() throws IOException {
        FinishedSite site = new FinishedSite("wide", Files.createDirectories(folder.resolve("wide")));
        Files.copy(Path.of("static/css/octavo.css"), site.folder().resolve("octavo.css"));
        Files.writeString(site.folder().resolve("index.html"), """
                <!DOCTYPE html><link rel="stylesheet" href="octavo.css"><main><div class="prose">
                <iframe width="560" height="315" src="about:blank"></iframe>
                <p><video width="1200" height="600"></video></p>
                <object width="900" height="500"></object><embed src="none.swf" width="800" height="300">
                <audio controls></audio><canvas width="900" height="100"></canvas></div></main>
                """);
        browser.width(320);
        try (SiteServer server = new SiteServer(site)) {
            browser.open(server.url(""));
            assertEquals(0, browser.overflow());
            assertEquals(
                    Math.round(560.0 / 315 * 100),
                    browser.script("const frame = document.querySelector('iframe');"
                            + "return Math.round(frame.offsetWidth / frame.offsetHeight * 100)"));
        }
    }

    private Set<String> refused(FinishedSite site) throws IOException {
        Set<String> refused = new TreeSet<>();
        try (SiteServer server = new SiteServer(site, STRICT)) {
            for (Page page : site.pages()) {
                if (!page.isRedirect()) {
                    browser.open(server.url(page.path()));
                    Object found = browser.script("return window.refused.join(' ')");
                    if (!"".equals(found)) {
                        refused.add(page + ": " + found);
                    }
                }
            }
        }
        return refused;
    }
}

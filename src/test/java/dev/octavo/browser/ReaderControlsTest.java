package dev.octavo.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.testing.DrawnPictures;
import dev.octavo.testing.Folders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** What readers can open, press and follow on the pages of a site whose author asked for it. */
@Tag("ci")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ReaderControlsTest {
    private final FinishedSite site;
    private final Browser browser;

    ReaderControlsTest(@TempDir Path folder) {
        this.site = FinishedSite.built("controls", written(folder.resolve("site")), folder.resolve("out"));
        this.browser = new Browser(folder.resolve("profile"));
    }

    @AfterAll
    void closeBrowser() {
        browser.close();
    }

    private static Path written(Path site) {
        for (String picture : List.of("a", "b", "c")) {
            Folders.writeBytes(
                    site.resolve("content/posts/" + picture + ".jpg"), DrawnPictures.jpeg(900, 600, picture.charAt(0)));
        }
        return Folders.write(
                site,
                "content/site.yaml",
                """
                title: Controls
                url: https://controls.example
                navigation:
                  - {title: Archive, url: /archive/}
                  - title: Journeys
                    url: /tags/
                    children:
                      - {title: All that there is to read about the Alps and the Dolomites, url: /posts/walk/}
                look: {copy-button: true, zoom: true, contents: side, switch: true}
                footer:
                  - {title: Elsewhere, links: [{title: Mastodon, url: "https://social.example/@ada"}]}
                  - {text: Written on trains.}
                """,
                "content/posts/walk.md",
                "---\ntitle: A walk\ndate: 2026-11-02\n---\n" + "Words on a walk. ".repeat(40) + "\n\n"
                        + "```diff-java\n int a = 1;\n-int b = 2;\n+int c = 3;\n```\n\n```\nplain\n```\n",
                "content/posts/long.md",
                "---\ntitle: Long\ndate: 2026-11-02\n---\n"
                        + ("## Äpfel\n\n" + "Words. ".repeat(300) + "\n\n## Two\n\n" + "Words. ".repeat(900) + "\n"),
                "content/posts/film.md",
                "---\ntitle: Film\ndate: 2026-11-02\n---\n::youtube[A walk]{id=aqz-KE-bpKQ}\n",
                "content/posts/album.md",
                """
                ---
                title: An album
                date: 2026-11-02
                ---
                ![One](a.jpg)
                ![Two](b.jpg)
                ![Three](c.jpg)

                [![Elsewhere](a.jpg)](/archive/)

                <img src="b.jpg" alt="">
                """);
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 1280})
    void theSecondLevelOpensBelowItsEntryAndClosesByKeyboardAlone(int width) throws IOException {
        try (SiteServer server = new SiteServer(site)) {
            browser.width(width);
            int text = width == 320 ? 32 : 16;
            browser.command("Page.setFontSizes", Map.of("fontSizes", Map.of("standard", text, "fixed", text)));
            browser.open(server.url("posts/walk/"));
            String seen = "return document.querySelector('[popover] a').checkVisibility()";
            assertEquals(false, browser.script(seen));
            browser.script("document.querySelector('[popovertarget]').focus()");
            browser.type(Keys.ENTER);
            assertEquals(List.of(true, true, true, "page", "true"), browser.script("""
                const button = document.querySelector('[popovertarget]');
                const box = document.querySelector('[popover]').getBoundingClientRect();
                return [document.querySelector('[popover] a').checkVisibility(),
                    box.top >= button.getBoundingClientRect().bottom - 1,
                    box.left >= 0 && box.right <= innerWidth && box.width > 100,
                    document.querySelector('[popover] [href$="/walk/"]').getAttribute('aria-current'),
                    button.getAttribute('aria-current')];
                """));
            assertEquals(List.of(), browser.violations());
            assertEquals(0, browser.overflow());
            browser.type(Keys.TAB);
            assertEquals("Journeys", browser.script("return document.activeElement.textContent"));
            browser.type(Keys.ESCAPE);
            assertEquals(false, browser.script(seen));
            assertEquals("BUTTON", browser.script("return document.activeElement.tagName"));
        }
    }

    @Test
    void aButtonCopiesTheCodeByKeyboardAndSaysSo() throws IOException {
        try (SiteServer server = new SiteServer(site)) {
            browser.width(360);
            browser.open(server.url("archive/"));
            assertEquals(0L, browser.script("return document.querySelectorAll('script[src*=copy]').length"));
            browser.open(server.url("posts/walk/"));
            browser.command(
                    "Browser.grantPermissions",
                    Map.of("permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
            assertEquals(2L, browser.script("return document.querySelectorAll('.copy-code').length"));
            assertEquals(List.of(), browser.violations());
            assertEquals(0, browser.overflow());
            browser.script("document.querySelector('.copy-code').focus()");
            browser.type(Keys.ENTER);
            browser.await("Copied", "return document.querySelector('[role=status]').textContent");
            assertEquals("int a = 1;\nint c = 3;\n", browser.asyncScript("""
                navigator.clipboard.readText().then(arguments[0], arguments[0]);
                """));
            browser.await("", "return document.querySelector('[role=status]').textContent");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 1280})
    void picturesOpenOverThePageAndTheFocusReturns(int width) throws IOException {
        try (SiteServer server = new SiteServer(site)) {
            browser.width(width);
            browser.command("Emulation.setTouchEmulationEnabled", Map.of("enabled", true));
            browser.open(server.url("posts/walk/"));
            assertEquals(0L, browser.script("return document.querySelectorAll('script[src*=zoom]').length"));
            browser.open(server.url("posts/album/"));
            assertEquals(List.of(3L, true), browser.script("""
                const links = [...document.querySelectorAll('.zoom')];
                return [links.length, links.every(link => link.getAttribute('href').endsWith('.jpg'))];
                """));
            browser.script("document.querySelector('.zoom').focus()");
            browser.type(Keys.ENTER);
            String shown = "const box = document.querySelector('.zoom-box'); return box.open && box.ariaLabel";
            assertEquals("One", browser.script(shown));
            assertEquals(List.of(), browser.violations());
            assertEquals(0, browser.overflow());
            browser.type(Keys.ARROW_LEFT);
            assertEquals("Three", browser.script(shown));
            browser.script("document.querySelector('.zoom-box .next').click()");
            browser.type(Keys.ARROW_RIGHT);
            assertEquals("Two", browser.script(shown));
            touch("touchStart", 250);
            touch("touchMove", 150);
            touch("touchEnd");
            assertEquals("Three", browser.script(shown));
            assertEquals(
                    "3 / 3", browser.script("return document.querySelector('.zoom-box [role=status]').textContent"));
            browser.type(Keys.ESCAPE);
            assertEquals(false, browser.script(shown));
            browser.await("Three", "return document.activeElement.querySelector('img')?.alt ?? ''");
        }
    }

    @Test
    void contentsFollowTheReaderAndMarkTheSection() throws IOException {
        try (SiteServer server = new SiteServer(site)) {
            browser.width(1280);
            browser.open(server.url("posts/walk/"));
            assertEquals(
                    0L, browser.script("return document.querySelectorAll('.contents, script[src*=contents]').length"));
            browser.open(server.url("posts/long/"));
            for (String section : List.of("Äpfel", "Two", "Äpfel")) {
                browser.script("""
                    const to = [...document.querySelectorAll('h2')].find(h => h.textContent === arguments[0]);
                    scrollTo({ top: to.getBoundingClientRect().top + scrollY - 20, behavior: 'instant' });
                    """, section);
                browser.await(section, "return document.querySelector('.contents [aria-current]')?.textContent ?? ''");
                assertEquals(true, browser.script("""
                    const box = document.querySelector('.contents').getBoundingClientRect();
                    return box.top >= 0 && box.bottom <= innerHeight;
                    """));
                assertEquals(List.of(), browser.violations());
            }
        }
    }

    @Test
    void theFrameOfAFilmFollowsTheSwitch() throws IOException {
        try (SiteServer server = new SiteServer(site)) {
            browser.width(1280);
            browser.scheme("light");
            browser.open(server.url("posts/film/"));
            String dark = """
                    return document.querySelector('iframe').contentDocument.documentElement.dataset.scheme ?? 'as the system';
                    """;
            browser.await("as the system", dark);
            browser.script("document.querySelector('.scheme-switch button').click()");
            browser.await("dark", dark);
            browser.open(server.url("posts/film/"));
            browser.await("dark", dark);
            browser.script("document.querySelector('.scheme-switch button').click()");
            browser.await("as the system", dark);
        }
    }

    private void touch(String type, int... x) {
        browser.command(
                "Input.dispatchTouchEvent",
                Map.of(
                        "type",
                        type,
                        "touchPoints",
                        Arrays.stream(x)
                                .mapToObj(at -> Map.of("x", at, "y", 300))
                                .toList()));
    }
}

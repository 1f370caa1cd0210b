package dev.octavo.use.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.browser.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The page on which the author sees the whole site. */
@Tag("ci")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DashboardTest {
    private final Browser browser;

    private static final String ACCENT_BESIDE =
            "return getComputedStyle(document.getElementById('look-page').contentDocument.documentElement).accentColor";

    DashboardTest(@TempDir Path folder) {
        this.browser = new Browser(folder.resolve("profile"));
    }

    @AfterAll
    void closeBrowser() {
        browser.close();
    }

    @Test
    void showsWhatThereIsAndWhatIsWrong(@TempDir Path folder) throws IOException {
        try (OpenSite site = site(folder)) {
            open(site);
            assertEquals(
                    "1draft,1scheduled,130published,1page,1problem",
                    site.text("return [...document.querySelectorAll('#counts li')].map(li => li.textContent).join()"));
            assertEquals(
                    "100 of 133, the newest first", site.text("return document.getElementById('shown').textContent"));
            assertEquals("true", site.text("return document.getElementById('links').textContent.includes('nowhere')"));
            assertEquals("/a/posts/p7/", site.text("return document.querySelector('#biggest a').pathname"));
            browser.script("""
                    const words = document.getElementById('words');
                    words.value = 'number p12.md';
                    words.dispatchEvent(new Event('input', { bubbles: true }));
                    """);
            site.waitFor("found", "return document.querySelectorAll('#articles tr').length === 1");
            site.edit("content/posts/p12.md", "[dead](none.md)", "Number twelve");
            site.waitFor("mended", "return !document.getElementById('well').hidden");
            site.edit("content/posts/p12.md", "Number 12", "Number 12 again");
            site.waitForText("Number 12 again");
            assertEquals("number p12.md", site.text("return document.getElementById('words').value"));
        }
    }

    @Test
    void worksDownKnownProblems(@TempDir Path folder) throws IOException {
        try (OpenSite site = site(folder)) {
            site.edit("content/posts/p12.md", "[dead](none.md)", "[dead](none.md), [thirteen](..\\posts\\p13.md)");
            site.write("content/known-problems.txt", """
                    dead-link\tcontent/posts/p12.md\t..\\posts\\p13.md
                    dead-link\tcontent/posts/p12.md\tnone.md
                    """);
            open(site);
            site.waitFor("listed", "return document.querySelectorAll('#known-list li').length === 2");
            for (String scheme : List.of("light", "dark")) {
                browser.scheme(scheme);
                for (int width : new int[] {320, 1280}) {
                    browser.width(width);
                    assertEquals(List.of(), browser.violations(), scheme + " " + width);
                    assertEquals(0, browser.overflow(), scheme + " " + width);
                }
            }
            browser.script("const one = document.querySelector('#known-list button'); one.focus(); one.click()");
            site.waitFor("corrected", "return document.querySelectorAll('#known-list li').length === 1");
            assertEquals("known-title", site.text("return document.activeElement.id"));
            assertTrue(Files.readString(folder.resolve("content/posts/p12.md")).contains("](../posts/p13.md)"));
            assertEquals(
                    "dead-link\tcontent/posts/p12.md\tnone.md\n",
                    Files.readString(folder.resolve("content/known-problems.txt")));
            assertEquals("true", site.text("return !document.getElementById('well').hidden"));
        }
    }

    @Test
    void changesTheLook(@TempDir Path folder) throws IOException {
        try (OpenSite site = site(folder)) {
            browser.scheme("light"); // whose accent is waited for
            open(site);
            site.waitFor("fields", "return document.querySelectorAll('.look-key').length > 10");
            choose("width", "wide");
            site.waitFor(
                    "wide",
                    "return !!document.getElementById('look-page').contentDocument.querySelector('[href*=\"look.css\"]')");
            assertEquals(
                    "title: A Quire of Notes\nurl: https://quire.example/a\n\nlook:\n  width: wide\n",
                    Files.readString(folder.resolve("content/site.yaml")));
            choose("accent", "#ffee00");
            site.waitFor(
                    "refused", "return /nearest colour/.test(document.getElementById('look-refused').textContent)");
            choose("accent", "#00695c");
            site.waitFor("taken", "return document.getElementById('look-refused').textContent === ''");
            site.waitFor("the page beside", ACCENT_BESIDE + " === 'rgb(0, 105, 92)'");
            assertEquals(
                    "title: A Quire of Notes\nurl: https://quire.example/a\n\nlook:\n  accent: \"#00695c\"\n  width: wide\n",
                    Files.readString(folder.resolve("content/site.yaml")));
            browser.script(
                    "const box = document.querySelector('[name=\"post-meta\"] [value=\"author\"]'); box.focus(); box.click()");
            site.waitFor("several", "return !!document.querySelector('[aria-label=\"post meta as the theme\"]')");
            assertTrue(Files.readString(folder.resolve("content/site.yaml"))
                    .contains("look:\n  post-meta: [date, read-time, tags]\n"));
            site.waitFor(
                    "the focus",
                    "return document.activeElement?.name === 'post-meta:author' && !document.activeElement.checked");
        }
    }

    @Test
    void showsWhatTheThemeSaysAndDeletesKeys(@TempDir Path folder) throws IOException {
        String settings = """
                title: Kites
                url: https://kites.example/
                theme: mine
                look: # mine
                  logo: /k.svg # a kite
                  accent: teal
                  zoom: true
                """;
        try (OpenSite site = new OpenSite(
                folder,
                browser,
                "content/site.yaml",
                settings,
                "static/k.svg",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>",
                "themes/mine/static/t.svg",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>",
                "themes/mine/theme.yaml",
                "name: Mine\nlook: {width: wide, logo: /t.svg, title-first: true}\n")) {
            browser.scheme("light"); // whose accent is waited for
            browser.open(site.url("/_octavo/"));
            site.waitFor("fields", "return document.querySelectorAll('.look-key').length > 10");
            assertEquals(
                    "/k.svg;/t.svg;;wide, as the theme;true",
                    site.text("const all = document.getElementById('look-form').elements;"
                            + "return [all.logo.value, all.logo.placeholder, all.width.value, all.width.options[0].text,"
                            + "all['title-first'].checked].join(';')"));
            site.waitFor("teal", "return document.getElementById('look-form').elements.accent.value === '#008080'");
            choose("logo", "");
            browser.script("document.querySelector('[aria-label=\"accent as the theme\"]').click()");
            browser.script("document.querySelector('[aria-label=\"zoom as the theme\"]').click()");
            site.waitFor(
                    "the theme's",
                    "return !document.querySelector('#look-form button')"
                            + " && document.getElementById('look-form').elements.accent.value === '#b0391b'");
            assertEquals(
                    settings.lines().limit(4).map(line -> line + "\n").collect(Collectors.joining()),
                    Files.readString(folder.resolve("content/site.yaml")));
        }
    }

    private void choose(String key, String value) {
        browser.script("""
                const input = document.getElementById('look-form').elements['%s'];
                input.value = '%s';
                input.dispatchEvent(new Event('change'));
                """.formatted(key, value));
    }

    @Test
    void showsWhatIsNotTranslatedYet(@TempDir Path folder) throws IOException {
        try (OpenSite site = new OpenSite(
                folder,
                browser,
                "content/site.yaml",
                "title: Kites\nurl: https://kites.example/\nlanguages: { en: {}, de: {}, fr: {} }\n",
                "content/posts/string.md",
                "---\ntitle: String\ndate: 2026-03-01\n---\n\nWords.\n",
                "content/posts/string.de.md",
                "---\ntitle: Schnur\ndate: 2026-03-01\ndraft: true\n---\n\nWorte.\n",
                "content/posts/vent.md",
                "---\ntitle: Vent\ndate: 2026-03-02\nlanguage: fr\n---\n\nMots.\n")) {
            browser.open(site.url("/_octavo/"));
            site.waitFor("rows", "return document.querySelectorAll('#articles tr').length === 3");
            assertEquals(
                    "vent.md: en, de; string.de.md: ; string.md: fr",
                    site.text(
                            "return [...document.querySelectorAll('#articles tr')].map(tr => "
                                    + "tr.querySelector('.place').textContent.split('/').pop() + ': ' + tr.cells[4].textContent).join('; ')"));
            assertEquals(
                    "1not yet in English,1not yet in Deutsch,1not yet in Français",
                    site.text(
                            "return [...document.querySelectorAll('#counts li')].slice(-3).map(li => li.textContent).join()"));
            browser.script("""
                    const missing = document.getElementById('missing');
                    missing.value = 'de';
                    missing.dispatchEvent(new Event('input', { bubbles: true }));
                    """);
            site.waitFor("one row", "return document.querySelectorAll('#articles tr').length === 1");
            site.write("content/posts/vent.de.md", "---\ntitle: Wind\ndate: 2026-03-02\n---\n\nWorte.\n");
            site.waitFor("none", "return document.querySelectorAll('#articles tr').length === 0");
            for (int width : new int[] {320, 1280}) {
                browser.width(width);
                browser.open(site.url("/_octavo/"));
                site.waitFor("rows", "return document.querySelectorAll('#articles tr').length === 4");
                assertEquals(List.of(), browser.violations(), "at " + width);
                assertEquals(0, browser.overflow(), "at " + width);
            }
        }
    }

    @Test
    void isForEverybodyAndEveryScreen(@TempDir Path folder) throws IOException {
        try (OpenSite site = site(folder)) {
            for (String scheme : List.of("light", "dark")) {
                browser.scheme(scheme);
                for (int width : new int[] {320, 360, 1280}) {
                    browser.width(width);
                    open(site);
                    assertEquals(List.of(), browser.violations(), scheme + " " + width);
                    assertEquals(0, browser.overflow(), scheme + " " + width);
                }
            }
        }
    }

    private void open(OpenSite site) {
        browser.open(site.url("/_octavo/"));
        site.waitFor("rows", "return document.querySelectorAll('#articles tr').length === 100");
    }

    private OpenSite site(Path folder) throws IOException {
        OpenSite site = new OpenSite(
                folder,
                browser,
                "content/site.yaml",
                "title: A Quire of Notes\nurl: https://quire.example/a\n",
                "content/pages/about.md",
                "---\ntitle: About\n---\n\nWords.\n",
                "content/posts/next.md",
                "---\ntitle: To come\ndate: 2027-02-01\n---\n\nWords.\n",
                "content/posts/rough.md",
                "---\ntitle: Rough words\ndate: 2026-11-20\ndraft: true\n---\n\nWords.\n");
        for (int i = 0; i < 130; i++) {
            String date = "20%02d-%02d-1%d".formatted(20 + i % 7, 1 + i % 11, i % 10);
            String body = i == 12 ? "[dead](none.md)" : "Words. ".repeat(i == 7 ? 900 : i);
            site.write(
                    "content/posts/p" + i + ".md", "---\ntitle: Number " + i + "\ndate: " + date + "\n---\n\n" + body);
        }
        site.stop();
        site.startAgain();
        return site;
    }
}

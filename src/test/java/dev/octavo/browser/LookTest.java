package dev.octavo.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.browser.FinishedSite.Page;
import dev.octavo.testing.DrawnPictures;
import dev.octavo.testing.Folders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What readers see of a blog with a name, photographs and posts of its own. */
@Tag("ci")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LookTest {
    /** How many lines an h1 has, and which of its words are on two. */
    private static final String LINES = """
        const heading = document.querySelector('h1');
        const text = heading.firstChild;
        const lines = range => new Set([...range.getClientRects()].map(box => Math.round(box.top))).size;
        const all = new Range();
        all.selectNodeContents(heading);
        const broken = [...text.data.matchAll(/[\\p{L}\\p{M}’]+/gu)].filter(({ 0: word, index }) => {
            const range = new Range();
            range.setStart(text, index);
            range.setEnd(text, index + word.length);
            return lines(range) > 1;
        });
        return [lines(all), broken.map(word => word[0]).join(' ')];
        """;

    private static final String WORDS = "Words that wait for the light. ".repeat(20) + "\n\n";

    private final Path folder;
    private final FinishedSite site;
    private final Browser browser;

    LookTest(@TempDir Path folder) {
        this.folder = folder;
        this.site = FinishedSite.built("look", written(folder.resolve("site")), folder.resolve("out"));
        this.browser = new Browser(folder.resolve("profile"));
    }

    @AfterAll
    void closeBrowser() {
        browser.close();
    }

    @BeforeEach
    void usualText() {
        text(16);
    }

    private void text(int pixels) {
        browser.command("Page.setFontSizes", Map.of("fontSizes", Map.of("standard", pixels, "fixed", pixels)));
    }

    private static Path written(Path site) {
        String further = "further-reading = [\"square.md\", { title = \"The Zone System\","
                + " url = \"https://www.photographic-society.example.org/zones\", note = \"Nearly right.\" }]\n";
        Folders.write(
                site,
                "content/site.yaml",
                "title: Winter Light\nurl: https://light.example\nauthor: ada\n",
                "content/authors/ada.yaml",
                """
                name: Ada Aster-Whitcombe
                bio: Photographs slow things in a harbour.
                picture: ada.jpg
                links: [{ title: Mastodon, url: https://social.example/@ada }]
                """,
                "content/posts/wide.md",
                post("Waiting for the light", "wide.jpg", further) + WORDS + "::post{href=square.md}\n",
                "content/posts/square.md",
                post("Square boats", "square.jpg", "") + WORDS,
                "content/posts/tall.md",
                post("The lamp at the end of the pier", "tall.jpg", further) + WORDS,
                "content/posts/matter.md",
                "+++\ntitle = \"All that is wide\"\ndate = 2026-11-01\n+++\n\n$$"
                        + "\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix} + ".repeat(9) + "1$$\n\n"
                        + WORDS + "A mark[^1].\n\n[^1]: Beside it.\n\n" + WORDS + WORDS + WORDS + WORDS
                        + "```\n" + "code ".repeat(60) + "\n```\n\n"
                        + "| Day | Ship |\n|:--|:--|\n| 2026-11-29 | " + "Katharina ".repeat(12) + "|\n\n"
                        + "![a](wide.jpg)\n"
                        + "![b](wide.jpg)\n"
                        + "![c](tall.jpg)\n"
                        + "![d](wide.jpg)\n"
                        + "![e](square.jpg)\n"
                        + "![f](wide.jpg)\n\n"
                        + "![alone](wide.jpg)\n\n"
                        + "![with"
                        + " words](wide.jpg"
                        + " \"With"
                        + " words\")\n");
        for (String name : List.of("wide 1200x800", "square 1000x1000", "tall 800x1200")) {
            String[] size = name.substring(name.indexOf(' ') + 1).split("x", -1);
            Folders.writeBytes(
                    site.resolve("content/posts/" + name.substring(0, name.indexOf(' ')) + ".jpg"),
                    DrawnPictures.jpeg(Integer.parseInt(size[0]), Integer.parseInt(size[1]), 1));
        }
        Folders.writeBytes(site.resolve("content/authors/ada.jpg"), DrawnPictures.jpeg(300, 300, 1));
        return site;
    }

    private static String post(String title, String picture, String keys) {
        return "+++\ntitle = \"" + title + "\"\ndate = 2026-11-02\ntags = [\"ai\", \"light\"]\nauthor = \"ada\"\n"
                + keys + "[illustration]\nsrc = \"" + picture
                + "\"\nalt = \"A harbour.\"\ncaption = \"The mole.\"\n+++\n\n";
    }

    @Test
    void whatASiteAddsAroundTheHeaderStandsThere() throws IOException {
        Path slots = folder.resolve("slots");
        Folders.write(
                slots,
                "content/site.yaml",
                "title: S\nurl: https://s.example\nnavigation: [{ title: About, url: /archive/ }]\n",
                "templates/slots/header-start.ftlh",
                "<p>above</p>",
                "templates/slots/header-end.ftlh",
                "<p>below</p>");
        try (SiteServer server = new SiteServer(FinishedSite.built("slots", slots, slots.resolve("public")))) {
            browser.open(server.url("archive/"));
            assertEquals(List.of("P", "HEADER", "P", "MAIN", "FOOTER"), browser.script("""
                    return [...document.querySelectorAll('body > :not(.skip)')]
                        .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
                        .map(part => part.tagName);
                    """));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Octavo",
                "Harbour Light",
                "Simon Willison’s Weblog",
                "Marlene Aster-Whitcombe",
                "Notes on Photography and Patience",
                "The Architecturalist",
                "Werkstattgeschichten",
                "日本語の題",
                "ضوء الميناء القديم"
            })
    void theNameOfTheBlogIsOnOneLineIfShortAndItsWordsAreNeverBroken(String name) throws IOException {
        Path named = Folders.write(
                folder.resolve(name), "content/site.yaml", "title: " + name + "\nurl: https://light.example\n");
        try (SiteServer server = new SiteServer(FinishedSite.built(name, named, folder.resolve(name + "-out")))) {
            browser.width(1280);
            browser.open(server.url(""));
            List<?> wide = (List<?>) Objects.requireNonNull(browser.script(LINES));
            assertEquals("", wide.get(1));
            assertTrue(name.length() > 25 || wide.get(0).equals(1L), wide::toString);
            for (int pixels : new int[] {16, 32}) {
                text(pixels);
                browser.width(360);
                browser.open(server.url(""));
                assertEquals("", ((List<?>) Objects.requireNonNull(browser.script(LINES))).get(1));
                assertEquals(0, browser.overflow());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"posts/wide/, true", "posts/square/, false", "posts/tall/, false"})
    void theTitleIsOnTheFirstScreenOfALaptop(String post, boolean flush) throws IOException {
        try (SiteServer server = new SiteServer(site)) {
            browser.command(
                    "Emulation.setDeviceMetricsOverride",
                    Map.of("width", 1366, "height", 650, "deviceScaleFactor", 1, "mobile", false));
            browser.open(server.url(post));
            assertEquals(true, browser.script("""
                return document.querySelector('h1').getBoundingClientRect().bottom < innerHeight
                    && document.querySelector('.illustration img').getBoundingClientRect().height > 250;
                """));
            assertEquals(flush, browser.script("""
                const right = part => Math.round(document.querySelector(part).getBoundingClientRect().right);
                return right('.illustration img') === right('.site-header');
                """));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 360, 412})
    void textOfTwiceTheSizeMakesNoPageWider(int width) throws IOException {
        Set<String> wider = new TreeSet<>();
        try (SiteServer server = new SiteServer(site)) {
            browser.width(width);
            text(32);
            for (Page page : site.pages()) {
                browser.open(server.url(page.path()));
                assertEquals("32px", browser.script("""
                    const em = document.body.appendChild(document.createElement('div'));
                    em.style.cssText = 'font-size: medium';
                    return getComputedStyle(em).fontSize;
                    """));
                if (browser.overflow() > 0) {
                    wider.add(page + " by " + browser.overflow());
                }
            }
        }
        assertEquals(Set.of(), wider);
    }

    @Test
    void whatScrollsHasAShadowAndWhatIsWideEndsAtTheEdgeOfThePage() throws IOException {
        try (SiteServer server = new SiteServer(site)) {
            browser.width(1280);
            browser.open(server.url("posts/matter/"));
            assertEquals(List.of(".formula true", "pre true", ".table-scroll true"), browser.script("""
                return ['.formula', 'pre', '.table-scroll'].map(part => {
                    const box = document.querySelector(part);
                    return part + ' ' + (getComputedStyle(box).backgroundImage.startsWith('linear-gradient')
                        && (part === '.table-scroll' || box.scrollWidth > box.clientWidth));
                });
                """));
            assertEquals(List.of(), browser.script("""
                const edge = Math.round(document.querySelector('.site-header').getBoundingClientRect().right);
                const rows = {};
                for (const img of document.querySelectorAll('.gallery img')) {
                    const box = img.getBoundingClientRect();
                    rows[Math.round(box.top)] = Math.round(box.right);
                }
                const ends = Object.values(rows);
                for (const part of ['.picture img', 'figure:not(.illustration) > img, figure > picture > img', '.code']) {
                    ends.push(Math.round(document.querySelector(part).getBoundingClientRect().right));
                }
                return ends.filter(end => end !== edge && edge - end < 120).map(end => `${end} of ${edge}`);
                """));
            assertEquals(1L, browser.script("return document.querySelector('.date').getClientRects().length"));
        }
    }
}

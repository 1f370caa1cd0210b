package dev.octavo.use.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.browser.Browser;
import dev.octavo.testing.Folders;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Open pages follow saved changes, and keep what their reader did. */
@Tag("ci")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LivePageTest {
    private static final String POST = "content/posts/ink.md";
    private static final String FIELDS = """
            <details id="more"><summary>More</summary>

            Hidden words.

            </details>

            <input id="search" type="search"> <textarea id="note"></textarea>
            <select id="choice"><option>one</option><option>two</option></select>
            <audio id="sound" src="/tone.wav" controls loop></audio>
            <video id="film" muted><source src="/tone.wav" type="audio/wav"></video>
            """;

    private final Browser browser;
    private OpenSite site;

    LivePageTest(@TempDir Path folder) {
        this.browser = new Browser(folder.resolve("profile"));
    }

    @BeforeEach
    void openSite(@TempDir Path folder) throws IOException {
        Folders.writeBytes(folder.resolve("static/tone.wav"), tone());
        site = new OpenSite(
                folder,
                browser,
                "content/site.yaml",
                "title: Quire\nurl: https://quire.example/notes\n",
                POST,
                post("Ink", "The first words.\n\n" + FIELDS + "\nThe last words.\n"),
                "content/posts/oak.md",
                post("Oak", "Of galls and [ink](ink.md).\n"));
        site.open("/notes/posts/ink/");
    }

    @AfterEach
    void closeSite() {
        site.close();
    }

    @AfterAll
    void closeBrowser() {
        browser.close();
    }

    private static String post(String title, String body) {
        return "---\ntitle: " + title + "\ndate: 2026-11-01\n---\n\n" + body;
    }

    @Test
    void keepsWhatTheReaderDid() {
        browser.script("""
                const at = id => document.getElementById(id);
                at('more').open = true;
                at('note').value = 'a note';
                at('choice').selectedIndex = 1;
                at('search').focus();
                at('search').value = 'half a wo';
                at('search').setSelectionRange(2, 6);
                window.kept = ['more', 'search', 'note', 'choice', 'sound', 'film'].map(at);
                at('sound').muted = true;
                return at('sound').play();
                """);
        site.waitFor("sound", "return document.getElementById('sound').currentTime > 0.05");
        // A video moves what is below it once its height is known.
        site.waitFor(
                "film", "const film = document.getElementById('film'); return film.readyState > 0 || !!film.error");
        browser.script("window.scrollTo({ top: 150, behavior: 'instant' })");
        browser.asyncScript("const done = arguments[0]; setTimeout(done, 300)");
        browser.script("""
                window.heard = document.getElementById('sound').currentTime;
                window.stood = document.getElementById('more').getBoundingClientRect().top;
                """);
        site.edit(POST, "The last words.", "The very last words.\n\nAnd more.");
        site.waitForText("very last");
        assertEquals("true half a wo 2 6 a note two true search true 1", site.text("""
                        const at = id => document.getElementById(id);
                        return [at('more').open, at('search').value, at('search').selectionStart,
                            at('search').selectionEnd, at('note').value, at('choice').value,
                            kept.every(node => node === at(node.id)), document.activeElement.id,
                            Math.abs(at('more').getBoundingClientRect().top - stood) <= 2, octavo.patches].join(' ')
                        """));
        assertEquals("false", site.text("return document.getElementById('sound').paused"));
        site.waitFor("sound", "return document.getElementById('sound').currentTime > heard + 0.1");
    }

    @Test
    void keepsASelectionOfWordsAndWhatAScriptDid() {
        browser.script("""
                document.documentElement.dataset.theme = 'night';
                const text = [...document.querySelectorAll('p')].find(p => p.textContent === 'The last words.').firstChild;
                getSelection().setBaseAndExtent(text, 9, text, 14);
                """);
        site.edit(POST, "The last words.", "Now the very last words.");
        site.waitForText("Now the very last");
        assertEquals("words night", site.text("return getSelection() + ' ' + document.documentElement.dataset.theme"));
    }

    @Test
    void swapsAStylesheetWithoutAMomentWithoutStyle() {
        browser.script("""
                window.seen = new Set();
                const look = () => {
                    seen.add(getComputedStyle(document.body).getPropertyValue('--look').trim()
                        + getComputedStyle(document.body).display);
                    requestAnimationFrame(look);
                };
                new MutationObserver(look).observe(document.head, { childList: true });
                look();
                """);
        String css = readTheme();
        site.write("static/css/octavo.css", css + "\nbody { --look: new }\n");
        site.waitFor("style", "return seen.has('newflex')");
        site.waitFor("one link", "return document.querySelectorAll('link[rel=stylesheet]').length === 1");
        assertEquals("flex,newflex", site.text("return [...seen].sort().join(',')"));
        assertEquals("0", site.text("return octavo.patches"));
    }

    private static String readTheme() {
        try {
            return Files.readString(Path.of("static/css/octavo.css"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void followsTemplatesAndConfiguration() throws IOException {
        browser.script("window.same = document.querySelector('h1')");
        Folders.write(
                site.folder(),
                "templates/partials/footer.ftlh",
                Files.readString(Path.of("templates/partials/footer.ftlh")) + "<p>At the foot</p>\n");
        site.waitForText("At the foot");
        site.edit("content/site.yaml", "title: Quire", "title: Folio\nlanguage: de");
        site.waitFor("title", "return document.title.includes('Folio') && document.documentElement.lang === 'de'");
        assertEquals("true", site.text("return window.same === document.querySelector('h1')"));
    }

    @Test
    void refreshesPictures() {
        String picture = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"9\"/>";
        site.write("static/dot.svg", picture.formatted(9));
        site.edit(POST, "The last words.", "![A dot](/dot.svg)");
        site.waitFor("picture", "return document.querySelector('.prose img')?.naturalWidth === 9");
        site.write("static/dot.svg", picture.formatted(21));
        site.waitFor("picture", "return document.querySelector('.prose img')?.naturalWidth === 21");
    }

    @Test
    void followsARenamedPostAndReportsARemovedOne() throws IOException {
        Files.move(site.folder().resolve(POST), site.folder().resolve("content/posts/pen.md"));
        site.edit("content/posts/oak.md", "ink.md", "pen.md");
        site.waitFor("page", "return location.pathname === '/notes/posts/pen/'");
        site.waitFor("script", "return typeof octavo === 'object'");
        Path kept = site.folder().resolve("kept.md");
        Files.move(site.folder().resolve("content/posts/pen.md"), kept);
        site.edit("content/posts/oak.md", "[ink](pen.md)", "ink");
        site.waitForPanel("There is no page here any more");
        Files.move(kept, site.folder().resolve("content/posts/pen.md"), StandardCopyOption.ATOMIC_MOVE);
        site.waitFor("no note", OpenSite.panel("root.querySelector('.note') === null"));
        site.edit("content/posts/pen.md", "first words", "same words");
        site.waitForText("same words");
    }

    @Test
    void showsMistakesUntilTheyAreMended() {
        List<String[]> mistakes = List.of(
                new String[] {POST, "title: Ink", "titel: Ink", "unknown key", "did you mean"},
                new String[] {POST, "The last words.", "[lost](gone.md)", "this link leads nowhere", POST + ":"},
                new String[] {
                    "content/site.yaml", "title: Quire", "titel: Quire", "unknown key", "content/site.yaml:1:1"
                },
                new String[] {"templates/post.ftlh", "", "${nothing.at.all}", "nothing", "templates/post.ftlh"});
        for (String[] mistake : mistakes) {
            if (mistake[1].isEmpty()) {
                site.write(mistake[0], readPost());
                site.waitForNoPanel();
            }
            String good = site.read(mistake[0]);
            site.write(mistake[0], mistake[1].isEmpty() ? mistake[2] + good : good.replace(mistake[1], mistake[2]));
            site.waitForPanel(mistake[3]);
            site.waitForPanel(mistake[4]);
            assertTrue(site.text("return document.body.textContent").contains("The first words."), mistake[0]);
            site.write(mistake[0], good);
            site.waitForNoPanel();
        }
    }

    private static String readPost() {
        try {
            return Files.readString(Path.of("templates/post.ftlh"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aMistakeLeavesTheFocusAndGoesWithEscape() {
        browser.script("document.getElementById('search').focus()");
        site.edit(POST, "The last words.", "[lost](gone.md)");
        site.waitForPanel("this link leads nowhere");
        assertEquals("search", site.text("return document.activeElement.id"));
        assertEquals(
                List.of(),
                browser.violations().stream()
                        .filter(found -> found.contains("octavo-preview"))
                        .toList());
        key("Escape");
        site.waitFor(
                "badge", OpenSite.panel("root.querySelector('.panel').hidden && !root.querySelector('.badge').hidden"));
    }

    @Test
    void showsWhereABlockWasWritten() {
        browser.script("document.body.prepend(document.createElement('hr'))");
        altClick("details summary");
        site.waitForPanel("content/posts/ink.md:8");
        key("Escape");
        site.waitFor("no card", OpenSite.panel("root.querySelector('.source').hidden"));
        altClick("h1");
        site.waitForPanel("comes from a template");
        Object scrolled = browser.asyncScript("""
                const done = arguments[0];
                Promise.all([import('/_octavo/lines.js'), import('/_octavo/page.js')]).then(async ([lines, { Page }]) => {
                    document.body.style.paddingTop = '3000px';
                    const last = [...document.querySelectorAll('.prose > p')].pop();
                    const page = new Page(document.querySelector('script[data-token]').dataset);
                    await lines.scrollToLine(page, 400);
                    const shown = () => Math.abs(last.getBoundingClientRect().top) < innerHeight
                        ? done('seen ' + last.getAnimations().length) : requestAnimationFrame(shown);
                    shown();
                }).catch(error => done(String(error.stack)));
                """);
        assertEquals("seen 1", scrolled);
    }

    @Test
    void goesToWhatIsEditedWhereItIsToFollow(@TempDir Path folder) throws IOException {
        String words = "Words.\n\n".repeat(200);
        try (OpenSite followed = OpenSite.following(
                folder,
                browser,
                "content/site.yaml",
                "title: Quire\nurl: https://quire.example\n",
                POST,
                post("Ink", "The first words.\n"),
                "content/posts/oak.md",
                post("Oak", words + "The last words.\n"))) {
            followed.open("/posts/ink/");
            followed.edit("content/posts/oak.md", "Oak", "Oaks");
            followed.waitFor("the other page", "return location.pathname === '/posts/oak/' && !!window.octavo");
            followed.edit("content/posts/oak.md", "The last words.", "The very last words.");
            followed.waitForText("The very last words.");
            followed.waitFor("the place", """
                    const last = [...document.querySelectorAll('.prose > p')].pop().getBoundingClientRect();
                    return last.top > 0 && last.bottom < innerHeight;
                    """);
        }
    }

    private void altClick(String selector) {
        browser.script("""
                const { x, y } = document.querySelector(arguments[0]).getBoundingClientRect();
                document.querySelector(arguments[0]).dispatchEvent(new MouseEvent('click',
                    { altKey: true, bubbles: true, cancelable: true, composed: true, clientX: x, clientY: y }));
                """, selector);
    }

    private void key(String key) {
        for (String type : List.of("keyDown", "keyUp")) {
            browser.command("Input.dispatchKeyEvent", Map.of("type", type, "key", key, "code", key));
        }
    }

    @Test
    void eightTabsFollow() {
        String first = browser.tab();
        List<String> tabs = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            tabs.add(browser.openTab(site.url(i % 2 == 0 ? "/notes/posts/ink/" : "/notes/")));
        }
        site.edit(POST, "title: Ink", "title: Inks of all colours");
        for (String tab : tabs) {
            browser.toTab(tab);
            site.waitForText("Inks of all colours");
            browser.closeTab();
        }
        browser.toTab(first);
        site.waitForText("Inks of all colours");
    }

    @Test
    void changesAPageOf20KilobytesInMilliseconds() {
        String words = "Some words on *ink* and [paper](oak.md), of no great weight.\n\n";
        site.edit(POST, "The last words.", words.repeat(170) + "The last words.");
        site.waitFor("long page", "return document.body.textContent.length > 6000");
        List<Double> times = new ArrayList<>();
        // On a busy machine most changes wait for a processor, so the fastest one counts.
        while (times.stream().noneMatch(time -> time < 15)) {
            assertTrue(times.size() < 50, times::toString);
            site.edit(POST, "The last words.", "More. The last words.");
            int patches = times.size() + 2;
            site.waitFor("patch", "return octavo.patches >= " + patches);
            times.add(Double.valueOf(site.text("return octavo.patch.toFixed(2)")));
        }
    }

    @Test
    void findsAServerThatWasStartedAgain() throws IOException {
        site.stop();
        site.waitForPanel("The preview is not running");
        site.edit(POST, "The last words.", "Words of the night.");
        site.startAgain();
        site.waitForText("Words of the night.");
        site.waitFor("no note", OpenSite.panel("root.querySelector('.note') === null"));
        site.edit(POST, "Words of the night.", "Words of the morning.");
        site.waitForText("Words of the morning.");
    }

    /** Two seconds of silence. */
    private static byte[] tone() {
        int samples = 16_000;
        ByteBuffer wave = ByteBuffer.allocate(44 + samples).order(ByteOrder.LITTLE_ENDIAN);
        wave.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + samples);
        wave.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        wave.putShort((short) 1).putShort((short) 1).putInt(8000).putInt(8000);
        wave.putShort((short) 1).putShort((short) 8);
        wave.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(samples);
        while (wave.hasRemaining()) {
            wave.put((byte) 128);
        }
        return wave.array();
    }
}

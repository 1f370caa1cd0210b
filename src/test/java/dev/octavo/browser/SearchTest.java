package dev.octavo.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.testing.Folders;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The search of the example blog, by keyboard alone. */
@Tag("ci")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SearchTest {
    private static final Map<String, Integer> CODES =
            Map.of("Enter", 13, "Escape", 27, "ArrowUp", 38, "ArrowDown", 40, "Tab", 9);

    private static final String ON_RESULTS = """
            const [count, done] = arguments;
            const look = () => {
                const status = document.querySelector('.search-status')?.textContent;
                const all = [...document.querySelectorAll('.search-results li')];
                const explained = all.slice(0, 3).every(item => item.querySelector('p')?.textContent ?? true);
                status && all.length >= count && (explained || !count)
                    ? done([status, ...all.map(item => item.querySelector('a').textContent)])
                    : setTimeout(look, 20);
            };
            look();
            """;

    private static final String FAILED = "The search could not be loaded. Please try again later.";

    private final FinishedSite site;
    private final Browser browser;

    SearchTest(@TempDir Path folder) {
        // Of its own, since tests here break its files.
        this.site = FinishedSite.example(folder.resolve("example"));
        this.browser = new Browser(folder.resolve("profile"));
        browser.width(1280);
    }

    @AfterAll
    void closeBrowser() {
        browser.close();
    }

    @Test
    void aReaderFindsAPostByKeysAlone() throws IOException {
        try (SiteServer server = new SiteServer(site)) {
            browser.open(server.url("about/"));
            assertEquals(0L, loaded("search/search\\..*\\.js$"));
            press("/");
            type("two minute");
            List<?> found = results(1);
            assertTrue(String.valueOf(found.get(0)).startsWith("Results: "), found::toString);
            assertEquals("How long is two minutes?", found.get(1));
            assertEquals(List.of(), browser.violations());
            press("ArrowDown");
            assertEquals("How long is two minutes?", focus());
            press("ArrowUp");
            press("Escape");
            // A browser moves the focus away from hidden elements only at the next frame.
            browser.await("BODY", "return document.activeElement.tagName");
            press("/");
            waitForBox();
            press("ArrowDown");
            press("Enter");
            browser.await(
                    true,
                    "return location.pathname.endsWith('/posts/reading-time/') && document.readyState === 'complete'");
            assertEquals(1L, loaded("search/open\\..*\\.js$"));
        }
    }

    @Test
    void searchEnginesMayFindTheFormButNoResults() throws IOException {
        String robots = "return document.querySelector('meta[name=robots]')?.content";
        try (SiteServer server = new SiteServer(site)) {
            browser.open(server.url("search/"));
            browser.await(false, "return document.querySelector('.search-page form').hidden");
            assertEquals(null, browser.script(robots));
            browser.open(server.url("search/?from=mail"));
            browser.await(false, "return document.querySelector('.search-page form').hidden");
            assertEquals(null, browser.script(robots));
            browser.open(server.url("search/?q=hyphens"));
            browser.await("noindex", robots);
        }
    }

    @Test
    void nothingMovesWhenSentencesCome() throws IOException {
        try (SiteServer server = new SiteServer(site)) {
            browser.open(server.url("search/?q=hyphens"));
            results(1);
            Object moved = browser.asyncScript("""
                    const done = arguments[0];
                    const moved = [];
                    const add = shift => moved.push(...shift.sources.map(source => source.node?.nodeName));
                    new PerformanceObserver(list => list.getEntries().forEach(add))
                            .observe({ type: 'layout-shift', buffered: true });
                    setTimeout(() => done(moved), 300);
                    """);
            assertEquals(List.of(), moved);
        }
    }

    @Test
    void focusGoesBackToTheLinkThatOpenedIt() throws IOException {
        try (SiteServer server = new SiteServer(site)) {
            browser.open(server.url("about/"));
            browser.script("document.querySelector('.search-open').focus()");
            press("Enter");
            type("x");
            press("Escape");
            browser.await("Search", "return document.activeElement.textContent");
        }
    }

    @Test
    void announcesResultsAndFocusToScreenReaders() throws IOException {
        try (SiteServer server = new SiteServer(site)) {
            browser.open(server.url("about/"));
            browser.command("Accessibility.enable", Map.of());
            press("/");
            waitForBox();
            assertEquals("textbox Search", focused());
            assertTrue(accessible().contains("dialog Search modal"), () -> String.valueOf(accessible()));
            type("two minute");
            String status = String.valueOf(results(1).get(0));
            List<String> reported = accessible();
            assertTrue(
                    reported.contains("status  live=polite") && reported.contains("StaticText " + status),
                    reported::toString);
            assertTrue(reported.contains("list ") && reported.contains("listitem "), reported::toString);
            assertTrue(reported.contains("combobox Tag") && reported.contains("button Close"), reported::toString);
            press("ArrowDown");
            assertEquals("link How long is two minutes?", focused());
            press("ArrowUp");
            assertEquals("textbox Search", focused());
            browser.script("document.querySelector('dialog.search input').value = ''");
            type("xyzzy");
            browser.await(
                    "Nothing was found for “xyzzy”.", "return document.querySelector('.search-status').textContent");
            press("Escape");
            List<String> closed = accessible();
            assertTrue(closed.stream().noneMatch(node -> node.startsWith("dialog")), closed::toString);
            assertTrue(closed.contains("link Search"), closed::toString);
            browser.command("Accessibility.disable", Map.of());
        }
    }

    @Test
    void reportsAnUnreachableServerAndTriesAgain() throws IOException {
        try (SiteServer server = new SiteServer(site)) {
            browser.open(server.url("about/"));
            browser.command("Network.enable", Map.of());
            offline(true);
            press("/");
            browser.await(FAILED, "return document.querySelector('[role=alert]')?.textContent");
            offline(false);
            press("/");
            waitForBox();
            browser.await(true, "return !document.querySelector('[role=alert]')");
            browser.await(true, "return document.querySelector('.search-choices').hasChildNodes()");
            offline(true);
            type("hyphen");
            assertEquals(FAILED, results(0).get(0));
            offline(false);
            assertTrue(String.valueOf(results(1).get(0)).startsWith("Results: "));
        }
    }

    @Test
    void retriesAnUnreachableServerLessAndLessOftenAndAtOnceWhenOnlineAgain() throws IOException {
        try (SiteServer server = new SiteServer(site)) {
            browser.open(server.url("about/"));
            browser.command("Network.enable", Map.of());
            press("/");
            browser.await(true, "return !!document.querySelector('.search-choices')?.hasChildNodes()");
            // Waits no long time, and not at all after the sixth.
            browser.script("""
                    const wait = window.setTimeout;
                    window.pauses = [];
                    window.setTimeout = (use, time) =>
                        time < 4000 ? wait(use, time) : window.pauses.push(time) < 7 && wait(use, 1);
                    """);
            offline(true);
            type("hyphen");
            browser.await("4000 8000 16000 32000 60000 60000 60000", "return window.pauses.join(' ')");
            offline(false);
            assertTrue(String.valueOf(results(1).get(0)).startsWith("Results: "));
            // A reader may be going through the results: they stay.
            assertEquals(true, browser.asyncScript("""
                    const first = document.querySelector('.search-results li');
                    dispatchEvent(new Event('online'));
                    setTimeout(() => arguments[0](first.isConnected), 500);
                    """));
        }
    }

    private void offline(boolean is) {
        browser.command(
                "Network.emulateNetworkConditions",
                Map.of("offline", is, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    /** The accessibility tree that screen readers get: each node's role and name. */
    private List<String> accessible() {
        return nodes().stream().map(SearchTest::said).toList();
    }

    private String focused() {
        return nodes().stream()
                .filter(node ->
                        properties(node).contains("focused=true") && !said(node).startsWith("RootWebArea"))
                .map(SearchTest::said)
                .collect(Collectors.joining(", "));
    }

    private List<Map<?, ?>> nodes() {
        Object nodes = browser.command("Accessibility.getFullAXTree", Map.of()).get("nodes");
        return ((List<?>) Objects.requireNonNull(nodes))
                .stream()
                        .<Map<?, ?>>map(node -> (Map<?, ?>) node)
                        .filter(node -> !Boolean.TRUE.equals(node.get("ignored")))
                        .toList();
    }

    private static String said(Map<?, ?> node) {
        List<String> properties = properties(node);
        return value(node.get("role")) + " " + value(node.get("name"))
                + (properties.contains("modal=true") ? " modal" : "")
                + (properties.contains("live=polite") ? " live=polite" : "");
    }

    private static List<String> properties(Map<?, ?> node) {
        return node.get("properties") instanceof List<?> all
                ? all.stream()
                        .map(property -> (Map<?, ?>) property)
                        .map(property -> property.get("name") + "=" + value(property.get("value")))
                        .toList()
                : List.of();
    }

    private static String value(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? String.valueOf(map.get("value")) : "";
    }

    @Test
    void showsResultsForTheQueryInTheAddress() throws IOException {
        try (SiteServer server = new SiteServer(site)) {
            browser.open(server.url("search/?q=%22without%20a%20server%22"));
            List<?> none = results(0);
            browser.open(server.url("search/?q=tag:design%20typograhpy"));
            List<?> found = results(1);
            assertTrue(found.size() > 1, found::toString);
            assertEquals("Nothing was found for “\"without a server\"”.", none.get(0));
            assertEquals(List.of(), browser.violations());
        }
    }

    @Test
    void articlesInTheLanguageOfThePageComeFirst() throws IOException {
        try (SiteServer server = new SiteServer(site)) {
            for (String page : List.of("search/", "de/search/")) {
                browser.open(server.url(page + "?q=octavo"));
                results(3);
                browser.await(true, """
                        const items = [...document.querySelectorAll('.search-results li')];
                        const unseen = items.find(item => item.querySelector('p')?.textContent === '');
                        unseen?.scrollIntoView();
                        return !unseen;
                        """);
                String languages = String.valueOf(browser.script(
                        "return [...document.querySelectorAll('.search-results a')].map(a => a.lang).join(' ')"));
                boolean german = page.startsWith("de");
                assertTrue(languages.matches(german ? " *en-GB( en-GB)*" : " *(de ?)*"), page + ": " + languages);
                assertEquals(
                        german,
                        browser.script("return document.querySelector('.search-results a').pathname.includes('/de/')"));
            }
        }
    }

    @Test
    void aResultShowsTheSentenceAndLeadsToItsHeading() throws IOException {
        try (SiteServer server = new SiteServer(site)) {
            browser.open(server.url("search/?q=hyphens"));
            results(1);
            String marked =
                    String.valueOf(browser.script("return document.querySelector('.search-results mark').textContent"));
            assertTrue(marked.toLowerCase(Locale.ROOT).matches("hyphens?"), marked);
            String href = String.valueOf(browser.script("return document.querySelector('.search-results a').href"));
            assertTrue(href.contains("#"), href);
        }
    }

    @Test
    void loadsThePagesOfResultsInViewAfterAPauseInTyping() throws IOException {
        String loaded = "return performance.getEntriesByType('resource')"
                + ".filter(file => file.initiatorType === 'fetch' && !file.name.includes('/search/')).length";
        try (SiteServer server = new SiteServer(site)) {
            browser.open(server.url("about/"));
            press("/");
            for (String letter : List.of("p", "i", "c", "t", "u", "r", "e")) {
                type(letter);
            }
            browser.await(true, "return [...document.querySelectorAll('.search-results mark')].length > 0");
            browser.await(
                    true,
                    "return [...document.querySelectorAll('.search-results li')].slice(0, 3)"
                            + ".every(item => item.querySelector('p')?.textContent ?? true)");
            long shown = (Long) Objects.requireNonNull(browser.script("""
                    const bottom = document.querySelector('dialog').getBoundingClientRect().bottom;
                    return [...document.querySelectorAll('.search-results li')]
                            .filter(item => item.getBoundingClientRect().top < bottom).length;
                    """));
            long fetched = (Long) Objects.requireNonNull(browser.script(loaded));
            assertTrue(fetched > 0 && fetched <= shown, fetched + " of " + shown);
        }
    }

    @Test
    void datesAreThoseOfThePages() throws IOException {
        try (SiteServer server = new SiteServer(site)) {
            for (String page : List.of("search/", "de/search/")) {
                browser.open(server.url(page + "?q=tag:reference"));
                results(1);
                String date = String.valueOf(
                        browser.script("return document.querySelector('.search-results time').textContent"));
                assertTrue(date.matches(page.startsWith("de") ? "\\d+\\. \\p{L}+ \\d{4}" : "\\d+ \\w+ \\d{4}"), date);
            }
        }
    }

    @Test
    void noResultKeepsAnEmptyLine() throws IOException {
        try (SiteServer server = new SiteServer(site)) {
            browser.open(server.url("search/?q=pictures"));
            results(1);
            browser.await(
                    0L,
                    "return [...document.querySelectorAll('.search-results p')].slice(0, 3)"
                            + ".filter(said => said.textContent.length < 40).length");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "null",
                "[]",
                "<!doctype html>",
                "{\"w\":\"0hyphen \",\"p\":\"7#\"}",
                "{\"w\":\"0hyphen \",\"p\":\"7zz\"}",
                "{\"w\":\"0hyphen \",\"p\":\"7zzzzzz!\"}"
            })
    void reportsABrokenIndex(String text) throws IOException {
        try (SiteServer server = new SiteServer(site)) {
            for (String name : List.of("index.json", "0.json")) {
                Path file = site.folder().resolve("search/" + name);
                byte[] whole = Files.readAllBytes(file);
                try {
                    Files.writeString(file, text);
                    browser.open(server.url("search/?q=hyphen"));
                    assertEquals(FAILED, results(0).get(0), name);
                } finally {
                    Files.write(file, whole);
                }
            }
        }
    }

    @Test
    void withoutItsScriptThePageOffersTheArchive() throws IOException {
        try (SiteServer server = new SiteServer(site)) {
            Path file = Folders.only(site.folder().resolve("search"), "search.*.js");
            byte[] whole = Files.readAllBytes(file);
            try {
                Files.delete(file);
                browser.open(server.url("search/?q=hyphen"));
                browser.await(
                        "/archive/ " + FAILED,
                        "const page = document.querySelector('.search-page');"
                                + " return page.querySelector('a').pathname.slice(-9) + ' ' + page.innerText.split('\\n').pop()");
            } finally {
                Files.write(file, whole);
            }
        }
    }

    @Test
    void aPageOpenedFromDiskOffersTheArchive() {
        browser.open(site.folder().resolve("search/index.html").toUri().toString());
        assertEquals(
                "The search needs JavaScript. Without it, Archive lists every post.",
                browser.script("return document.querySelector('.search-page').innerText.split('\\n').pop()"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"$&", "\"\"\"", "<xyzzy>", "\u202e\u200f", "\ud83d\ude00", "(.*)+[", "%", "\\"})
    void quotesAQueryWithoutResultsAsTyped(String query) throws IOException {
        try (SiteServer server = new SiteServer(site)) {
            browser.open(server.url("search/?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8)));
            assertEquals("Nothing was found for “" + query + "”.", results(0).get(0));
        }
    }

    @Test
    void aLongQueryIsCut() throws IOException {
        try (SiteServer server = new SiteServer(site)) {
            browser.open(server.url("search/?q=" + "xyzzy+".repeat(1000)));
            String status = String.valueOf(results(0).get(0));
            assertTrue(status.startsWith("Nothing was found") && status.length() < 250, status);
        }
    }

    private List<?> results(int atLeast) {
        return (List<?>) Objects.requireNonNull(browser.asyncScript(ON_RESULTS, atLeast));
    }

    private Object focus() {
        return String.valueOf(browser.script("return document.activeElement.textContent"));
    }

    private @Nullable Object loaded(String name) {
        return browser.script(
                "return performance.getEntriesByType('resource').filter(file => file.name.match(arguments[0])).length",
                name);
    }

    private void waitForBox() {
        browser.await("q", "return document.activeElement.name");
    }

    private void type(String text) {
        waitForBox();
        browser.command("Input.insertText", Map.of("text", text));
    }

    private void press(String key) {
        int code = CODES.getOrDefault(key, 0);
        String text = key.length() == 1 ? key : key.equals("Enter") ? "\r" : "";
        browser.command(
                "Input.dispatchKeyEvent",
                Map.of("type", "keyDown", "key", key, "text", text, "windowsVirtualKeyCode", code));
        browser.command("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key, "windowsVirtualKeyCode", code));
    }
}

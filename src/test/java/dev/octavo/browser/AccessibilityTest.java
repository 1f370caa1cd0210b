package dev.octavo.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.browser.FinishedSite.Page;
import dev.octavo.testing.Trials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages for people who use a keyboard, a screen reader, a dark screen or a telephone. */
@Tag("ci")
@Tag("endurance")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AccessibilityTest {
    private static final int STEP = Trials.step(2);

    private final Path folder;
    private final List<FinishedSite> sites;
    private final Browser browser;

    AccessibilityTest(@TempDir Path folder) {
        this.folder = folder;
        this.sites = FinishedSite.all();
        this.browser = new Browser(folder.resolve("profile"));
    }

    @AfterAll
    void closeBrowser() {
        browser.close();
    }

    /** One width for each scheme; with {@code -Pendurance} a second one. */
    static List<Arguments> views() {
        List<Arguments> views = List.of(
                Arguments.of("light", 320, 0),
                Arguments.of("dark", 1280, 1),
                Arguments.of("light", 1280, -1),
                Arguments.of("dark", 360, -1));
        return Trials.all() ? views : views.subList(0, 2);
    }

    /** One page of each kind, and every post in one of the schemes; with {@code -Pendurance}, in both. */
    @ParameterizedTest
    @MethodSource("views")
    void noKindOfPageViolatesARuleOrScrollsSideways(String scheme, int width, int first) throws IOException {
        browser.scheme(scheme);
        browser.width(width);
        Set<String> found = new TreeSet<>();
        for (FinishedSite site : sites) {
            try (SiteServer server = new SiteServer(site)) {
                for (Page page : pages(site, first)) {
                    browser.open(server.url(page.path()));
                    browser.violations().forEach(violation -> found.add(page + ": " + violation));
                    long overflow = browser.overflow();
                    if (overflow > 0) {
                        found.add(page + " is too wide by " + overflow + " px");
                    }
                }
            }
        }
        assertEquals(Set.of(), found);
    }

    @Test
    void theCheckerFindsViolations() throws IOException {
        FinishedSite site = new FinishedSite("wrong", Files.createDirectories(folder.resolve("wrong")));
        Files.writeString(site.folder().resolve("index.html"), "<!DOCTYPE html><p style='color:#bbb'>pale</p>");
        try (SiteServer server = new SiteServer(site)) {
            browser.open(server.url(""));
            assertTrue(browser.violations().stream().anyMatch(violation -> violation.startsWith("color-contrast ")));
        }
    }

    /** One page of each kind, and posts besides, since each has something special; none if {@code first} is negative. */
    private static List<Page> pages(FinishedSite site, int first) {
        Map<String, Page> pages = new LinkedHashMap<>();
        int posts = 0;
        for (Page page : site.pages()) {
            if (!page.isRedirect()) {
                pages.putIfAbsent(page.path().replaceFirst("(?<=/)[^/]+/$", "*"), page);
                if (first >= 0 && page.path().matches("(posts|reference)/.+") && posts++ % STEP == first % STEP) {
                    pages.put(page.path(), page);
                }
            }
        }
        return pages.values().stream().distinct().toList();
    }
}

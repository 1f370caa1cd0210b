package dev.octavo.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.browser.FinishedSite.Page;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages for people who use a keyboard, a screen reader, a dark screen or a telephone. */
@Tag("ci")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AccessibilityTest {
    private final Path folder;
    private final List<FinishedSite> sites;
    private final Browser browser;

    AccessibilityTest(@TempDir Path folder) {
        this.folder = folder;
        this.sites = FinishedSite.all(folder);
        this.browser = new Browser(folder.resolve("profile"));
    }

    @AfterAll
    void closeBrowser() {
        browser.close();
    }

    /** Every post in each scheme and at each width; where both change together, one page of each kind is enough. */
    @ParameterizedTest
    @CsvSource({"light, 360, true", "dark, 1280, true", "light, 1280, false", "dark, 360, false"})
    void noKindOfPageViolatesARule(String scheme, int width, boolean everyPost) throws IOException {
        browser.scheme(scheme);
        browser.width(width);
        Set<String> found = new TreeSet<>();
        for (FinishedSite site : sites) {
            try (SiteServer server = new SiteServer(site)) {
                for (Page page : oneOfEachKind(site, everyPost)) {
                    browser.open(server.url(page.path()));
                    browser.violations().forEach(violation -> found.add(page + ": " + violation));
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

    @ParameterizedTest
    @MethodSource("sites")
    void noPageScrollsSidewaysOnASmallScreen(FinishedSite site) throws IOException {
        browser.scheme("light");
        browser.width(320);
        Set<String> tooWide = new TreeSet<>();
        try (SiteServer server = new SiteServer(site)) {
            for (Page page : site.pages()) {
                if (!page.isRedirect()) {
                    browser.open(server.url(page.path()));
                    long overflow = browser.overflow();
                    if (overflow > 0) {
                        tooWide.add(page + " by " + overflow + " px");
                    }
                }
            }
        }
        assertEquals(Set.of(), tooWide);
    }

    List<FinishedSite> sites() {
        return sites;
    }

    /** One page of each kind, and every post if wanted, since each post has something special. */
    private static List<Page> oneOfEachKind(FinishedSite site, boolean everyPost) {
        Map<String, Page> pages = new LinkedHashMap<>();
        for (Page page : site.pages()) {
            if (!page.isRedirect()) {
                boolean post = everyPost && page.path().matches("posts/[^/]+/");
                String kind = page.path().replaceFirst("(?<=/)[^/]+/$", "*");
                pages.putIfAbsent(post ? page.path() : kind, page);
            }
        }
        return List.copyOf(pages.values());
    }
}

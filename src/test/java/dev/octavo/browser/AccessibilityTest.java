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

    /** Every post in each scheme; where the width changes too, one page of each kind is enough. */
    @ParameterizedTest
    @CsvSource({"light, 320, true", "dark, 1280, true", "light, 1280, false", "dark, 360, false"})
    void noKindOfPageViolatesARuleOrScrollsSideways(String scheme, int width, boolean everyPost) throws IOException {
        browser.scheme(scheme);
        browser.width(width);
        Set<String> found = new TreeSet<>();
        for (FinishedSite site : sites) {
            try (SiteServer server = new SiteServer(site)) {
                for (Page page : oneOfEachKind(site, everyPost)) {
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

    /** One page of each kind, and every post if wanted, since each post has something special. */
    private static List<Page> oneOfEachKind(FinishedSite site, boolean everyPost) {
        Map<String, Page> pages = new LinkedHashMap<>();
        for (Page page : site.pages()) {
            if (!page.isRedirect()) {
                boolean post = everyPost && page.path().matches("(posts|reference)/.+");
                String kind = page.path().replaceFirst("(?<=/)[^/]+/$", "*");
                pages.putIfAbsent(post ? page.path() : kind, page);
            }
        }
        return List.copyOf(pages.values());
    }
}

package dev.octavo.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.browser.FinishedSite.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** How browsers typeset each language. */
@Tag("ci")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TypeTest {
    private static final Set<String> FROM_RIGHT_TO_LEFT = Set.of("ar");
    /** Texts that browsers may not hyphenate, or whose language is not declared. */
    private static final String UNDIVIDED = """
            return [...document.querySelectorAll('.prose > p, .prose > ul > li, .prose blockquote p, .alert p:not(.alert-title), .footnotes p')]
                .filter(text => getComputedStyle(text).hyphens !== 'auto' || !text.closest('[lang]').lang)
                .map(text => text.outerHTML.slice(0, 60));
            """;
    /** Code and names of headings that browsers may divide with a hyphen that nobody wrote, and letters of Arabic that stand apart. */
    private static final String DIVIDED = """
            const divided = [...document.querySelectorAll('pre, code, kbd, .prose h2, .prose h3, th')]
                .filter(text => getComputedStyle(text).hyphens !== 'manual');
            const apart = document.dir !== 'rtl' ? [] : [...document.querySelectorAll('body *')]
                .filter(text => ['', '::before'].some(part => !['normal', '0px'].includes(getComputedStyle(text, part).letterSpacing))
                    && !text.closest('pre, code, [dir=ltr]'));
            return [...divided, ...apart].map(text => text.outerHTML.slice(0, 60));
            """;

    private final List<FinishedSite> sites;
    private final Browser browser;

    TypeTest(@TempDir Path folder) {
        this.sites = FinishedSite.all();
        this.browser = new Browser(folder.resolve("profile"));
    }

    @AfterAll
    void closeBrowser() {
        browser.close();
    }

    @Test
    void proseIsDividedByItsLanguageAndNothingElseIs() throws IOException {
        Set<String> wrong = new TreeSet<>();
        Set<String> languages = new TreeSet<>();
        for (FinishedSite site : sites) {
            try (SiteServer server = new SiteServer(site)) {
                for (Page page : site.pages().stream()
                        .filter(page -> page.path().startsWith("posts/"))
                        .toList()) {
                    browser.open(server.url(page.path()));
                    String language = String.valueOf(browser.script("return document.documentElement.lang"));
                    languages.add(language);
                    String direction = FROM_RIGHT_TO_LEFT.contains(language) ? "rtl" : "ltr";
                    assertEquals(
                            direction,
                            browser.script("return getComputedStyle(document.body).direction"),
                            page::toString);
                    for (String script : List.of(UNDIVIDED, DIVIDED)) {
                        ((List<?>) Objects.requireNonNull(browser.script(script)))
                                .forEach(text -> wrong.add(page + ": " + text));
                    }
                }
            }
        }
        assertEquals(Set.of(), wrong);
        assertTrue(languages.containsAll(Set.of("ar", "de", "en-GB", "fr", "ja", "pl", "ru")), languages::toString);
    }

    /** Where a browser does not know how to divide a language, a word is broken only if it is wider than the column. */
    @Test
    void wordsThatFitAreNotBroken() throws IOException {
        FinishedSite german = sites.stream()
                .filter(site -> site.name().equals("de"))
                .findFirst()
                .orElseThrow();
        try (SiteServer server = new SiteServer(german)) {
            browser.width(360);
            browser.open(server.url("posts/a/"));
            Object lines = browser.script("""
                    const text = document.querySelector('.prose p');
                    text.textContent = 'Wort '.repeat(3) + 'Verkehrswegeplanung ' + 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen';
                    text.style.hyphens = 'manual';
                    const word = new Range();
                    word.setStart(text.firstChild, 15);
                    word.setEnd(text.firstChild, 34);
                    return [word.getClientRects().length, document.documentElement.scrollWidth <= innerWidth];
                    """);
            assertEquals(List.of(1L, true), lines);
        }
    }
}

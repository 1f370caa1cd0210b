package dev.octavo.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.testing.Builds;
import dev.octavo.testing.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fonts that Octavo brings along: what a site publishes of them, and what its pages load. */
final class ShippedFontsTest {
    private static final Pattern FILE = Pattern.compile("url\\(\"\\.\\.(/fonts/[^\"]+)\"\\)");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "language: en, latin latin-ext",
        "language: uk, cyrillic cyrillic-ext latin latin-ext",
        "language: el, greek greek-ext latin latin-ext",
        "language: vi, latin latin-ext vietnamese",
        "'languages: {en: {}, ru: {}}', cyrillic cyrillic-ext latin latin-ext"
    })
    void publishesWhatTheLanguagesOfTheSiteNeed(String language, String subsets) throws IOException {
        build(language + "\nlook: {fonts: inter}\n", "Kites");
        List<String> expected = Stream.of(subsets.split(" ", -1))
                .flatMap(subset -> Stream.of("400-italic", "400-normal", "700-normal")
                        .map(style -> "/fonts/inter-" + subset + "-" + style + ".woff2"))
                .sorted()
                .toList();
        assertEquals(expected, published());
        assertEquals(expected, named());
    }

    @Test
    void eachFontHasTheSubsetsThatItIsCutInto() throws IOException {
        build("language: el\nlook: {fonts: {text: pt-serif, headings: inter, code: jetbrains-mono}}\n", "Kites");
        assertEquals(named(), published());
        assertEquals(
                List.of(
                        "inter-greek",
                        "inter-greek-ext",
                        "inter-latin",
                        "inter-latin-ext",
                        "jetbrains-mono-greek",
                        "jetbrains-mono-latin",
                        "jetbrains-mono-latin-ext",
                        "pt-serif-latin",
                        "pt-serif-latin-ext"),
                published().stream()
                        .map(file -> file.replaceAll("/fonts/|-400.*|-700.*", ""))
                        .distinct()
                        .toList());
    }

    @Test
    void anArticleInAnotherLanguageHasItsLetters() throws IOException {
        Folders.write(
                folder, "content/posts/wind.md", "---\ntitle: Ветер\ndate: 2026-01-03\nlanguage: ru\n---\n\nДует.\n");
        build("look: {fonts: pt-serif}\n", "Kites");
        assertTrue(published().contains("/fonts/pt-serif-cyrillic-400-normal.woff2"), published()::toString);
    }

    @Test
    void aSiteWithoutThemHasNone() throws IOException {
        build("look: {fonts: sans}\n", "Kites");
        assertEquals(List.of(), published());
    }

    @Test
    @Tag("ci")
    void aPageLoadsTheFilesWhoseLettersItHas(@TempDir Path profile) throws IOException {
        build(
                "language: eo\nlook: {fonts: {text: pt-serif, code: jetbrains-mono}}\n",
                "Kites and `code` **above** *the* sea");
        try (SiteServer server = new SiteServer(FinishedSite.built("fonts", folder, folder.resolve("public")));
                Browser browser = new Browser(profile)) {
            browser.open(server.url("posts/kite/"));
            assertEquals(
                    List.of(
                            "JetBrains Mono 400 normal",
                            "PT Serif 400 italic",
                            "PT Serif 400 normal",
                            "PT Serif 700 normal"),
                    browser.asyncScript("""
                            const done = arguments[0];
                            document.fonts.ready.then(() => done([...document.fonts].filter(font => font.status === 'loaded')
                                .map(font => [font.family.replaceAll('"', ''), font.weight, font.style].join(' ')).sort()));
                            """));
        }
    }

    private void build(String settings, String text) {
        Folders.write(
                folder,
                "content/site.yaml",
                "title: Kites\nurl: https://kites.example/\nauthor: ada\n" + settings,
                "content/authors/ada.yaml",
                "name: Ada\n",
                "content/posts/kite.md",
                "---\ntitle: Kite\ndate: 2026-01-02\n---\n\n" + text + ".\n");
        String told = Builds.reported(folder, folder.resolve("public"));
        assertFalse(told.contains("error"), told);
    }

    private List<String> published() throws IOException {
        Path fonts = folder.resolve("public/fonts");
        if (!Files.exists(fonts)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(fonts)) {
            return files.map(file -> "/fonts/" + file.getFileName()).sorted().toList();
        }
    }

    private List<String> named() throws IOException {
        return FILE.matcher(Files.readString(folder.resolve("public/css/look.css")))
                .results()
                .map(found -> found.group(1))
                .sorted()
                .toList();
    }
}

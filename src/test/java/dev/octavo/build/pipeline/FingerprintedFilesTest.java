package dev.octavo.build.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.testing.Builds;
import dev.octavo.testing.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a template names with {@code href} has a fingerprint in its name, which changes with its bytes. */
@Tag("both")
final class FingerprintedFilesTest {
    @TempDir
    private Path folder;

    private Path site;

    @BeforeEach
    void write() {
        site = folder.resolve("site");
        Folders.write(
                site,
                "content/site.yaml",
                "title: T\nurl: https://example.org/blog/\nicon: icon.svg\n",
                "content/posts/a.md",
                "---\ntitle: A\ndate: 2026-01-01\n---\nText.\n",
                "static/icon.svg",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"><path d=\"M0 0h8v8z\"/></svg>",
                "static/css/site.css",
                "a { color: teal }",
                "static/js/used.js",
                "used()",
                "static/js/unused.js",
                "unused()",
                "templates/slots/head-end.ftlh",
                "<script src=\"${href(\"/js/used.js?a=b#c\")}\" data-all=\"${absolute(\"/js/used.js\")}\"></script>");
    }

    @Test
    void pagesNameThem() throws IOException {
        assertEquals("", Builds.reported(site, out()));
        List<String> loaded = loaded();
        assertEquals(
                List.of(
                        "/blog/css/octavo.css",
                        "/blog/css/site.css",
                        "/blog/apple-touch-icon.png",
                        "/blog/favicon.ico",
                        "/blog/icon.svg",
                        "/blog/js/used.js"),
                loaded.stream().map(Builds::plainNames).toList());
        for (String address : loaded) {
            assertNotEquals(Builds.plainNames(address), address);
            Path file = out().resolve(address.substring("/blog/".length()));
            Path plain = out().resolve(Builds.plainNames(address).substring("/blog/".length()));
            assertEquals(-1, Files.mismatch(file, plain), address);
        }
        assertEquals(
                "https://example.org/blog/js/used.js",
                Jsoup.parse(page()).select("script[data-all]").attr("data-all"));
        assertTrue(page().contains(".js?a=b#c\""));
        assertEquals(3, Folders.hashes(out().resolve("js")).size(), "nothing names unused.js");
    }

    @Test
    void anEditChangesTheName() throws IOException {
        Builds.reported(site, out());
        List<String> before = loaded();
        Folders.write(site, "static/css/site.css", "a { color: navy }");
        Builds.reported(site, out());
        assertEquals(5, loaded().stream().filter(before::contains).count());
        Path clean = folder.resolve("clean");
        Builds.reported(site, clean);
        assertEquals(Folders.hashes(clean), Folders.hashes(out()));
        Folders.write(site, "templates/slots/head-end.ftlh", "");
        Builds.reported(site, out());
        assertEquals(2, Folders.hashes(out().resolve("js")).size(), "no page names it any more");
    }

    @Test
    void aNameThatWouldGetTooLongStaysPlain() throws IOException {
        String name = "l".repeat(115) + ".js";
        Folders.write(site, "static/js/" + name, "long()");
        Folders.write(site, "templates/slots/head-end.ftlh", "<script src=\"${href(\"/js/" + name + "\")}\"></script>");
        assertEquals("", Builds.reported(site, out()));
        assertTrue(page().contains("/blog/js/" + name));
    }

    @Test
    void aPictureOrALinkToAFileKeepsItsName() throws IOException {
        Folders.write(
                site,
                "templates/slots/head-end.ftlh",
                "<meta content=\"${href(\"/icon.svg\")}\"><i>${href(\"/\")}</i>");
        assertEquals("", Builds.reported(site, out()));
        assertTrue(page().contains("<meta content=\"/blog/icon.svg\"><i>/blog/</i>"), page());
    }

    private Path out() {
        return folder.resolve("public");
    }

    private String page() throws IOException {
        return Files.readString(out().resolve("posts/a/index.html"));
    }

    /** The addresses of stylesheets, icons and scripts on a page, without queries. */
    private List<String> loaded() throws IOException {
        return Jsoup.parse(page()).select("link[rel=stylesheet], link[rel$=icon], script[src]").stream()
                .map(element -> element.hasAttr("src") ? element.attr("src") : element.attr("href"))
                .map(address -> address.replaceFirst("\\?.*", ""))
                .toList();
    }
}

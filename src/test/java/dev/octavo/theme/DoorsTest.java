package dev.octavo.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.build.pipeline.preview.Preview;
import dev.octavo.build.pipeline.preview.PreviewRequest;
import dev.octavo.lib.address.Address;
import dev.octavo.testing.Builds;
import dev.octavo.testing.DrawnPictures;
import dev.octavo.testing.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The slots through which a site adds to the theme without copying any of its files. */
final class DoorsTest {
    private final Path site;

    DoorsTest(@TempDir Path folder) {
        site = folder;
        Folders.write(
                site,
                "content/site.yaml",
                "title: Doors\nurl: https://example.org/blog/\n",
                "content/posts/hello.md",
                "---\ntitle: Hello\ndate: 2026-10-01\n---\n\nWords.\n");
    }

    @Test
    void everySlotIsOnItsPages() throws IOException {
        Folders.write(
                site,
                "templates/slots/head-end.ftlh",
                "<meta name=\"slot\" content=\"${page.title}\">",
                "templates/slots/before-post.ftlh",
                "<i>before ${post.title}</i>",
                "templates/slots/after-post.ftlh",
                "<i>after ${post.title}</i>",
                "templates/slots/footer-end.ftlh",
                "<i>end of ${site.title}</i>");

        assertEquals(List.of("before Hello", "after Hello", "end of Doors"), slots("posts/hello/index.html"));
        assertEquals(List.of("end of Doors"), slots("404.html"));
        assertEquals(
                "Hello",
                page("posts/hello/index.html").select("head meta[name=slot]").attr("content"));
    }

    @Test
    void aSlotThatIsNotFilledLeavesNoTrace() throws IOException {
        String page = built("posts/hello/index.html");
        for (String file : List.of("post", "partials/head", "partials/footer")) {
            String name = "templates/" + file + ".ftlh";
            String text = Files.readString(Path.of(name));
            assertTrue(text.contains("slots/"));
            Folders.write(site, name, text.replaceAll(".*<#include \"[./]*slots/.*\n", ""));
        }
        assertEquals(page, built("posts/hello/index.html"));
    }

    @Test
    void aSlotMayBeFilledEditedAndTakenAway() throws IOException {
        for (String slot : List.of("head-end", "before-post", "after-post", "footer-end")) {
            String file = "templates/slots/" + slot + ".ftlh";
            String empty = built("posts/hello/index.html");
            Folders.write(site, file, "<!-- first -->");
            assertTrue(built("posts/hello/index.html").contains("first"), slot);
            Folders.write(site, file, "<!-- second -->");
            assertTrue(built("posts/hello/index.html").contains("second"), slot);
            Files.delete(site.resolve(file));
            assertEquals(empty, built("posts/hello/index.html"), slot);
        }
    }

    @Test
    void aTemplateFoundInAFolderAboveMayComeNearer() throws IOException {
        Folders.write(site, "templates/slots/footer-end.ftlh", "<#include '*/mine.ftlh' ignore_missing=true>");
        assertFalse(built("index.html").contains("above"));
        Folders.write(site, "templates/mine.ftlh", "<!-- above -->");
        assertTrue(built("index.html").contains("above"));
        Folders.write(site, "templates/slots/mine.ftlh", "<!-- beside -->");
        assertTrue(built("index.html").contains("beside"));
    }

    @Test
    void ofSeveralStarsTheLastCounts() throws IOException {
        for (String name : List.of("*/*/mine.ftlh", "/slots/*/deep/*/mine.ftlh", "*/../mine.ftlh", "a*b/mine.ftlh")) {
            Folders.write(site, "templates/slots/footer-end.ftlh", "<#include '" + name + "' ignore_missing=true>");
            assertFalse(built("index.html").contains("mine"), name);
            String file = name.startsWith("a") ? "templates/slots/a*b/mine.ftlh" : "templates/mine.ftlh";
            Folders.write(site, file, "<!-- mine, first -->");
            assertTrue(built("index.html").contains("mine, first"), name);
            Folders.write(site, file, "<!-- mine, second -->");
            assertTrue(built("index.html").contains("mine, second"), name);
            Files.delete(site.resolve(file));
        }
    }

    @Test
    void aPictureMayBeginToExistOrComeNearer() throws IOException {
        Folders.write(
                site,
                "templates/slots/after-post.ftlh",
                "<#attempt>[${picture('dot.svg').src}]<#recover>[none]</#attempt>");
        String dot = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>";
        assertTrue(built("posts/hello/index.html").contains("[none]"));
        Folders.write(site, "static/posts/hello/dot.svg", dot);
        assertTrue(built("posts/hello/index.html").contains("[/blog/posts/hello/dot.svg]"));
        Folders.write(site, "content/posts/dot.svg", dot);
        assertTrue(built("posts/hello/index.html").contains("[/blog/posts/dot.svg]"));
    }

    @Test
    void aPictureOfATemplateFollowsTheSettings() throws IOException {
        Files.createDirectories(site.resolve("static"));
        Files.write(site.resolve("static/photo.jpg"), DrawnPictures.jpeg(1000, 600, 1));
        Folders.write(site, "templates/slots/after-post.ftlh", "[${picture('/photo.jpg').srcset!''}]");
        assertTrue(built("posts/hello/index.html").contains("photo-480.jpg 480w"));
        Files.writeString(
                site.resolve("content/site.yaml"), "pictures: { widths: [200, 300] }\n", StandardOpenOption.APPEND);
        assertTrue(built("posts/hello/index.html").contains("photo-300.jpg 300w"));
    }

    @Test
    void linksTheStylesheetOfTheSiteAfterOurs() throws IOException {
        assertEquals(List.of("/blog/css/octavo.css"), stylesheets());

        Folders.write(site, "static/css/site.css", ":root { --accent: teal }\n");

        assertEquals(List.of("/blog/css/octavo.css", "/blog/css/site.css"), stylesheets());
    }

    @Test
    void linksTheIconsThatTheSiteHas() throws IOException {
        assertEquals(List.of("/blog/favicon.svg"), icons());

        Folders.write(
                site, "static/favicon.ico", "", "static/apple-touch-icon.png", "", "static/site.webmanifest", "{}");

        assertEquals(
                List.of(
                        "/blog/apple-touch-icon.png",
                        "/blog/favicon.ico",
                        "/blog/site.webmanifest",
                        "/blog/favicon.svg"),
                icons());
    }

    private List<String> icons() throws IOException {
        return page("404.html").select("link[rel$=icon], link[rel=manifest]").eachAttr("href").stream()
                .map(Builds::plainNames)
                .toList();
    }

    @Test
    void aColourInTheSlotComesBeforeOurs() throws IOException {
        Folders.write(site, "templates/slots/head-end.ftlh", "<meta name=\"theme-color\" content=\"teal\">");

        assertEquals("teal", page("index.html").select("meta[name=theme-color]").attr("content"));
    }

    @Test
    void templatesKnowWhetherThePageIsAPreview() throws IOException {
        Folders.write(site, "templates/slots/footer-end.ftlh", "<i><#if preview>mine<#else>public</#if></i>");
        Preview preview =
                Preview.of(new PreviewRequest(site, site.resolve("public"), () -> Builds.NOW, 2), Assertions::fail);

        String shown;
        try (InputStream in = preview.at(Address.HOME).orElseThrow().bytes().get()) {
            shown = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }

        String built = built("index.html");
        assertTrue(built.contains("<i>public</i>"), built);
        assertEquals(Builds.plainNames(built).replace("<i>public</i>", "<i>mine</i>"), shown);
    }

    private List<String> slots(String file) throws IOException {
        return page(file).select("i").eachText();
    }

    private List<String> stylesheets() throws IOException {
        return page("404.html").select("link[rel=stylesheet]").eachAttr("href").stream()
                .map(Builds::plainNames)
                .toList();
    }

    private Document page(String file) throws IOException {
        return Jsoup.parse(built(file));
    }

    private String built(String file) throws IOException {
        Builds.build(site, site.resolve("public"));
        return Files.readString(site.resolve("public").resolve(file));
    }
}

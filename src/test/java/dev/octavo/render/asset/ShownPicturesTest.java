package dev.octavo.render.asset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.picture.PictureHeader;
import dev.octavo.lib.picture.PixelSize;
import dev.octavo.lib.picture.codec.FileType;
import dev.octavo.testing.Builds;
import dev.octavo.testing.DrawnPictures;
import dev.octavo.testing.Folders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The original of a picture is published only if somebody may want it. */
final class ShownPicturesTest {
    private static final byte[] PHOTO = DrawnPictures.jpeg(60, 40, 1);

    private final Path site;

    ShownPicturesTest(@TempDir Path folder) {
        site = folder;
        config("");
        Folders.writeBytes(site.resolve("content/posts/a/photo.jpg"), PHOTO);
        Folders.writeBytes(site.resolve("static/photo.jpg"), PHOTO);
        Folders.writeBytes(site.resolve("content/authors/ada.jpg"), PHOTO);
    }

    private void config(String more) {
        Folders.write(
                site,
                "content/site.yaml",
                "title: T\nurl: https://example.org/\npictures: {"
                        + (more.contains("widths") ? "quality: 80" : "widths: [30]") + more + "}\n");
    }

    private void post(String frontMatter, String text) {
        Folders.write(
                site,
                "content/posts/a/index.md",
                "---\ntitle: A\ndate: 2026-01-01\n" + frontMatter + "---\n" + text + "\n");
    }

    private int width(String file) throws IOException {
        Builds.build(site, site.resolve("public"));
        byte[] bytes = Files.readAllBytes(site.resolve("public/" + file));
        return PictureHeader.size(new ByteArrayInputStream(bytes))
                .map(PixelSize::width)
                .orElse(0);
    }

    @Test
    void publishesShownPicturesSmaller() throws IOException {
        post("", "![A photo](photo.jpg)");
        assertEquals(30, width("posts/a/photo.jpg"));
    }

    /** Browsers take the larger sizes of a photograph as JPEG; a program that asks for the PNG gets one. */
    @Test
    void keepsTheFormatOfTheFileName() throws IOException {
        Folders.writeBytes(site.resolve("content/posts/a/grain.png"), DrawnPictures.png(240, 160, 1));
        config(", widths: [60, 120]");
        post("", "![Grain](grain.png)");
        assertEquals(240, width("posts/a/grain.png"));
        assertEquals(FileType.PNG, FileType.of(Files.readAllBytes(site.resolve("public/posts/a/grain.png"))));
        String page = Files.readString(site.resolve("public/posts/a/index.html"));
        assertTrue(page.matches("(?s).*<img src=\"/pictures/[0-9a-f]{16}/grain-120\\.jpg\".*"), page);
    }

    @Test
    void publishesIllustrationsSmaller() throws IOException {
        post("illustration: {src: photo.jpg, alt: A photo}\n", "Words.");
        assertEquals(30, width("posts/a/photo.jpg"));
    }

    @Test
    void publishesPortraitsSmaller() throws IOException {
        Folders.write(site, "content/authors/ada.yaml", "name: Ada\npicture: ada.jpg\n");
        post("author: ada\n", "Words.");
        assertEquals(30, width("authors/ada.jpg"));
    }

    @Test
    void keepsLinkedPictures() throws IOException {
        post("", "![A photo](photo.jpg), [in full](photo.jpg)");
        assertEquals(60, width("posts/a/photo.jpg"));
        post("", "![A photo](photo.jpg), [in full](https://example.org/posts/a/photo.jpg?x#y)");
        assertEquals(60, width("posts/a/photo.jpg"));
        post("", "![A photo](photo.jpg), <a href=\"./pho%74o.jpg\">in full</a>");
        assertEquals(60, width("posts/a/photo.jpg"));
        post("", "![A photo](photo.jpg)");
        assertEquals(30, width("posts/a/photo.jpg"));
    }

    @Test
    void keepsPicturesThatAnotherArticleLinksTo() throws IOException {
        post("", "![A photo](photo.jpg)");
        Folders.write(site, "content/pages/b.md", "---\ntitle: B\n---\n[Photo](../posts/a/photo.jpg)\n");
        assertEquals(60, width("posts/a/photo.jpg"));
    }

    @Test
    void keepsPicturesThatNothingShows() throws IOException {
        post("", "Words.");
        assertEquals(60, width("posts/a/photo.jpg"));
    }

    @Test
    void keepsPicturesInStatic() throws IOException {
        post("", "![A photo](/photo.jpg)");
        assertEquals(60, width("photo.jpg"));
    }

    @Test
    void keepsEverythingIfTheSiteSaysSo() throws IOException {
        config(", originals: true");
        post("", "![A photo](photo.jpg)");
        assertEquals(60, width("posts/a/photo.jpg"));
    }
}

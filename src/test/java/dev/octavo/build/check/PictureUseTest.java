package dev.octavo.build.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.testing.Builds;
import dev.octavo.testing.Folders;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Doubtful uses of pictures are reported by {@code octavo check} and not by a build, but for films that name a place. */
@Tag("both")
final class PictureUseTest {
    private static final String HEAD = "---\ntitle: A\ndate: 2026-01-01\n---\n";
    private static final byte[] SMALL = png(300);

    private final Path site;

    PictureUseTest(@TempDir Path folder) {
        site = folder.resolve("site");
        Folders.write(site, "content/site.yaml", "title: Doors\nurl: https://example.org/\n");
        Folders.writeBytes(site.resolve("content/posts/a/small.png"), SMALL);
        Folders.writeBytes(site.resolve("static/large.png"), png(2000));
    }

    private static byte[] png(int width) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(width, 100, BufferedImage.TYPE_INT_RGB), "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private List<String> odd() {
        assertEquals("", Builds.reported(site, site.resolve("public")));
        return Builds.checked(site, site.resolve("public"))
                .lines()
                .filter(line -> line.startsWith("warning: ") || line.startsWith("  help: "))
                .map(line -> line.replaceFirst("^  help: |^warning: ", "").replaceFirst(" \\[[a-z-]+]$", ""))
                .toList();
    }

    @Test
    void acceptsTheSameTextForTheSamePicture() {
        Folders.write(site, "content/posts/a/index.md", HEAD + """
                ![A door](small.png) and again ![A door](small.png) <img alt="" src="small.png">
                ![Its  back](/large.png) <img src='/large.png' alt='its back.'>
                """);
        assertEquals(List.of(), odd());
    }

    @Test
    void reportsDifferentTextsForTheSamePicture() {
        Folders.write(
                site,
                "content/posts/a/index.md",
                HEAD + "![A door](small.png \"Title\")\n\n<img src='small.png' alt='A &quot;gate&quot;'>\n",
                "content/pages/b.md",
                "---\ntitle: B\n---\n![A door](../posts/a/small.png) ![Gate](/posts/a/small.png)\n");
        assertEquals("", Builds.reported(site, site.resolve("public")));
        assertEquals("""
                warning: the picture content/posts/a/small.png has other words here than in another place [other-alt]
                  content/pages/b.md:4:33
                    4 | ![A door](../posts/a/small.png) ![Gate](/posts/a/small.png)
                      |                                 ^
                  first shown in content/posts/a/index.md:5:1
                    5 | ![A door](small.png "Title")
                      | ^
                  help: those who cannot see it take it for two pictures: write the same in both, such as "A door"

                warning: the picture content/posts/a/small.png has other words here than in another place [other-alt]
                  content/posts/a/index.md:7:6
                    7 | <img src='small.png' alt='A &quot;gate&quot;'>
                      |      ^
                  first shown in content/posts/a/index.md:5:1
                    5 | ![A door](small.png "Title")
                      | ^
                  help: those who cannot see it take it for two pictures: write the same in both, such as "A door"

                """, Builds.checked(site, site.resolve("public")));
    }

    @Test
    void reportsDocumentsThatNothingLinksTo() {
        Folders.write(site, "content/posts/a/index.md", HEAD + "![A door](small.png) [plan](plan.pdf)\n");
        Folders.write(site, "content/posts/a/plan.pdf", "x");
        Folders.write(site, "content/posts/a/track.gpx", "x");
        Folders.write(site, "content/pages/keybase.txt", "x");
        assertEquals(List.of(), odd());
        Folders.write(site, "content/posts/a/notes.txt", "x");
        assertEquals(
                List.of(
                        "nothing links to this document, and it is published all the same, at /posts/a/notes.txt",
                        "link to it in an article, or remove it; what other sites are to find lies in static/"),
                odd());
        Folders.write(
                site, "content/posts/a/index.md", HEAD + "![A door](small.png) [plan](plan.pdf) [n](notes.txt)\n");
        assertEquals(List.of(), odd());
    }

    @Test
    void reportsUnusedPictures() {
        Folders.write(site, "content/posts/a/index.md", HEAD + "Words.\n");
        assertEquals(
                List.of(
                        "nothing uses this picture, and it is published all the same, at /posts/a/small.png",
                        "show it in an article, link to it, or remove it; what other sites are to find lies in static/"),
                odd());
        for (String use : List.of(
                "[full](small.png)",
                "<div style=\"background: url(small.png)\"></div>",
                "![x](<small.png>)",
                "<video poster='small.png'></video>")) {
            Folders.write(site, "content/posts/a/index.md", HEAD + use + "\n");
            assertEquals(List.of(), odd(), use);
        }
        Folders.write(site, "content/posts/a/index.md", HEAD + "Words.\n");
        Folders.write(site, "static/css/site.css", "body { background: url(/posts/a/small.png) }\n");
        assertEquals(List.of(), odd());
    }

    @Test
    void reportsEnlargedPictures() {
        String head = "---\ntitle: A\ndate: 2026-01-01\nillustration: { src: small.png, alt: A door }\n---\n";
        Folders.write(site, "content/posts/a/index.md", head + "Words.\n");
        assertEquals(
                List.of(
                        "the picture content/posts/a/small.png is 300 pixels wide and shown up to 700 wide, as on the home"
                                + " page, which blurs it",
                        "take one of at least 700 pixels, better of 1400"),
                odd());
        Folders.write(site, "content/posts/a/index.md", HEAD + """
                ![A door](small.png) <img src=small.png width=300 alt='A door'> <img src=/large.png width=900 alt=Back>
                <img src=small.png width="100%" alt='A door'>
                """);
        assertEquals(List.of(), odd());
        Folders.write(site, "content/posts/a/index.md", HEAD + "<img src=small.png width=301 alt='A door'>\n");
        assertEquals(
                List.of(
                        "the picture content/posts/a/small.png is 300 pixels wide and shown up to 301 wide, which blurs it",
                        "state no more than width=\"300\", or take a larger picture"),
                odd());
    }

    @Test
    void reportsFormatsThatKeepMetadata() {
        Folders.writeBytes(site.resolve("static/scan.tiff"), new byte[] {'I', 'I', '*', 0});
        Folders.write(site, "content/posts/a/index.md", HEAD + "![A door](small.png) [scan](/scan.tiff)\n");
        List<String> odd = odd();
        assertEquals("this file is published with all that it says of camera, place and time", odd.get(0));
        assertTrue(odd.get(1).endsWith("keep-metadata: [\"scan.tiff\"]"), odd.get(1));
        Folders.write(
                site,
                "content/posts/a/index.md",
                HEAD.replace("date", "keep-metadata: /scan.tiff\ndate") + "![A door](small.png) [scan](/scan.tiff)\n");
        assertEquals(List.of(), odd());
    }

    @ParameterizedTest
    @CsvSource({
        "true, \u00a9xyz",
        "true, com.apple.quicktime.location.ISO6709",
        "false, com.apple.quicktime.make",
    })
    void everyBuildReportsFilmsThatSayWhereTheyWereTaken(boolean reported, String said) throws IOException {
        Path film = site.resolve("content/posts/a/a kite.MP4");
        Folders.write(site, "content/posts/a/index.md", HEAD + "::video[A kite]{src=\"a kite.MP4\"}\n");
        ByteArrayOutputStream boxes = new ByteArrayOutputStream();
        boxes.writeBytes(box("ftyp", "mp42"));
        boxes.writeBytes(ByteBuffer.allocate(16)
                .putInt(1)
                .put("mdat".getBytes(StandardCharsets.ISO_8859_1))
                .putLong(16 + 4)
                .array());
        boxes.writeBytes("film".getBytes(StandardCharsets.ISO_8859_1));
        boxes.writeBytes(box("moov", "udta " + said + " +27.59+086.56/"));
        Files.write(film, boxes.toByteArray());
        String place =
                "warning: this film is published with the place where it was taken [private-data]\n  content/posts/a/a kite.MP4\n";
        String problems = Builds.reported(site, site.resolve("public"));
        assertEquals(
                reported
                        ? place
                                + "  help: take it out: ffmpeg -i \"a kite.MP4\" -map_metadata -1 -c copy \"new-a kite.MP4\","
                                + " and put \"new-a kite.MP4\" in place of \"a kite.MP4\"; or say in the front matter of an"
                                + " article that it is meant: keep-metadata: [\"a kite.MP4\"]"
                        : "",
                problems.strip());
        Folders.write(
                site,
                "content/posts/a/index.md",
                HEAD.replaceFirst("---\n", "---\nkeep-metadata: [a kite.MP4]\n")
                        + "::video[A kite]{src=\"a kite.MP4\"}\n");
        assertEquals("", Builds.reported(site, site.resolve("public")));
    }

    private static byte[] box(String type, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(8 + bytes.length)
                .putInt(8 + bytes.length)
                .put(type.getBytes(StandardCharsets.ISO_8859_1))
                .put(bytes)
                .array();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<image xlink:href='https://other.example/a.png'/>",
                "<use href=\"//other.example/a.svg#b\"/>",
                "<style>@import url(https://fonts.example/a.css)</style>",
                "<style>a { fill: url( 'http://other.example/a.svg#b') }</style>",
            })
    void reportsDrawingsThatLoadFromOtherSites(String element) {
        Folders.write(site, "content/posts/a/index.md", HEAD + "![A kite](k.svg) ![A door](small.png)\n");
        String start =
                "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' width='9' height='9'>\n";
        Folders.write(site, "content/posts/a/k.svg", start + element + "</svg>");
        assertEquals(
                List.of(
                        "this drawing loads something from another site, which is not shown where the drawing is a picture",
                        "put it into the drawing itself, or take it out"),
                odd());
        Folders.write(site, "content/posts/a/k.svg", start + "<a xlink:href='https://other.example/'/></svg>");
        assertEquals(List.of(), odd());
    }
}

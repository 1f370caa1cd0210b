package dev.octavo.build.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.octavo.testing.Builds;
import dev.octavo.testing.DrawnPictures;
import dev.octavo.testing.Folders;
import dev.octavo.testing.Jvm;
import dev.octavo.use.cli.Main;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Drawings, cards for shared links, and icons: what a build draws for a site. */
@Tag("both")
final class DrawnForTheSiteTest {
    private static final String SETTINGS = "title: Leaves\nurl: https://example.org/blog/\ntagline: On paper\n";
    private static final String POST =
            "---\ntitle: Folding a sheet\ndate: 2026-10-01\ntags: [paper]\n%s\n---\n\nWords.\n";
    private static final String PAGE = "posts/folding/index.html";
    private static final String CARD = "cards/posts/folding.png";
    private static final String SVG =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 20 20\"><path fill=\"#00f\" d=\"M0 0h20v20H0z\"/></svg>";

    private final Path site;
    private final Path out;

    DrawnForTheSiteTest(@TempDir Path folder) {
        site = folder.resolve("site");
        out = folder.resolve("out");
        write("", "");
    }

    private void write(String settings, String frontMatter) {
        Folders.write(
                site,
                "content/site.yaml",
                SETTINGS + settings,
                "content/posts/folding.md",
                POST.formatted(frontMatter));
    }

    private Document page(String path) throws IOException {
        return Jsoup.parse(Files.readString(out.resolve(path)));
    }

    private BufferedImage image(String path) throws IOException {
        return ImageIO.read(out.resolve(path).toFile());
    }

    private int drawings() throws IOException {
        assertEquals("", Builds.reported(site, out));
        return page(PAGE).select(".headpiece > svg.drawing[aria-hidden=true]").size();
    }

    @Test
    void aPostWithoutPictureHasADrawing() throws IOException {
        assertEquals(1, drawings());
        assertEquals(1, page("index.html").select(".lead-picture > svg.drawing").size());
        write("", "illustration: none");
        assertEquals(0, drawings());
        write("drawings: false", "");
        assertEquals(0, drawings());
        Folders.write(site, "content/posts/a.svg", SVG);
        write("", "illustration: {src: a.svg, alt: Blue}");
        assertEquals(0, drawings());
    }

    @Test
    void makesNoCardsIfTheSiteWantsNone() throws IOException {
        Folders.write(site, "content/posts/a.svg", SVG);
        write("", "illustration: {src: a.svg, alt: Blue}");
        assertEquals("", Builds.reported(site, out));
        assertFalse(Files.exists(out.resolve("card.png")));
        assertFalse(Files.exists(out.resolve("cards")));
        assertEquals("summary", page(PAGE).select("[name=twitter:card]").attr("content"));
        assertEquals(0, page(PAGE).select("[property^=og:image]").size(), "no network shows an SVG");
    }

    @Test
    void everyArticleAndTheHomePageHaveACard() throws IOException {
        Folders.write(site, "content/pages/about.md", "---\ntitle: About\n---\nWords.\n");
        write("cards: true", "");
        assertEquals("", Builds.reported(site, out));
        for (String card : List.of("card.png", CARD, "cards/about.png")) {
            assertEquals(1200, image(card).getWidth());
            assertEquals(630, image(card).getHeight());
            assertTrue(Files.size(out.resolve(card)) < 60_000, card);
        }
        Document post = page(PAGE);
        assertEquals(
                "https://example.org/blog/" + CARD,
                post.select("[property=og:image]").attr("content"));
        assertEquals("1200", post.select("[property=og:image:width]").attr("content"));
        assertEquals("630", post.select("[property=og:image:height]").attr("content"));
        assertEquals(
                "Folding a sheet · Leaves",
                post.select("[property=og:image:alt]").attr("content"));
        assertEquals("summary_large_image", post.select("[name=twitter:card]").attr("content"));
        for (String list : List.of("index.html", "archive/index.html", "tags/paper/index.html")) {
            assertEquals(
                    "https://example.org/blog/card.png",
                    page(list).select("[property=og:image]").attr("content"));
        }
    }

    @Test
    void aPictureThatIsMissingIsNotTakenForACard() {
        write("cards: true", "illustration: {src: foldin.png, alt: A sheet}");
        String reported = Builds.reported(site, out);
        assertTrue(reported.contains("put the picture there, at content/posts/foldin.png"), reported);
    }

    @Test
    void anArticleMayHaveNoCard() throws IOException {
        write("cards: true", "cards: false");
        assertEquals("", Builds.reported(site, out));
        assertFalse(Files.exists(out.resolve(CARD)));
        assertEquals(0, page(PAGE).select("[property=og:image]").size());
    }

    @Test
    void theCardShowsThePictureOfTheArticle() throws IOException {
        Folders.write(site, "content/posts/a.svg", SVG);
        write("cards: true", "illustration: {src: a.svg, alt: Blue}");
        assertEquals("", Builds.reported(site, out));
        assertEquals(0xff0000ff, image(CARD).getRGB(1000, 300));

        Files.write(site.resolve("content/posts/a.png"), DrawnPictures.png(1600, 900, 3));
        write("cards: true", "illustration: {src: a.png, alt: Grain}");
        assertEquals("", Builds.reported(site, out));
        BufferedImage card = image(CARD);
        long colours = Arrays.stream(card.getRGB(740, 0, 460, 630, null, 0, 460))
                .distinct()
                .count();
        assertTrue(colours > 5000, colours + " colours");

        Folders.write(site, "content/posts/a.svg", SVG.replace("<path", "<text>A</text><path"));
        write("cards: true", "illustration: {src: a.svg, alt: Blue}");
        assertEquals("", Builds.reported(site, out));
        assertFalse(image(CARD).getRGB(1000, 300) == 0xff0000ff, "a font of the machine is not asked for");
    }

    @Test
    void aSiteMayDrawItsOwnCards() throws IOException {
        write("cards: true", "");
        Folders.write(
                site,
                "templates/card.ftlh",
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1200 630'><rect width='1200' height='630' fill='#0f0'/></svg>");
        assertEquals("", Builds.reported(site, out));
        assertEquals(0xff00ff00, image(CARD).getRGB(600, 300));

        Folders.write(site, "templates/card.ftlh", "<svg xmlns='http://www.w3.org/2000/svg'>${card.title}<g></svg>");
        assertEquals("""
                error: what this template makes is not an SVG that can be drawn: The element type "g" must be terminated by the \
                matching end-tag "</g>" [template]
                  templates/card.ftlh
                  while making /card.png
                  and /cards/posts/folding.png
                  help: write elements of SVG alone, each with its end
                """.strip(), Builds.reported(site, out).strip());
    }

    @Test
    void makesNoCardForATitleThatNoFontCanWrite() throws IOException {
        Folders.write(
                site,
                "content/site.yaml",
                SETTINGS + "cards: true",
                "content/posts/folding.md",
                "---\ntitle: 折り紙と🎉 λόγος\ndate: 2026-10-01\n---\nWords.\n");
        assertTrue(Builds.reported(site, out).startsWith("""
                warning: this article has no card for links, since the fonts of cards cannot write "折り紙と" [card]
                  content/posts/folding.md:2:8
                    2 | title: 折り紙と🎉 λόγος
                      |        ^^^^^^^^^^^
                  help:"""), Builds.reported(site, out));
        assertEquals(List.of("card.png"), List.of(out.toFile().list((folder, name) -> name.startsWith("card"))));
        assertFalse(Files.readString(out.resolve(PAGE)).contains("cards/posts"));
        Folders.write(site, "content/site.yaml", SETTINGS.replaceFirst("title: .*", "title: 折り紙と") + "cards: true");
        assertTrue(Builds.reported(site, out).contains("""
                warning: the home page has no card for links, since the fonts of cards cannot write "折り紙と" [card]
                  content/site.yaml:1:8
                    1 | title: 折り紙と
                      |        ^^^^
                  help:"""), Builds.reported(site, out));
    }

    @Test
    void reportsAMissingFont() {
        write("cards: {font: No Such Font}", "");
        assertEquals("""
                error: "cards" names the font "No Such Font", which this machine does not have [settings]
                  content/site.yaml
                  help: install it, name another (fc-list : family prints those of most machines), or put its file into static/fonts/ \
                and write /fonts/NAME.ttf
                """.strip(), Builds.reported(site, out).strip());
    }

    /** A collection in TrueType and a font with cubic curves, as Debian's fonts-wqy-zenhei and fonts-freefont-otf have them. */
    @ParameterizedTest
    @CsvSource({
        "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc, 折り紙",
        "/usr/share/fonts/opentype/freefont/FreeSerif.otf, קיפול נייר"
    })
    void drawsTitlesWithAFontOfTheSite(Path font, String title) throws IOException {
        assumeTrue(Files.exists(font), "is not installed");
        String name = "/fonts/" + font.getFileName();
        Files.createDirectories(site.resolve("static/fonts"));
        Files.copy(font, site.resolve("static" + name));
        write("cards: {font: " + name + "}", "");
        Folders.write(site, "content/posts/folding.md", "---\ntitle: " + title + "\ndate: 2026-10-01\n---\nWords.\n");
        assertEquals("", Builds.reported(site, out));
        byte[] first = Files.readAllBytes(out.resolve(CARD));
        // Other bytes of the file are another font.
        Files.write(site.resolve("static" + name), new byte[16], StandardOpenOption.APPEND);
        assertEquals("", Builds.reported(site, out));
        assertArrayEquals(first, Files.readAllBytes(out.resolve(CARD)));
    }

    @Test
    void saysWhatIsWrongWithAFontOfTheSite() {
        Folders.write(site, "static/fonts/quill.woff2", "wOF2");
        write("cards: {font: /fonts/quill.woff2}", "");
        assertEquals("""
                error: "/fonts/quill.woff2" is not a font that cards can be drawn with [settings]
                  content/site.yaml:4:8
                    4 | cards: {font: /fonts/quill.woff2}
                      |        ^
                  help: name a file in TrueType or OpenType, with the ending .ttf, .otf or .ttc; those for browsers, .woff and .woff2, \
                cannot be read here
                """.strip(), Builds.reported(site, out).strip());
        write("cards: {font: /fonts/quil.woff2}", "");
        assertEquals("""
                error: this link leads nowhere: "/fonts/quil.woff2" does not exist [dead-link]
                  content/site.yaml:4:15
                    4 | cards: {font: /fonts/quil.woff2}
                      |               ^^^^^^^^^^^^^^^^^
                  help: did you mean "/fonts/quill.woff2"?
                """.strip(), Builds.reported(site, out).strip());
    }

    @Test
    void makesAllIconsOfOnePicture() throws IOException {
        Folders.write(site, "static/icon.svg", SVG);
        write("icon: icon.svg", "");
        assertEquals("", Builds.reported(site, out));
        ByteBuffer ico =
                ByteBuffer.wrap(Files.readAllBytes(out.resolve("favicon.ico"))).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(List.of(48, 22), List.of((int) ico.get(6), ico.getInt(18)));
        assertEquals(
                48,
                ImageIO.read(new ByteArrayInputStream(ico.array(), 22, ico.getInt(14)))
                        .getWidth());
        assertEquals(180, image("apple-touch-icon.png").getWidth());
        for (int side : new int[] {192, 512}) {
            assertEquals(side, image("icon-" + side + ".png").getWidth());
            assertEquals(0xff0000ff, image("icon-maskable-" + side + ".png").getRGB(0, 0), "fills its square");
        }
        assertTrue(Files.readString(out.resolve("site.webmanifest")).contains("\"/blog/icon-maskable-512.png\""));
        assertEquals(
                List.of("/blog/apple-touch-icon.png", "/blog/favicon.ico", "/blog/site.webmanifest", "/blog/icon.svg"),
                icons());
    }

    private List<String> icons() throws IOException {
        return page(PAGE).select("link[rel$=icon], link[rel=manifest]").eachAttr("href").stream()
                .map(Builds::plainNames)
                .toList();
    }

    @Test
    void keepsTheIconsThatTheSiteHas() throws IOException {
        byte[] own = DrawnPictures.png(512, 512, 5);
        Files.createDirectories(site.resolve("static"));
        Files.write(site.resolve("static/icon.png"), own);
        Files.write(site.resolve("static/favicon.ico"), new byte[] {1, 2, 3});
        write("icon: icon.png", "");
        Builds.reported(site, out);
        assertArrayEquals(new byte[] {1, 2, 3}, Files.readAllBytes(out.resolve("favicon.ico")));
        assertEquals(180, image("apple-touch-icon.png").getWidth());
        assertEquals(
                List.of("/blog/apple-touch-icon.png", "/blog/favicon.ico", "/blog/site.webmanifest"),
                icons(),
                "the mark of Octavo is not theirs");
    }

    @Test
    void explainsWhyNoIconCanBeMade() throws IOException {
        Files.createDirectories(site.resolve("static"));
        Files.write(site.resolve("static/small.png"), DrawnPictures.png(128, 128, 1));
        Files.write(site.resolve("static/wide.png"), DrawnPictures.png(800, 600, 1));
        Folders.write(site, "static/bad.svg", SVG.replace("</svg>", ""));
        assertEquals(
                "error: the icon \"small.png\" is 128 × 128 pixels, and the largest icon has 512 × 512 [icon]"
                        + " help: use a larger one, or an SVG",
                icon("small.png"));
        assertEquals(
                "error: the icon \"wide.png\" is 800 × 600 pixels, not square [icon]"
                        + " help: cut it to a square, or put it onto one",
                icon("wide.png"));
        assertEquals(
                "error: the icon \"https://example.com/a.png\" lies on another site [icon]"
                        + " help: put a copy into static/, and write its name",
                icon("https://example.com/a.png"));
        assertTrue(icon("none.png").startsWith("error: the picture \"none.png\" does not exist"), icon("none.png"));
        assertTrue(icon("bad.svg").startsWith("error: the picture for the icons is not an SVG that can be drawn:"));
    }

    /** The first problem and its remedy, without the place. */
    private String icon(String name) {
        write("icon: " + name, "");
        List<String> lines = Builds.reported(site, out).lines().toList();
        return lines.get(0) + " "
                + lines.stream()
                        .map(String::strip)
                        .filter(line -> line.startsWith("help:"))
                        .findFirst()
                        .orElse("");
    }

    @Test
    void aSiteThatWantsNoneOfItLoadsNothingForIt(@TempDir Path folder) throws IOException {
        write("drawings: false", "");
        Path log = folder.resolve("classes");
        Jvm.Run run = Jvm.run(
                List.of("-Xlog:class+load:file=" + log),
                Main.class,
                "build",
                "--site",
                site.toString(),
                "--out",
                out.toString());
        assertEquals(0, run.exitCode(), run.output());
        assertEquals(
                List.of(),
                Files.readAllLines(log).stream()
                        .filter(line ->
                                line.matches(".* (dev\\.octavo\\.(raster|drawing)|com\\.github\\.weisj|com\\.jcraft"
                                        + "|java\\.awt\\.Graphics|sun\\.java2d).*"))
                        .toList());
    }

    /** With letters, curves and a photograph in it. */
    @Test
    @Tag("ci")
    void cardsAndIconsAreTheSameOnEveryJava() throws IOException {
        Folders.write(site, "static/icon.svg", SVG);
        Files.write(site.resolve("content/posts/a.jpg"), DrawnPictures.jpeg(1600, 900, 3));
        Folders.write(
                site,
                "content/posts/more.md",
                POST.formatted("illustration: {src: a.jpg, alt: Grain, focus: 10% 20%}")
                        .replace("Folding", "Größe, λόγος,"));
        write("cards: true\nicon: icon.svg", "");
        Builds.reported(site, out);
        for (int version : new int[] {17, 25}) {
            Path home = Jvm.ofVersion(version).orElseThrow();
            Path other = out.resolveSibling("out" + version);
            Jvm.run(
                    home,
                    List.of(),
                    Main.class,
                    "build",
                    "--clean",
                    "--site",
                    site.toString(),
                    "--out",
                    other.toString());
            for (String file :
                    List.of("card.png", CARD, "cards/posts/more.png", "favicon.ico", "apple-touch-icon.png")) {
                assertArrayEquals(
                        Files.readAllBytes(out.resolve(file)), Files.readAllBytes(other.resolve(file)), version + file);
            }
        }
    }
}

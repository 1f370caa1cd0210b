package dev.octavo.build.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.problem.Problem;
import dev.octavo.testing.Builds;
import dev.octavo.testing.DrawnPictures;
import dev.octavo.testing.Folders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Photographs beside articles, and what pages, feeds and templates show of them. */
@Tag("both")
final class PicturesInPagesTest {
    private static final String POST = "---\ntitle: A\ndate: 2026-11-01\n%s---\n\n%s\n";

    @TempDir
    Path site;

    @BeforeEach
    void writeSite() throws IOException {
        Folders.write(
                site,
                "content/site.yaml",
                "title: T\nurl: https://example.org/b/\npictures: {widths: [60, 120]}\n",
                "content/posts/a/index.md",
                POST.formatted("", "![A field](p.jpg)"));
        Files.write(site.resolve("content/posts/a/p.jpg"), DrawnPictures.jpeg(240, 160, 1));
    }

    private Document page(String path) throws IOException {
        assertEquals("", Builds.reported(site, site.resolve("public")));
        return Jsoup.parse(Files.readString(site.resolve("public").resolve(path)), "https://example.org");
    }

    private static List<String> files(Element picture, String selector) {
        return List.of(Objects.requireNonNull(picture.selectFirst(selector))
                .attr("srcset")
                .split(", "));
    }

    private int width(String file) throws IOException {
        Path path = site.resolve("public").resolve(file.split(" ", -1)[0].replaceFirst("^/b/", ""));
        return ImageIO.read(new ByteArrayInputStream(Files.readAllBytes(path))).getWidth();
    }

    @Test
    void aPageOffersFilesThatAreThere() throws IOException {
        Element picture = page("posts/a/index.html").expectFirst(".prose picture");
        List<String> own = files(picture, "img");
        assertEquals(List.of(60, 120), List.of(width(own.get(0)), width(own.get(1))));
        assertEquals("/b/posts/a/p.jpg 120w", own.get(1));
        for (String file : files(picture, "source")) {
            assertTrue(
                    Files.exists(site.resolve("public").resolve(file.split(" ", -1)[0].substring("/b/".length()))),
                    file);
        }
        assertEquals(
                "120 80 high",
                picture.expectFirst("img").attr("width") + " "
                        + picture.expectFirst("img").attr("height") + " "
                        + picture.expectFirst("img").attr("fetchpriority"));
    }

    @Test
    void tellsOfAllDamagedPhotographsAtOnce() throws IOException {
        List<String> names = new ArrayList<>();
        for (String article : List.of("b", "c")) {
            Files.createDirectories(site.resolve("content/posts/" + article));
            for (int number = 10; number < 20; number++) {
                names.add(article + number + ".jpg");
                byte[] whole = DrawnPictures.jpeg(240, 160, names.size());
                Files.write(
                        site.resolve("content/posts/" + article + "/" + article + number + ".jpg"),
                        Arrays.copyOf(whole, whole.length / 2));
            }
            String pictures = names.stream()
                    .filter(name -> name.startsWith(article))
                    .map(name -> "![A field](" + name + ")")
                    .collect(Collectors.joining("\n\n"));
            Folders.write(site, "content/posts/" + article + "/index.md", POST.formatted("", pictures));
        }
        List<String> damaged = names.stream()
                .map(name -> "the picture \"" + name + "\" is cut off or damaged")
                .toList();
        assertEquals(
                damaged,
                Builds.problems(site, site.resolve("public")).stream()
                        .map(Problem::message)
                        .toList());
        assertFalse(Files.exists(site.resolve("public")));
    }

    @Test
    void aFeedShowsOneFileWithItsSize() throws IOException {
        page("posts/a/index.html");
        String feed = Files.readString(site.resolve("public/feed.json"));
        assertTrue(feed.contains("<img src=\\\"https://example.org/b/posts/a/p.jpg\\\" width=\\\"240\\\""), feed);
        assertFalse(feed.contains("srcset") || feed.contains("data-colour"), feed);
    }

    @Test
    void aTemplateRequestsWhatItNeeds() throws IOException {
        Folders.write(
                site,
                "templates/slots/after-post.ftlh",
                "<#assign p = picture(extra.photo, {'widths': [30, 90], 'ratio': '1:1', 'format': 'original'})>"
                        + "<img class=mine src='${p.src}' srcset='${p.srcset}' width=${p.width} height=${p.height} alt=''>"
                        + "${p.sources?size}",
                "content/posts/a/index.md",
                POST.formatted("extra: {photo: p.jpg}\n", "Words."));
        Element mine = page("posts/a/index.html").expectFirst("img.mine");
        assertEquals("90 90", mine.attr("width") + " " + mine.attr("height"));
        assertEquals(30, width(mine.attr("srcset")));

        String before = mine.attr("src");
        Files.write(site.resolve("content/posts/a/p.jpg"), DrawnPictures.jpeg(240, 160, 2));
        String after = page("posts/a/index.html").expectFirst("img.mine").attr("src");
        assertNotEquals(before, after, "the page was not made again");
    }

    @Test
    void aPageThatATemplatePutsADrawingIntoFollowsTheDrawing() throws IOException {
        String drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"5\"/>";
        Folders.write(
                site,
                "templates/slots/after-post.ftlh",
                "<#assign d = picture('/d.svg')><img class=mine src='${d.src}' width=${d.width} alt=''>",
                "static/d.svg",
                drawing.formatted(100));
        assertEquals("100", page("posts/a/index.html").expectFirst("img.mine").attr("width"));

        Folders.write(site, "static/d.svg", drawing.formatted(300));
        assertEquals("300", page("posts/a/index.html").expectFirst("img.mine").attr("width"));

        Files.delete(site.resolve("static/d.svg"));
        String reported = Builds.reported(site, site.resolve("public"));
        assertTrue(reported.contains("there is no picture \"/d.svg\""), reported);
    }

    @Test
    void listsShowThePartThatMustBeSeen() throws IOException {
        String illustrated =
                POST.replace("11-01", "11-%s").replace("%s---", "illustration: {src: a/p.jpg, alt: A%s}\n---");
        Folders.write(
                site,
                "content/posts/b.md",
                illustrated.formatted("04", "", "Words."),
                "content/posts/c.md",
                illustrated.formatted("03", "", "Words."),
                "content/posts/d.md",
                illustrated.formatted("02", ", focus: 100% 50%", "Words."));
        Document home = page("index.html");
        Element lead = home.expectFirst(".lead-picture img");
        assertEquals("120 80 high", lead.attr("width") + " " + lead.attr("height") + " " + lead.attr("fetchpriority"));
        List<Element> cards = home.select(".post-card-picture img");
        assertEquals(
                List.of("240 135 lazy", "240 135 lazy"),
                cards.stream()
                        .map(img -> img.attr("width") + " " + img.attr("height") + " " + img.attr("loading"))
                        .toList());
        assertNotEquals(cards.get(0).attr("src"), cards.get(1).attr("src"));
    }

    @Test
    void reportsAWrongPathInTheTemplate() {
        Folders.write(site, "templates/slots/after-post.ftlh", "<p>${picture('/images/p.jpg').src}</p>");
        assertEquals("""
                error: there is no picture "/images/p.jpg" [template]
                  templates/slots/after-post.ftlh:1:4
                    1 | <p>${picture('/images/p.jpg').src}</p>
                      |    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                  while making content/posts/a/index.md
                  help: write the name of one beside the article, or its address: "/images/kite.jpg" for static/images/kite.jpg
                """.strip(), Builds.reported(site, site.resolve("public")).strip());
    }

    @Test
    void aThemeOfItsOwnSaysHowWidePicturesAre() throws IOException {
        Folders.write(
                site,
                "content/site.yaml",
                "title: T\nurl: https://example.org/b/\npictures: {widths: [60, 120], sizes: 44em}\n");
        assertEquals(
                "44em", page("posts/a/index.html").expectFirst(".prose img").attr("sizes"));
        Folders.write(
                site,
                "content/site.yaml",
                "title: T\nurl: https://example.org/b/\npictures: {widths: [60, 120], sizes: 55em}\n");
        assertEquals(
                "55em", page("posts/a/index.html").expectFirst(".prose img").attr("sizes"));
    }

    @Test
    void aDrawingIsOneInCapitalsTooAndMayBeAsLargeAsItLikes() throws IOException {
        Folders.write(
                site,
                "content/posts/a/PLAN.SVG",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"20000\" height=\"20000\"/>",
                "content/posts/a/index.md",
                POST.formatted("illustration: {src: PLAN.SVG, alt: A plan}\n", "Words."));
        assertEquals(0, page("posts/a/index.html").select("[property=og:image]").size());
    }

    @Test
    void aDrawingIsShownAsItIs() throws IOException {
        Folders.write(
                site,
                "content/posts/a/d.svg",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"4\"/>",
                "content/posts/a/index.md",
                POST.formatted("illustration: {src: d.svg, alt: A}\n", "![A](d.svg)"));
        Document page = page("posts/a/index.html");
        assertEquals(
                List.of("/b/posts/a/d.svg 8 4 ", "/b/posts/a/d.svg 8 4 "),
                page.select("main img").stream()
                        .map(img -> img.attr("src") + " " + img.attr("width") + " " + img.attr("height") + " "
                                + img.attr("srcset"))
                        .toList());
        assertFalse(Files.exists(site.resolve("public/pictures")));
        assertFalse(Files.exists(site.resolve(".octavo/pictures")));
    }
}

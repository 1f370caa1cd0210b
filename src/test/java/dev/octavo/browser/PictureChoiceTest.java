package dev.octavo.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.build.pipeline.Build;
import dev.octavo.build.pipeline.BuildRequest;
import dev.octavo.lib.work.Progress;
import dev.octavo.testing.Folders;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of the files of a picture, a browser takes the one that it would take if it knew how wide the picture is shown. */
@Tag("ci")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PictureChoiceTest {
    /** The places of pictures: a page, and the elements on it. */
    private static final List<String> PLACES = List.of(
            "posts/head/ .illustration img",
            "posts/head-tall/ .illustration img",
            "posts/alone/ .prose img",
            "posts/words/ .prose img",
            "posts/figure/ .prose img",
            "posts/captioned-gallery/ .prose img",
            "posts/gallery/ .prose img",
            "posts/list/ .prose img",
            "posts/quote/ .prose img",
            "posts/small/ .prose img",
            "posts/tall/ .prose img",
            "posts/first/ .prose img",
            "posts/first-figure/ .prose img",
            "posts/first-tall/ .prose img",
            "posts/head/ .author-card img",
            "authors/ada/ .portrait",
            "authors/ada/ .post-card-picture img",
            " .lead-picture img",
            " .post-card-picture img");

    /**
     * For each picture at a place: the width of the file that the browser took, of the one that it takes when it is told how
     * wide the picture is, of the smallest that is sharp; and how wide the picture is, in pixels of CSS.
     */
    private static final String LOOK = Folders.text(PictureChoiceTest.class, "chosen-pictures.js");

    private static final String WATCH = """
            window.shifts = [];
            new PerformanceObserver(list => list.getEntries().forEach(entry => window.shifts.push(
                entry.value.toFixed(4) + ' ' + entry.sources.map(source => source.node?.className
                    + JSON.stringify([source.previousRect, source.currentRect]))))).observe(
                { type: 'layout-shift', buffered: true });
            """;

    /** When pictures come, so that a page is painted without them. */
    private static final Duration LATE = Duration.ofMillis(200);

    private static final String WORDS = "Words. ".repeat(200) + "\n\n";

    private final FinishedSite site;
    private final Browser browser;
    private final List<SiteServer> servers = new ArrayList<>();

    PictureChoiceTest(@TempDir Path folder) throws IOException {
        Path out = folder.resolve("out");
        write(folder.resolve("site"));
        Instant now = Instant.parse("2026-11-24T12:00:00Z");
        Build.run(
                new BuildRequest(folder.resolve("site"), out, Optional.of(FinishedSite.URL), true, now, true, 2),
                Progress.SILENT);
        site = new FinishedSite("pictures", out);
        browser = new Browser(folder.resolve("profile"));
        browser.command("Network.enable", Map.of());
        browser.command("Network.setCacheDisabled", Map.of("cacheDisabled", true));
        browser.command("Page.addScriptToEvaluateOnNewDocument", Map.of("source", WATCH));
    }

    @AfterAll
    void close() {
        browser.close();
        servers.forEach(SiteServer::close);
    }

    private static void write(Path site) throws IOException {
        Folders.write(
                site,
                "content/site.yaml",
                "title: Pictures\nurl: https://example.org/\nposts-per-page: 20\n",
                "content/authors/ada.yaml",
                "name: Ada\npicture: ../posts/tall.jpg\n");
        String head = "illustration: {src: wide.jpg, alt: A, focus: 30% 60%}\n";
        post(site, "lead", 20, head, "Words.");
        post(site, "head", 19, head, "Words.");
        post(site, "head-tall", 18, head.replace("wide", "tall"), "Words.");
        post(site, "alone", 17, "", WORDS + "![a](wide.jpg)");
        post(site, "words", 16, "", WORDS + "Words ![a](wide.jpg) and <b>words</b>.");
        post(site, "figure", 15, "", WORDS + "![a](wide.jpg \"b\")");
        post(site, "captioned-gallery", 14, "", WORDS + "![a](wide.jpg \"One\") ![a](tall.jpg)");
        post(
                site,
                "gallery",
                13,
                "",
                WORDS + "![a](wide.jpg) ![a](tall.jpg)\n![a](wide-2.jpg) ![a](wide-3.jpg) ![a](tall-2.jpg)");
        post(site, "list", 12, "", WORDS + "- ![a](wide.jpg)");
        post(site, "quote", 11, "", WORDS + "> ![a](wide.jpg)");
        post(site, "small", 10, "", WORDS + "<img src=\"wide.jpg\" alt=\"a\" width=\"300\">");
        post(site, "tall", 9, "", WORDS + "![a](tall.jpg)");
        post(site, "first", 8, "", "![a](wide.jpg)");
        post(site, "first-figure", 7, "", "![a](wide.jpg \"b\")");
        post(site, "first-tall", 6, "", "![a](tall.jpg)");
        for (String name : List.of("wide", "wide-2", "wide-3")) {
            draw(site.resolve("content/posts/" + name + ".jpg"), 2400, 1500, name);
        }
        for (String name : List.of("tall", "tall-2")) {
            draw(site.resolve("content/posts/" + name + ".jpg"), 1500, 2000, name);
        }
    }

    private static void post(Path site, String name, int day, String front, String text) {
        Folders.write(
                site,
                "content/posts/" + name + ".md",
                "---\ntitle: %s\ndate: 2026-11-%02d\nauthor: ada\n%s---\n\n%s\n".formatted(name, day, front, text));
    }

    private static void draw(Path file, int width, int height, String words) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, Color.ORANGE, width, height, Color.BLUE));
        graphics.fillRect(0, 0, width, height);
        graphics.setPaint(Color.WHITE);
        graphics.drawString(words, 9, 99);
        graphics.dispose();
        assertTrue(ImageIO.write(image, "jpg", file.toFile()));
    }

    @ParameterizedTest
    @CsvSource({"360, 1", "360, 2", "600, 1", "600, 2", "820, 1", "820, 2", "1280, 1", "1280, 2", "1920, 1", "1920, 2"})
    void everyPictureIsTheSmallestThatIsSharp(int width, int density) throws IOException {
        List<String> wrong = new ArrayList<>();
        browser.screen(width, density);
        for (String place : PLACES) {
            int blank = place.indexOf(' ');
            // Each time at another port, since Chromium prefers a larger file that it holds from a page before; none is
            // closed, so that no port comes back.
            SiteServer server = new SiteServer(site);
            servers.add(server);
            browser.open(server.url(place.substring(0, blank)));
            List<?> found = (List<?>) browser.asyncScript(LOOK, place.substring(blank + 1));
            if (found == null || found.isEmpty()) {
                wrong.add(place + ": no picture");
                continue;
            }
            for (Object picture : found) {
                String[] widths = picture.toString().split(" ", -1);
                // On a dense screen Chromium accepts a slightly smaller file.
                if (!widths[0].equals(widths[1]) || (density == 1 && !widths[0].equals(widths[2]))) {
                    wrong.add("%s: %s at %d, %d".formatted(place, picture, width, density));
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void nothingMovesWhenPicturesCome() throws IOException {
        List<String> moved = new ArrayList<>();
        try (SiteServer server = new SiteServer(site, LATE)) {
            for (int width : new int[] {360, 820, 1280}) {
                browser.screen(width, 1);
                for (FinishedSite.Page page : site.pages()) {
                    browser.open(server.url(page.path()));
                    browser.asyncScript(LOOK, ".no-picture");
                    browser.asyncScript(LOOK, "main picture > img");
                    Object shifts = browser.script("return window.shifts.join('; ')");
                    Object unsized = browser.script("return document.querySelectorAll("
                            + "'main img:not([width]), main img:not([height])').length");
                    if (!"".equals(shifts) || !Long.valueOf(0).equals(unsized)) {
                        moved.add(page + " " + width + ": " + shifts + ", without a size: " + unsized);
                    }
                }
            }
        }
        assertEquals(List.of(), moved);
    }
}

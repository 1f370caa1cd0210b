package dev.octavo.browser;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.use.scaffold.NewSite;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The pictures by which people choose a theme, in the manual's article on themes, show the themes as they are now.
 * {@code -Dgolden.update=true} takes them anew.
 */
@Tag("ci")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ThemeGalleryTest {
    private static final Path ARTICLE = Path.of("content/posts/themes");
    private static final int WIDTH = 1200; // in pixels
    private static final int CELL = 60; // pixels, a few lines of text, whatever fonts a machine has
    private static final int OTHER_COLOUR = 48; // of 255, in the mean of a cell
    private static final double MOST_OF_OTHER_COLOURS = 0.1; // of all cells

    /** Posts of a developer, since two make no dense list. */
    private static final String POSTS = """
            2026-11-20 rust, memory: Where a borrow ends
            2026-11-11 git: The commit that was never pushed
            2026-10-30 databases, testing: A test that deletes its own database
            2026-10-17 linux: What the kernel does while you wait
            2026-10-02 performance: Half the time, by reading twice
            2026-09-21 java, performance: Counting objects without a profiler
            2026-09-09 http: Four hundred and twenty-one
            2026-08-28 writing: Names that survive a rewrite
            2026-08-15 linux, files: Every way to rename a file
            2026-07-30 unicode: Where a letter ends
            2026-07-12 testing: Tests that cannot fail
            """;

    private final Path folder;
    private final Browser browser;

    ThemeGalleryTest(@TempDir Path folder) {
        this.folder = folder;
        this.browser = new Browser(folder.resolve("profile"));
    }

    @AfterAll
    void closeBrowser() {
        browser.close();
    }

    @ParameterizedTest
    @CsvSource({
        "default, posts/how-to-write-a-post/",
        "log, posts/how-to-write-a-post/",
        "magazine, posts/written-by-two/",
        "folio, works/dunes/"
    })
    void aThemeLooksAsInItsPictures(String theme, String dark) throws IOException {
        Path site = folder.resolve(theme).resolve("winter-light");
        NewSite.write(
                site,
                LocalDate.of(2026, 11, 24),
                ZoneId.of("UTC"),
                Optional.of(theme).filter(name -> !name.equals("default")));
        if (theme.equals("log")) {
            for (String post : POSTS.lines().toList()) {
                String[] parts = post.split(" ", 2);
                String[] about = parts[1].split(": ", 2);
                Files.writeString(
                        site.resolve("content/posts/of-" + parts[0] + ".md"),
                        "---\ntitle: %s\ndate: %s\ntags: [%s]\n---\nText.\n".formatted(about[1], parts[0], about[0]));
            }
        }
        try (SiteServer server = new SiteServer(FinishedSite.built(theme, site, site.resolve("public")))) {
            browser.width(WIDTH);
            browser.scheme("light");
            browser.open(server.url(""));
            compare(theme + ".png");
            browser.scheme("dark");
            browser.open(server.url(dark));
            compare(theme + "-dark.png");
        }
    }

    private void compare(String name) throws IOException {
        byte[] now = browser.picture();
        Path file = ARTICLE.resolve(name);
        if (Boolean.getBoolean("golden.update")) {
            Files.write(file, now);
        }
        double share = otherCells(ImageIO.read(file.toFile()), ImageIO.read(new ByteArrayInputStream(now)));
        assertTrue(
                share <= MOST_OF_OTHER_COLOURS,
                () -> Math.round(100 * share) + " % of " + file
                        + " is out of date: run this test with -Dgolden.update=true");
    }

    /** Which part of two pictures has another colour; all of it, if their sizes differ. */
    private static double otherCells(BufferedImage one, BufferedImage other) {
        if (one.getWidth() != other.getWidth() || one.getHeight() != other.getHeight()) {
            return 1;
        }
        int cells = 0;
        int others = 0;
        for (int y = 0; y + CELL <= one.getHeight(); y += CELL) {
            for (int x = 0; x + CELL <= one.getWidth(); x += CELL) {
                cells++;
                others += difference(mean(one, x, y), mean(other, x, y)) > OTHER_COLOUR ? 1 : 0;
            }
        }
        return (double) others / cells;
    }

    private static int difference(Color one, Color other) {
        return Math.max(
                Math.abs(one.getRed() - other.getRed()),
                Math.max(Math.abs(one.getGreen() - other.getGreen()), Math.abs(one.getBlue() - other.getBlue())));
    }

    private static Color mean(BufferedImage picture, int left, int top) {
        int[] sums = new int[3];
        for (int y = top; y < top + CELL; y++) {
            for (int x = left; x < left + CELL; x++) {
                Color colour = new Color(picture.getRGB(x, y));
                sums[0] += colour.getRed();
                sums[1] += colour.getGreen();
                sums[2] += colour.getBlue();
            }
        }
        int pixels = CELL * CELL;
        return new Color(sums[0] / pixels, sums[1] / pixels, sums[2] / pixels);
    }
}

package dev.octavo.lib.raster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.hash.Digest;
import dev.octavo.lib.picture.Argb;
import dev.octavo.lib.picture.codec.PictureException;
import dev.octavo.testing.CpuTime;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Renders SVG as PNG. */
final class SvgRendererTest {
    private static final String FRAME = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 120 60\">%s</svg>";
    private static final int RED = 0xffff0000;

    /** The checksum of the bytes that every Java must make; if they are meant to change, VERSION must change too. */
    @Test
    void makesTheSameBytesEverywhere() throws PictureException {
        byte[] png = opaque(
                "<rect width=\"120\" height=\"60\" fill=\"#fdfdfc\"/>"
                        + "<circle cx=\"90\" cy=\"30\" r=\"25.3\" fill=\"#b0391b\" opacity=\".7\"/>"
                        + "<path d=\"M5 50Q40 0 70 45T110 10\" fill=\"none\" stroke=\"#1d5f8a\" stroke-width=\"3.3\"/>"
                        + "<text x=\"4\" y=\"18\" font-size=\"15\" font-weight=\"700\">Größe Tv.</text>"
                        + "<text x=\"60\" y=\"38\" font-size=\"13\" text-anchor=\"middle\" font-style=\"italic\">λόγος и слово</text>");
        assertEquals(
                "5c96dc6eb6fcd1ab",
                Long.toHexString(new Digest().add(png, 0, png.length).hash().high()));
    }

    @Test
    void drawsLettersInPosition() throws Exception {
        BufferedImage image = image(opaque("<rect width=\"120\" height=\"60\" fill=\"#fff\"/>"
                + "<text data-box=\"10 10 100 40\" font-size=\"40\" fill=\"#f00\">I</text>"));
        assertEquals(new Ink(14, 16, 10, 35), Ink.of(image), "a stem, from the top of the box on");
    }

    /** The bounds of what is painted. */
    private record Ink(int left, int right, int top, int bottom) {
        static Ink of(BufferedImage image) {
            int left = image.getWidth();
            int right = 0;
            int top = image.getHeight();
            int bottom = 0;
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < image.getWidth(); x++) {
                    if ((image.getRGB(x, y) & 0xff) < 128) {
                        left = Math.min(left, x);
                        right = Math.max(right, x);
                        top = Math.min(top, y);
                        bottom = Math.max(bottom, y);
                    }
                }
            }
            return new Ink(left, right, top, bottom);
        }
    }

    @Test
    void drawsTheEmbeddedPicture() throws Exception {
        int[] red = new int[60 * 30];
        Arrays.fill(red, RED);
        String svg = FRAME.formatted("<image href=\"picture\" x=\"60\" y=\"30\" width=\"60\" height=\"30\"/>");
        EmbeddedImage embedded =
                (width, height) -> width == 60 && height == 30 ? Optional.of(new Argb(60, 30, red)) : Optional.empty();
        BufferedImage image = image(SvgRenderer.renderOpaque(svg, 120, 60, Optional.of(embedded), List.of()));
        assertEquals(0xff000000, image.getRGB(59, 29));
        assertEquals(RED, image.getRGB(60, 30));
        assertEquals(RED, image.getRGB(119, 59));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<image href=\"file:///etc/hostname\" width=\"9\" height=\"9\"/>",
                "<image href=\"http://127.0.0.1:9/x.png\" width=\"9\" height=\"9\"/>",
                "<image href=\"picture\" width=\"9\" height=\"9\"/>",
                "<image href=\"embedded:9xnine\" width=\"9\" height=\"9\"/>",
                "<image href=\"data:image/png;base64,AAAA\" width=\"9\" height=\"9\"/>",
                "<use href=\"file:///etc/passwd#x\"/>",
                "<text font-size=\"10\"></text>",
                "<text data-box=\"1 1 50 9\" font-size=\"10\">\uD83C\uDF89\u200D \u202E</text>",
                "<script>alert(1)</script>"
            })
    void drawsNothingForWhatItCannotShow(String element) throws Exception {
        assertArrayEquals(opaque(""), opaque(element));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no", "<svg>", "<p/>", "<svg><text font-size=\"large\">x</text></svg>"})
    void refusesWhatIsNotSvg(String text) {
        assertThrows(PictureException.class, () -> SvgRenderer.renderCovering(text, 10, 10));
    }

    @Test
    void readsNoEntities() {
        String bomb = "<!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
                + FRAME.formatted("<text font-size=\"9\">&b;</text>");
        assertThrows(PictureException.class, () -> SvgRenderer.renderCovering(bomb, 10, 10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"word ", "x", "\u05D0", "日本", "e\u0301", "A-", "\uD83D\uDC69\u200D\uD83D\uDCBB"})
    void fitsAnyTitleInTime(String part) {
        String title = "<text data-box=\"4 4 110 50\" font-size=\"40\" data-smallest=\"9\">%s</text>";
        CpuTime.atMost(Duration.ofSeconds(3), () -> part, () -> opaque(title.formatted(part.repeat(500))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rect{fill:#00f}.a{fill:#f00}",
                ".a{fill:#f00}rect{fill:#00f}",
                ".a{fill:#00f}.a{fill:#f00}",
                ".a{fill:#f00}@media (prefers-color-scheme:dark){.a{fill:#00f}}"
            })
    void appliesRulesByPrecedence(String css) throws PictureException {
        String rect = "<style>" + css + "</style><rect class=\"a\" width=\"120\" height=\"60\" fill=\"#0f0\"/>";
        assertEquals(
                RED, SvgRenderer.renderCovering(FRAME.formatted(rect), 9, 9).pixels()[40]);
    }

    @Test
    void coversItsFrame() throws Exception {
        Argb wide = SvgRenderer.renderCovering(
                FRAME.formatted("<rect x=\"30\" width=\"60\" height=\"60\" fill=\"#f00\"/>"), 30, 30);
        assertTrue(Arrays.stream(wide.pixels()).allMatch(pixel -> pixel == RED));
        Argb empty = SvgRenderer.renderCovering(FRAME.formatted(""), 30, 30);
        assertTrue(Arrays.stream(empty.pixels()).allMatch(pixel -> pixel == 0));
    }

    @Test
    void replacesARareColourWithTheNearest() throws Exception {
        int[] pixels = new int[100 * 100];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = 0xff000000 | (i < 300 ? i : 255); // 300 shades of blue and green, most of them once
        }
        byte[] png = ColourQuantizer.quantized(new Argb(100, 100, pixels)).png();
        assertEquals(3, png[25], "with a palette");
        BufferedImage image = image(png);
        for (int i = 0; i < pixels.length; i++) {
            assertTrue(Math.abs((image.getRGB(i % 100, i / 100) & 0xffff) - (pixels[i] & 0xffff)) < 300);
        }
    }

    private static byte[] opaque(String content) throws PictureException {
        return SvgRenderer.renderOpaque(FRAME.formatted(content), 120, 60, Optional.empty(), List.of());
    }

    private static BufferedImage image(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }
}

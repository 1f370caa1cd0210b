package dev.octavo.lib.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.lib.raster.FittedText.Area;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Breaks titles into lines, in a face whose letters are all half an em wide. */
final class FittedTextTest {
    private static final Face MONOSPACED = new Face() {
        @Override
        public boolean has(int codePoint) {
            return true;
        }

        @Override
        public double width(String text) {
            return 0.5 * text.codePointCount(0, text.length());
        }

        @Override
        public Shape outline(String text) {
            return new Path2D.Double();
        }
    };

    /** At size 10, it holds three lines of 20 letters. */
    private static final Area AREA = new Area(100, 30, 10, 5, 1);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            short                                      | short
            two lines of the same length               | two lines of/the same length
            a few more words make it three lines long  | a few more words/make it three/lines long
            it may break at a-hyphen or/slash          | it may break at/a-hyphen or/slash
            日本語の見出しは字の間で行を変えることができる           | 日本語の見出しは字の間で/行を変えることができる
            """)
    void breaksEvenly(String title, String lines) {
        assertEquals(List.of(lines.replace("or/slash", "or⁄slash").split("/")), shown(title));
    }

    private static List<String> shown(String title) {
        return FittedText.fit(title, MONOSPACED, AREA).lines().stream()
                .map(line -> line.replace('/', '⁄'))
                .toList();
    }

    @Test
    void shrinksBeforeItIsCut() {
        FittedText lines = FittedText.fit("word ".repeat(16).strip(), MONOSPACED, AREA);
        assertEquals(4, lines.lines().size());
        assertEquals(7.7, lines.size(), 0.1);
    }

    @Test
    void isCutIfItIsTooLongAtTheSmallestSize() {
        FittedText lines = FittedText.fit("word ".repeat(100).strip(), MONOSPACED, AREA);
        assertEquals(5, lines.size());
        assertEquals(6, lines.lines().size());
        assertEquals("word word word word word word word word…", lines.lines().get(5));
    }

    @Test
    void splitsAWordWiderThanALine() {
        assertEquals(
                List.of("x".repeat(40), "x".repeat(10) + " y"),
                FittedText.fit("x".repeat(50) + " y", MONOSPACED, AREA).lines());
    }

    @Test
    void splitsNoPairOfSurrogates() {
        String emoji = "\uD83C\uDF89".repeat(45);
        List<String> lines = FittedText.fit(emoji, MONOSPACED, AREA).lines();
        assertEquals(emoji, String.join("", lines));
        lines.forEach(line -> assertEquals(false, Character.isLowSurrogate(line.charAt(0))));
    }
}

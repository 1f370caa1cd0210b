package dev.octavo.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.hash.Digest;
import dev.octavo.site.DrawingStyle;
import java.io.StringReader;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xml.sax.InputSource;

/** Drawings: the same on every Java, small, and what the author asks for. */
final class DrawingTest {
    private static final List<DrawingStyle> ALL = List.of(DrawingStyle.values());

    /** The number stands for what every Java has to draw; a better drawing has another one. */
    @Test
    void drawsTheSameEverywhere() {
        Digest all = new Digest();
        for (DrawingStyle style : ALL) {
            all.add(Drawing.of("Größe zählt – λόγος", List.of("java", "paper"), style)
                    .element());
            all.add(Drawing.of("", List.of(), style).shapes(657));
        }
        assertEquals("bb5fd34b54315479", Long.toHexString(all.hash().high()));
    }

    @ParameterizedTest
    @EnumSource
    void isSmallAndWellFormed(DrawingStyle style) throws Exception {
        for (int i = 0; i < 300; i++) {
            Drawing drawing = Drawing.of("Post " + i, List.of("tag " + i % 7), style);
            String element = drawing.element();
            assertTrue(element.length() < 4500, style + " " + i + " has " + element.length());
            assertEquals("svg", parsed(element));
            assertEquals("svg", parsed("<svg>" + drawing.shapes(700) + "</svg>"));
        }
    }

    private static String parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)))
                .getDocumentElement()
                .getTagName();
    }

    @Test
    void isHiddenFromReadersWhoDoNotSee() {
        assertTrue(Drawing.of("A", List.of(), DrawingStyle.RINGS).element().contains(" aria-hidden=\"true\""));
    }

    @Test
    void postsOfOneTagHaveOneStyleAndDifferAllTheSame() {
        Set<DrawingStyle> ofTag = EnumSet.noneOf(DrawingStyle.class);
        Set<DrawingStyle> ofTags = EnumSet.noneOf(DrawingStyle.class);
        IntStream.range(0, 50).forEach(i -> {
            ofTag.add(Drawing.style("Post " + i, List.of("paper", "tag " + i), ALL));
            ofTags.add(Drawing.style("Post", List.of("tag " + i), ALL));
        });
        assertEquals(1, ofTag.size());
        assertEquals(EnumSet.allOf(DrawingStyle.class), ofTags);
        assertNotEquals(
                Drawing.of("One", List.of("paper"), DrawingStyle.TILES).element(),
                Drawing.of("Two", List.of("paper"), DrawingStyle.TILES).element());
    }

    @Test
    void aPostWithoutTagsHasTheStyleOfItsTitle() {
        Set<DrawingStyle> styles = EnumSet.noneOf(DrawingStyle.class);
        IntStream.range(0, 50).forEach(i -> styles.add(Drawing.style("Post " + i, List.of(), ALL)));
        assertEquals(EnumSet.allOf(DrawingStyle.class), styles);
    }

    @Test
    void takesOnlyTheStylesOfTheSite() {
        List<DrawingStyle> two = List.of(DrawingStyle.LEAVES, DrawingStyle.WAVES);
        IntStream.range(0, 50).forEach(i -> assertTrue(two.contains(Drawing.style("Post", List.of("tag " + i), two))));
    }
}

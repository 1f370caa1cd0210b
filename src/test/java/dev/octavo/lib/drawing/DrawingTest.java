package dev.octavo.lib.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.hash.Digest;
import java.io.StringReader;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** Drawings are small, and the same on every Java. */
final class DrawingTest {
    /** A checksum of drawings, the same on every Java; it changes if the drawings do. */
    @Test
    void drawsTheSameEverywhere() {
        Digest all = new Digest();
        for (int i = 0; i < 20; i++) {
            Drawing drawing = new Drawing("Größe zählt – λόγος", List.of("tag " + i, "paper"));
            all.add(drawing.element()).add(drawing.shapes());
        }
        assertEquals("eb05fa5e72b187ac", Long.toHexString(all.hash().high()));
    }

    @Test
    void isSmallAndWellFormed() throws Exception {
        for (int i = 0; i < 500; i++) {
            Drawing drawing = new Drawing("Post " + i, List.of("tag " + i % 17));
            String element = drawing.element();
            assertTrue(element.length() < 4500, i + " has " + element.length());
            assertEquals("svg", parsed(element));
            assertFalse(element.matches(".* (\\d+ \\d+) \\1z.*"), "no triangle is a line in " + element);
            assertEquals("svg", parsed("<svg>" + drawing.shapes() + "</svg>"));
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
    void isHiddenFromScreenReaders() {
        assertTrue(new Drawing("A", List.of()).element().contains(" aria-hidden=\"true\""));
    }

    @Test
    void postsWithOneTagShareAStyleButDiffer() {
        Set<String> drawings = new HashSet<>();
        Set<String> inks = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            String element = new Drawing("Post " + i, List.of("paper", "tag " + i)).element();
            drawings.add(element);
            inks.addAll(List.of(element.replaceAll("(?s).*?(--(?:note|tip|important|warning)\\)|$)", "$1 ")
                    .split(" ")));
        }
        inks.remove("");
        assertEquals(50, drawings.size());
        assertEquals(1, inks.size(), "the second colour");
    }
}

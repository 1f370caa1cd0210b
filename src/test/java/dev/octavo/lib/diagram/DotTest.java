package dev.octavo.lib.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.diagram.engine.DiagramException;
import dev.octavo.testing.Until;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DotTest {
    private static final Pattern PLACE = Pattern.compile("<text x=\"([\\d.]+)\" y=\"([\\d.]+)\"[^>]*>([^<]+)<");

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            value = {
                "digraph { a -> b } § a; b § ellipse 2, polygon 1, path 1",
                "strict graph g { a -- b; } § a; b § ellipse 2, path 1",
                "digraph { node [shape=box] a -> {b c} -> d } § a; b; c; d § rect 4, polygon 4, path 4",
                "digraph { a [label=\"one\\ntwo\", shape=diamond]; } § one; two § polygon 1",
                "digraph { a -> b [label=\"x & y\" dir=both] } § x &amp; y; a; b § ellipse 2, polygon 2, path 1",
                "digraph { a -> b [style=invis]; b [style=invis] } § a § ellipse 1",
                "digraph { subgraph cluster_1 { label=In; a -> b } b -> c } § In; a; b; c § rect 1, ellipse 3, polygon 2, path 2",
                "digraph { a [shape=record label=\"<x> l | {m | r}\"] } § l; m; r § rect 1, path 2",
                "digraph { a:n -> b:f0:s # c\\n // d\\n /* e */ } § a; b § ellipse 2, polygon 1, path 1",
                "digraph { {rank=same; a; b} a -> c } § a; c; b § ellipse 3, polygon 1, path 1",
                "digraph { a -> a } § a § ellipse 1, polygon 1, path 1",
                "digraph { \"a\\\"b\" [shape=cylinder, tooltip=\"no\"] } § a&quot;b § path 1",
            })
    void drawsGraphs(String source, String words, String shapes) {
        Diagram diagram = Diagram.of("dot", source.replace("# c\\n", "# c\n").replace("// d\\n", "// d\n"));
        assertEquals(Set.of(words.split("; ", -1)), Set.of(diagram.words().split("; ", -1)));
        for (String shape : shapes.split(", ", -1)) {
            String name = shape.substring(0, shape.indexOf(' '));
            assertEquals(shape, name + " " + (diagram.svg().split("<" + name + " ", -1).length - 1), diagram.svg());
        }
    }

    @ParameterizedTest
    @CsvSource({"TB, 0, 1", "BT, 0, -1", "LR, 1, 0", "RL, -1, 0"})
    void drawsInTheGivenDirection(String direction, int across, int down) {
        String svg = Diagram.of("dot", "digraph { rankdir=" + direction + " a -> b }")
                .svg();
        Matcher place = PLACE.matcher(svg);
        assertTrue(place.find());
        double x = Double.parseDouble(place.group(1));
        double y = Double.parseDouble(place.group(2));
        assertTrue(place.find());
        assertEquals(across, Math.signum(Double.parseDouble(place.group(1)) - x), svg);
        assertEquals(down, Math.signum(Double.parseDouble(place.group(2)) - y), svg);
    }

    @Test
    void drawsEveryText() {
        String svg = Diagram.of(
                        "dot",
                        "digraph { a [label=\"a long label\\nin two lines\"] a -> b [label=\"a label of an edge\"] b -> c -> a }")
                .svg();
        Matcher size = Pattern.compile("viewBox=\"0 0 (\\d+) (\\d+)\"").matcher(svg);
        assertTrue(size.find());
        Matcher text = Pattern.compile("<text x=\"([\\d.]+)\" y=\"([\\d.]+)\"[^>]* textLength=\"([\\d.]+)\"")
                .matcher(svg);
        while (text.find()) {
            double x = Double.parseDouble(text.group(1));
            double half = Double.parseDouble(text.group(3)) / 2;
            assertTrue(x - half >= 0 && x + half <= Integer.parseInt(size.group(1)), text.group());
            assertTrue(Double.parseDouble(text.group(2)) < Integer.parseInt(size.group(2)), text.group());
        }
    }

    @Test
    void usesTitleAndColours() {
        Diagram diagram = Diagram.of(
                "dot",
                "digraph { label=\"Ways & means\" a [style=filled fillcolor=gold] a -> b [color=\"#ff0000\"] b [color=nonsense] }");
        assertEquals(Optional.of("Ways &amp; means"), diagram.title());
        assertTrue(diagram.svg().contains("color-mix(in srgb,#FFD700 25%,"), diagram.svg());
        assertTrue(diagram.svg().matches("(?s).*color-mix\\(in srgb,#FF0000 60%,.*"), diagram.svg());
        assertFalse(diagram.svg().contains("nonsense"), diagram.svg());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "a -> b                          | 1 | a graph begins with digraph or graph",
                "digraph {\\n a -> b\\n          | 1 | this { is never closed",
                "digraph {\\n a -- b\\n}         | 2 | a digraph has no --",
                "graph {\\n a -> b\\n}           | 2 | a graph has no ->, a digraph has",
                "digraph {\\n a -> [x=y]\\n}     | 2 | here a name is missing",
                "digraph {\\n a [label=\"x]\\n}  | 2 | these quotes are never closed",
                "digraph {\\n a [label=<b>]\\n}  | 2 | labels of HTML are not read",
                "digraph {\\n /* a\\n}           | 2 | this comment has no end",
                "digraph {\\n a ! b\\n}          | 2 | nothing reads ! here",
                "digraph {\\n a\\n}\\nb          | 4 | here the graph has ended already",
                "digraph                         | 1 | here the graph ends too soon",
                "digraph {}                      | 0 | there is nothing to draw",
                "digraph { a [x=                 | 1 | this [ is never closed",
                "digraph {\\n subgraph x {\\n a;\\n\\n | 2 | this { is never closed",
            })
    void reportsMistakesAtTheirLine(String source, int line, String message) {
        DiagramException refused =
                assertThrows(DiagramException.class, () -> Diagram.of("dot", source.replace("\\n", "\n")));
        assertEquals(line + " " + message, refused.line + " " + refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "a->",
                "[",
                "a[",
                "\"",
                "a;",
                "subgraph{",
                "a=b ",
                "a:b:c->",
                "<",
                "/*",
                "subgraph cluster_a{a;"
            })
    void handlesHostileTextInTime(String piece) {
        assertTimeoutPreemptively(Until.LONGEST, () -> {
            for (String source :
                    new String[] {"digraph{" + (piece.repeat(20) + "\n").repeat(10), "digraph{" + piece + "\n}"}) {
                try {
                    Diagram.of("dot", source);
                } catch (DiagramException refused) {
                    assertFalse(refused.remedy.isBlank());
                }
            }
        });
    }
}

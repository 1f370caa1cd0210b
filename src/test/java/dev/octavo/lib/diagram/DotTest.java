package dev.octavo.lib.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.diagram.engine.DiagramException;
import dev.octavo.testing.Rows;
import dev.octavo.testing.Until;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DotTest {
    private static final Pattern PLACE = Pattern.compile("<text x=\"([\\d.]+)\" y=\"([\\d.]+)\"[^>]*>([^<]+)<");

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

    @TestFactory
    Stream<DynamicTest> handlesHostileTextInTime() {
        return Rows.of(DotTest.class, "hostile-dot.rows").become(piece -> {
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
            return "in time";
        });
    }
}

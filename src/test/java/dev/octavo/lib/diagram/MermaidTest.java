package dev.octavo.lib.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.diagram.engine.DiagramException;
import dev.octavo.testing.Until;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MermaidTest {
    @Test
    void usesTitleAndDescription() {
        Diagram diagram = Diagram.of("mermaid", "flowchart LR\naccTitle: A & B\naccDescr: From A to B\nA --> B\n");
        assertEquals(Optional.of("A &amp; B"), diagram.title());
        assertEquals("From A to B", diagram.words());
        Diagram longer = Diagram.of(
                "mermaid",
                "---\ntitle: T\nconfig:\n  theme: dark\n---\n%%{init: {}}%%\nflowchart LR\naccDescr {\n  one\n  two\n}\nA --> B\n");
        assertEquals("Optional[T] one two", longer.title() + " " + longer.words());
    }

    @Test
    void blendsTheColoursOfAuthorAndPage() {
        String svg = Diagram.of(
                        "mermaid",
                        "flowchart LR\nA --> B:::x\nclassDef x fill:#f96,stroke:gold\nstyle A fill:#fff,color:red\nstyle C fill:url(x)\n")
                .svg();
        assertTrue(svg.contains("color-mix(in srgb,#FF9966 25%,"), svg);
        assertTrue(svg.contains("color-mix(in srgb,#FFD700 60%,"), svg);
        assertTrue(svg.contains("color-mix(in srgb,#FF0000 60%,"), svg);
        assertFalse(svg.contains("url("), svg);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-", "--", "A--", "A-->", "(", "[", "{", "\"", "|", "&A", ":::", "@{", ";", "A -- ", "<", ": ", "~", " "
            })
    void handlesHostileTextInTime(String piece) {
        assertTimeoutPreemptively(Until.LONGEST, () -> {
            for (String kind :
                    new String[] {"flowchart LR", "sequenceDiagram", "classDiagram", "stateDiagram", "pie", "gantt"}) {
                String text = piece.repeat(390 / piece.length());
                for (String line :
                        new String[] {text, "A " + text, "A" + text + "B", "class " + text, "A->>B: " + text}) {
                    try {
                        Diagram.of("mermaid", kind + "\n" + line + "\n");
                    } catch (DiagramException refused) {
                        assertFalse(refused.remedy.isBlank());
                    }
                }
            }
        });
    }
}

package dev.octavo.lib.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.diagram.engine.DiagramException;
import dev.octavo.testing.Until;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MermaidTest {
    /** Sources, the texts in their drawings, and the number of elements of some kinds. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            value = {
                "flowchart TD\\nA --> B                                 § A; B         § rect 2, polygon 1, path 1",
                "graph LR; A[one two]-->|yes|B{ok?};B-->C((x))          § one two; yes; ok?; x § rect 1, polygon 3, path 2, ellipse 1",
                "flowchart LR\\nA & B --> C & D                         § A; B; C; D   § rect 4, polygon 4, path 4",
                "flowchart LR\\nA -- a text --> B == b ==> C -. c .-> D § A; a text; B; b; C; c; D § rect 4, polygon 3, path 3",
                "flowchart LR\\nA --- B -.- C === D ~~~ E               § A; B; C; D; E § rect 5, path 3",
                "flowchart LR\\nA --o B --x C <--> D                    § A; B; C; D   § rect 4, ellipse 1, polyline 2, polygon 2",
                "flowchart LR\\na([s]) --> b[[t]] --> c[(u)] --> d(((v))) § s; t; u; v § rect 3, ellipse 2",
                "flowchart LR\\na>s] --> b{{t}} --> c[/u/] --> d[\\\\v\\\\] --> e[/w\\\\] --> f[\\\\x/] § s; t; u; v; w; x § polygon 11",
                "flowchart LR\\nA[\"a (b) [c]<br/>d #quot;e#quot;\"]    § a (b) [c]; d &quot;e&quot; § rect 1",
                "flowchart LR\\nA@{ shape: diam, label: \"x y\" }       § x y          § polygon 1",
                "flowchart LR\\nsubgraph s [In]\\nA --> B\\nend\\nB --> C\\nC --> s § In; A; B; C § rect 4, path 3",
                "flowchart LR\\n%% no\\nA:::hot --> B\\nclassDef hot fill:#f96\\nclick A \"x\"\\nlinkStyle 0 stroke:red § A; B § rect 2",
                "flowchart TD\\nü1 --> B.c-d --> end1                   § ü1; B.c-d; end1 § rect 3",
                "sequenceDiagram\\nA->>B: hi                            § A; B; hi     § text 3",
                "sequenceDiagram\\nparticipant A as Ann Lee\\nactor B\\nA-->>+B: hi\\nB-)-A: ho § Ann Lee; B; hi; ho § text 4",
                "sequenceDiagram\\nautonumber\\nA-xB: a\\nA--xB: b\\nA--)B: c\\nA->B: d\\nA-->B: e\\nA<<->>B: f § A; B; 1; a; 2; b; 3; c; 4; d; 5; e; 6; f § text 14",
                "sequenceDiagram\\nloop L\\nA->>B: a\\nend\\nalt C\\nA->>B: b\\nelse D\\nA->>B: c\\nend\\npar P\\nA->>B: d\\nand Q\\nA->>B: e\\nend § A; B; loop; [L]; a; alt; [C]; b; [D]; c; par; [P]; d; [Q]; e § text 15",
                "sequenceDiagram\\nopt O\\nA->>B: a\\nend\\ncritical C\\nA->>B: b\\noption D\\nA->>B: c\\nend\\nbreak E\\nA->>B: d\\nend § A; B; opt; [O]; a; critical; [C]; b; [D]; c; break; [E]; d § text 13",
                "sequenceDiagram\\nNote right of A: one<br>two\\nnote over A,B: c\\nrect rgb(0,0,0)\\nA->>B: x\\nend § A; B; one; two; c; x § text 6",
                "sequenceDiagram\\nbox Aqua Group\\nparticipant A\\nend\\nA->>B: x\\ncreate participant C\\nA->>C: y\\ndestroy C\\nA->>C: z § Group; A; B; C; x; y; z § text 7",
                "sequenceDiagram\\nA->>B: **a** //b// \"c\" <b>d</b> C:\\\\x § A; B; **a** //b// \"c\" d C:\\x § text 3",
                "classDiagram\\nclass A {\\n+int b\\n+c(x) List~int~\\n}\\nA <|-- B § C; A; int b; c(x) List&lt;int>; B § text 6",
                "classDiagram\\nA \"1\" *-- \"many\" B : has\\nA ..> C\\nD --|> A\\nA --o E\\nF .. A § C; A; B; D; E; F; 1; many; has § text 15",
                "classDiagram\\nclass A[\"A name\"]\\n<<interface>> B\\nA : +x()*\\nA : y$\\nnote for A \"words\" § C; A name; x(); y; I; B; words § text 7",
                "classDiagram\\nnamespace n {\\nclass A\\n}\\ndirection RL\\nclass G~T~ § n; C; A; G; T § text 6",
                "stateDiagram-v2\\n[*] --> A\\nA --> B : go\\nB --> [*]  § A; B; go     § text 3",
                "stateDiagram\\nstate \"long name\" as L\\nL --> M\\nM : described\\nstate N {\\n[*] --> O\\n} § long name; described; N; O § text 4",
                "stateDiagram-v2\\nstate c <<choice>>\\nA --> c\\nc --> B\\nnote right of A\\none\\ntwo\\nend note\\nnote left of B : three § A; B; one; two; three § text 5",
                "pie title Pets\\n\"Dogs\" : 3\\n\"Cats\" : 1            § Pets; Dogs (75\u00a0%); Cats (25\u00a0%) § path 2, rect 2",
                "pie showData\\n\"All\" : 3                              § All: 3 (100\u00a0%) § ellipse 1, rect 1",
                "gantt\\ndateFormat YYYY-MM-DD\\nsection S\\na :a1, 2026-01-01, 3d\\nb :crit, after a1, 1w\\nc :milestone, 2026-01-20, 0d\\nd: 2d § S; a; b; c; d; 01-01; 01-08; 01-15; 01-22 § rect 3, polygon 1",
            })
    void drawsEveryKind(String source, String words, String shapes) {
        Diagram diagram = Diagram.of("mermaid", source.replace("\\n", "\n").replace("\\\\", "\\"));
        assertEquals(set(words), set(diagram.words()), diagram.words());
        for (String shape : shapes.split(", ", -1)) {
            String name = shape.substring(0, shape.indexOf(' '));
            assertEquals(shape, name + " " + (diagram.svg().split("<" + name + " ", -1).length - 1), diagram.svg());
        }
    }

    private static Set<String> set(String words) {
        return new TreeSet<>(List.of(words.split("; ", -1)));
    }

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
    @CsvSource(
            delimiter = '§',
            value = {
                "sequenceDiagram\\nA->>B: %date() and 5%a § A; B; %date() and 5%a",
                "classDiagram\\nclass A {\\n%date() x\\n}    § C; A; %date() x",
                "stateDiagram\\nA : %getenv(x)            § %getenv(x)",
                "stateDiagram\\nA --> B\\nnote right of A\\n!include x\\n!! y\\nend note § A; B; !include x; !! y",
            })
    void callsNoFunctionsOfPlantUml(String source, String words) {
        assertEquals(words, Diagram.of("mermaid", source.replace("\\n", "\n")).words());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            value = {
                "mindmap\\n root                        § 1 § a diagram of the kind \"mindmap\" is not drawn",
                "\\nflowchart LR\\nA --> B\\nA ->> B    § 4 § nothing draws \"A ->> B\"",
                "flowchart LR\\nA -->|x| B -->          § 2 § this arrow leads nowhere",
                "sequenceDiagram\\nA->>               § 2 § this arrow leads nowhere",
                "flowchart LR\\nA[x --> B               § 2 § nothing draws \"A[x --> B\"",
                "flowchart LR\\nA --> B\\nend           § 3 § nothing draws \"end\"",
                "sequenceDiagram\\nA->>B: x\\nlinks A: {} § 3 § nothing draws \"links A: {}\"",
                "sequenceDiagram\\nA->>B: x\\nend       § 3 § nothing draws \"end\"",
                "classDiagram\\nA <|-- B\\nnonsense here and there § 3 § nothing draws \"nonsense here and there\"",
                "stateDiagram-v2\\nA --> B\\nA ~~> B    § 3 § nothing draws \"A ~~> B\"",
                "pie\\n\"a\" : x                        § 2 § nothing draws \"\"a\" : x\"",
                "pie                                    § 1 § this pie has no parts",
                "gantt\\na : after b, 3d                § 2 § there is no task \"b\" above",
                "gantt\\na : 2026-01-05, 2026-01-01     § 2 § this ends before it begins",
                "gantt\\ndateFormat DD.MM.YYYY          § 2 § nothing draws \"dateFormat DD.MM.YYYY\"",
                "classDiagram\\nclass A {\\n!define x y\\n} § 3 § nothing draws \"!define x y\"",
                "%% only                                § 0 § there is nothing to draw",
            })
    void reportsWhatItCannotDraw(String source, int line, String message) {
        DiagramException refused =
                assertThrows(DiagramException.class, () -> Diagram.of("mermaid", source.replace("\\n", "\n")));
        assertEquals(line + " " + message, refused.line + " " + refused.getMessage());
        assertFalse(refused.remedy.isBlank());
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

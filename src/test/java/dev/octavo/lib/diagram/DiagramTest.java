package dev.octavo.lib.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.diagram.engine.DiagramException;
import dev.octavo.testing.Rows;
import dev.octavo.testing.Until;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiagramTest {
    private static final String[][] SAMPLES = {
        {"plantuml", "actor İi\nA -> B: 1.5 éж中 <b>bold</b>\nnote over A: x\nalt y\nB -> A\nend\n"},
        {"plantuml", "package p {\nclass A {\n+i(): int\n}\n}\nA <|-- B\nB \"1\" o-- C #red : x >\n"},
        {"plantuml", "[*] --> I\nstate I {\nJ --> K\n}\nI --> [*] : out\n"},
        {"plantuml", "start\nif (i?) then (yes)\n:a;\nelse\n:b;\nendif\nstop\n"},
        {"plantuml", "@startmindmap\n* a\n** b\n*** c\n@endmindmap\n"},
        {"plantuml", "@startgantt\nProject starts 2026-01-05\n[a] lasts 10 days\n@endgantt\n"},
        {
            "dot",
            "digraph { a -> b -> c -> a [label=x]; subgraph cluster_1 { c -> d [style=dashed] } e [shape=cylinder] d -> e }"
        },
        {"mermaid", "flowchart LR\nA{x} --> B((y)) -.-> C & D\nsubgraph s\nD --> E\nend\nA --> s"},
        {"mermaid", "pie title I\n\"a\" : 1\n\"b\" : 2.5\n"},
        {"mermaid", "gantt\na : 2026-01-05, 10d\nb : crit, 2w\n"},
    };

    @TestFactory
    Stream<DynamicTest> drawsOrSaysWhatItCannotDraw() {
        return Rows.of(DiagramTest.class, "diagrams.rows")
                .become(Map.of(
                        "plantuml", source -> drawn("plantuml", source),
                        "dot", source -> drawn("dot", source),
                        "mermaid", source -> drawn("mermaid", source),
                        "colour", row -> SvgRestyler.themed(row.split(" ", -1)[0], row.endsWith(" line"))));
    }

    /** The texts of a drawing, sorted, and the number of its elements of each kind; or the mistake and its line. */
    private static String drawn(String language, String source) {
        try {
            Diagram diagram = Diagram.of(language, source);
            Map<String, Long> shapes = Pattern.compile("<([a-z]+) ")
                    .matcher(diagram.svg())
                    .results()
                    .collect(Collectors.groupingBy(found -> found.group(1), TreeMap::new, Collectors.counting()));
            String words = Stream.of(diagram.words().split("; ", -1)).sorted().collect(Collectors.joining("; "));
            return words + " " + shapes;
        } catch (DiagramException refused) {
            assertFalse(refused.remedy.isBlank());
            return refused.line + " " + refused.getMessage();
        }
    }

    @Test
    void drawsASequenceInTheColoursOfThePage() {
        Diagram diagram = Diagram.of("plantuml", "title Signing in\nA -> B: hello & bye\n");
        assertEquals(Optional.of("Signing in"), diagram.title());
        assertEquals("Signing in; A; B; hello &amp; bye", diagram.words());
        assertTrue(
                diagram.svg()
                        .matches(
                                "(?s)<svg class=\"drawn\" role=\"img\" width=\"\\d+\" height=\"\\d+\" viewBox=\"0 0 \\d+ \\d+\">"
                                        + "<g font-family=\"Arial, .*</g></svg>"),
                diagram.svg());
        assertTrue(diagram.svg().contains("fill=\"var(--ink,#1b242c)\" font-size=\"13\""), diagram.svg());
        assertTrue(diagram.svg().contains("fill=\"var(--tint,#edf0ef)\""), diagram.svg());
    }

    @Test
    void removesScripts() {
        String svg = Diagram.of(
                        "plantuml",
                        "A -> B: [[javascript:alert(1) x]] <script>alert(1)</script>\nA -> B: [[https://a.example b]]\n")
                .svg();
        assertFalse(svg.matches("(?s).*<(?!/?(?:svg|g|text|rect|line|path|polygon|title)\\b).*"), svg);
        assertFalse(svg.contains(" id=") || svg.contains("href") || svg.contains("style="), svg);
    }

    @Test
    void abortsEndlessWork() {
        assertThrows(
                TimeLimit.ExceededException.class,
                () -> TimeLimit.within(Duration.ofMillis(50), () -> {
                    while (!Thread.interrupted()) {
                        Thread.onSpinWait();
                    }
                    return "";
                }));
        assertThrows(TimeLimit.ExceededException.class, () -> TimeLimit.within(Duration.ofSeconds(9), () -> deep(0)));
    }

    private static int deep(int depth) {
        return depth < 0 ? 0 : deep(depth + 1) + 1; // until the stack overflows
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "-", "<", "\"", "*", "[[a", "<size:9999>", "#", "~", "|"})
    void handlesHostileTextInTime(String piece) {
        String text = piece.repeat(390 / piece.length());
        for (String source : new String[] {text + "\n", "A -> B: " + text + "\n", "(A) --> (B) : " + text + "\n"}) {
            assertTimeoutPreemptively(Until.LONGEST, () -> tried(source));
        }
    }

    @Test
    void handlesLargeDiagramsInTime() {
        StringBuilder classes = new StringBuilder();
        for (int i = 1; i < 15; i++) {
            for (int j = 0; j < i; j++) {
                classes.append("C").append(i).append(" --> C").append(j).append('\n');
            }
        }
        assertTimeoutPreemptively(Until.LONGEST, () -> tried(classes.toString()));
        assertTimeoutPreemptively(Until.LONGEST, () -> tried("A -> B: x\n".repeat(500)));
        assertTimeoutPreemptively(Until.LONGEST, () -> tried("package p {\n".repeat(200) + "}\n".repeat(200)));
        assertEquals("0 this diagram has more than 500 lines", tried("A -> B\n".repeat(501)));
        assertEquals("1 this line has more than 400 characters", tried("A -> B: " + "x".repeat(400)));
        assertEquals("0 this diagram has more than 20000 characters", tried("A -> B: x\n".repeat(2001)));
    }

    private static String tried(String source) {
        try {
            return Diagram.of("plantuml", source).svg();
        } catch (DiagramException refused) {
            return refused.line + " " + refused.getMessage();
        }
    }

    @Test
    void silencesOnlyThreadsThatDraw() throws InterruptedException {
        PrintStream usual = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        Thread drawing = new Thread(() -> {
            for (int i = 0; i < 10; i++) {
                tried("@startgantt\n[a] lasts " + (1000000 + i) + " days\n@endgantt\n");
            }
        });
        try {
            drawing.start();
            int lines = 0;
            for (; drawing.isAlive(); lines++) {
                System.err.print("x");
            }
            drawing.join();
            assertEquals("x".repeat(lines), printed.toString(StandardCharsets.UTF_8));
        } finally {
            System.setErr(usual);
        }
    }

    /** The same checksum on every Java, system and locale: drawings depend on no installed font. */
    @Test
    void drawsTheSameBytesOnEveryMachine() throws NoSuchAlgorithmException {
        Locale usual = Locale.getDefault();
        try {
            Locale.setDefault(new Locale("tr", "TR"));
            MessageDigest sum = MessageDigest.getInstance("SHA-256");
            for (String[] row : SAMPLES) {
                Diagram.clearRecent();
                sum.update(Diagram.of(row[0], row[1]).svg().getBytes(StandardCharsets.UTF_8));
            }
            assertEquals("5ca413d3c3ec15f8", HexFormat.of().formatHex(sum.digest(), 0, 8));
        } finally {
            Locale.setDefault(usual);
        }
    }
}

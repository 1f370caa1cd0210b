package dev.octavo.lib.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problems;
import dev.octavo.testing.CpuTime;
import dev.octavo.testing.Rows;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class TreeReaderTest {
    @TestFactory
    Stream<DynamicTest> readsYamlOrSaysWhatIsWrong() {
        return Rows.of(TreeReaderTest.class, "yaml.rows").become(text -> read(Syntax.YAML, text));
    }

    @TestFactory
    Stream<DynamicTest> readsTomlOrSaysWhatIsWrong() {
        return Rows.of(TreeReaderTest.class, "toml.rows").become(text -> read(Syntax.TOML, text));
    }

    @TestFactory
    Stream<DynamicTest> readsJsonOrSaysWhatIsWrong() {
        return Rows.of(TreeReaderTest.class, "json.rows").become(text -> read(Syntax.JSON, text));
    }

    @Test
    void reportsTheSamePlacesInEveryLanguage() {
        assertEquals("a@1:1+1=1:4+1 b@2:1+1=2:5+1", places(Syntax.YAML, "a: 1\nb: [2]"));
        assertEquals("a@1:1+1=1:5+1 b@2:1+1=2:6+1", places(Syntax.TOML, "a = 1\nb = [2]"));
        assertEquals("a@1:2+3=1:7+1 b@2:1+3=2:7+1", places(Syntax.JSON, "{\"a\": 1,\n\"b\": [2]}"));
    }

    @Test
    void countsColumnsInCodePoints() {
        assertEquals("😀@1:1+1=1:4+3", places(Syntax.YAML, "😀: 😀😀x"));
        assertEquals("😀@1:2+1=1:7+5", places(Syntax.TOML, "\"😀\" = \"😀😀x\""));
        assertEquals("😀@1:2+3=1:7+5", places(Syntax.JSON, "{\"😀\": \"😀😀x\"}"));
    }

    @Test
    void refusesMoreThan64KiB() {
        String most = "a: " + "ä".repeat(32 * 1024 - 2) + "x";
        assertEquals("{a: '" + most.substring(3) + "'}", read(Syntax.YAML, most));
        String expected = """
                error: there are more than 64 KiB of YAML
                  f
                  help: keep only keys and values here, and move long texts into the article
                """;
        assertEquals(expected.strip(), read(Syntax.YAML, most + "x"));
    }

    @Test
    void readsHostileInputQuickly() {
        for (Syntax syntax : Syntax.values()) {
            for (String part :
                    List.of("[", "{", "{\"a\":", "a: [", "- ", "? ", "a = {", "[[", "'", "\"", "&a *a ", "!")) {
                String text = part.repeat(60_000 / part.length());
                String problems =
                        CpuTime.atMost(Duration.ofSeconds(4), () -> syntax + " " + part, () -> read(syntax, text));
                assertEquals("error", problems.substring(0, 5), syntax + " " + part);
            }
        }
    }

    private static String read(Syntax syntax, String text) {
        Problems problems = new Problems();
        Optional<Node.Mapping> tree = TreeReader.read(StructuredText.file(syntax, "f", text), problems);
        return (tree.map(TreeText::of).orElse("") + "\n" + PrintedProblems.of(problems, text)).strip();
    }

    private static String places(Syntax syntax, String text) {
        Node.Mapping tree = TreeReader.read(StructuredText.file(syntax, "f", text), new Problems())
                .orElseThrow();
        return tree.entries().stream()
                .map(e -> e.key() + "@" + place(e.keyLocation()) + "=" + place(innermost(e.value())))
                .collect(Collectors.joining(" "));
    }

    private static Location innermost(Node node) {
        return node instanceof Node.Sequence list ? innermost(list.items().get(0)) : node.location();
    }

    private static String place(Location at) {
        return at.line() + ":" + at.column() + "+" + at.length();
    }
}

package dev.octavo.lib.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.testing.CpuTime;
import dev.octavo.testing.Rows;
import dev.octavo.testing.Told;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BibReaderTest {
    @TestFactory
    Stream<DynamicTest> readsEntries() {
        return Rows.of(BibReaderTest.class, "bib.rows")
                .become(Map.of(
                        "entries", BibReaderTest::entries,
                        "text", BibReaderTest::text,
                        "names", BibReaderTest::names,
                        "problems", BibReaderTest::problems));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@a{k%1$d, title = {T}, author = {A and B}}",
                "@",
                "{",
                "@a{k%1$d,\n",
                "@string{a%1$d = \"b\"}",
                "\\'{",
                "@a{k%1$d, t = {{{x}}} } "
            })
    void readsLargeFilesInLinearTime(String repeated) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < 1_000_000; i++) {
            text.append(repeated.formatted(i));
        }
        CpuTime.atMost(Duration.ofSeconds(5), () -> repeated, () -> {
            try {
                return BibReader.rows("a.bib", text.toString()).size();
            } catch (ProblemException wrong) {
                return wrong.problems().size();
            }
        });
    }

    @Test
    void limitsWhatAbbreviationsMake() {
        StringBuilder doubling = new StringBuilder("@string{a0 = \"xxxxxxxxxx\"}\n");
        for (int i = 1; i < 40; i++) {
            doubling.append("@string{a%d = a%d # a%d}\n".formatted(i, i - 1, i - 1));
        }
        assertEquals(
                List.of("abbreviations make this value longer than 1 MiB"),
                messages(doubling + "@article{k, title = a39}"));
        String copies = "@string{b = {" + "x".repeat(1_000_000) + "}}\n" + "@string{c = b}\n".repeat(1000);
        assertEquals(List.of("the abbreviations make the values of this file longer than 16 MiB"), messages(copies));
    }

    private static List<String> messages(String text) {
        return assertThrows(ProblemException.class, () -> BibReader.rows("a.bib", text)).problems().stream()
                .map(Problem::message)
                .toList();
    }

    private static String entries(String text) {
        return BibReader.rows("a.bib", text).stream()
                .map(row -> row.location() + " " + TreeText.of(row))
                .collect(Collectors.joining("\n"));
    }

    private static String text(String latex) {
        return field("title", latex) instanceof Node.Scalar text ? text.text() : "";
    }

    private static String names(String latex) {
        return TreeText.of(field("author", latex));
    }

    private static Node field(String name, String latex) {
        List<Node.Mapping> rows = BibReader.rows("a.bib", "@book{k, " + name + " = {" + latex + "}}");
        assertEquals(1, rows.size());
        return rows.get(0).entry(name).orElseThrow().value();
    }

    private static String problems(String text) {
        return Told.of(assertThrows(ProblemException.class, () -> BibReader.rows("a.bib", text))
                .problems());
    }
}

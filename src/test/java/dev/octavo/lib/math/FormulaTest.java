package dev.octavo.lib.math;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.math.Commands.Form;
import dev.octavo.testing.CpuTime;
import dev.octavo.testing.Rows;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.xml.sax.InputSource;

class FormulaTest {
    static List<String> rows(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(FormulaTest.class.getResourceAsStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("%"))
                    .toList();
        }
    }

    private static String content(String tex) {
        String mathml = Formula.mathml(tex, false, Map.of());
        return mathml.substring("<math><semantics>".length(), mathml.indexOf("<annotation"));
    }

    @Test
    void readsTwoHundredFormulasOfFiveFields() throws IOException {
        List<String> formulas = rows("formulas.txt");
        assertTrue(formulas.size() >= 200, "" + formulas.size());
        assertAll(formulas.stream().map(tex -> () -> {
            String mathml = Formula.mathml(tex, true, Map.of());
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(mathml.replace("&nbsp;", " "))));
            assertFalse(mathml.replaceAll("<annotation.*", "").contains("\\"), mathml);
        }));
    }

    @Test
    void refusesWrongFormulasWhereTheyAreWrong() throws IOException {
        List<String> wrong = rows("wrong.txt");
        assertTrue(wrong.size() >= 20, "" + wrong.size());
        assertAll(wrong.stream().map(row -> () -> {
            String[] cells = row.split(" \\|\\| ", -1);
            FormulaException refused =
                    assertThrows(FormulaException.class, () -> Formula.mathml(cells[0], true, Map.of()), cells[0]);
            assertEquals(cells[1] + " " + cells[2], refused.at + " " + refused.getMessage(), cells[0]);
            assertFalse(refused.remedy.isBlank());
        }));
    }

    @Test
    void namesThePackageOfACommand() {
        FormulaException refused =
                assertThrows(FormulaException.class, () -> Formula.mathml("\\SI{3}{\\km}", false, Map.of()));
        assertEquals(
                "it is of the package siunitx: write the number, a space and the unit, as in 3\\,\\mathrm{km}",
                refused.remedy);
    }

    @TestFactory
    Stream<DynamicTest> writesFormulas() {
        return Rows.of(FormulaTest.class, "formulas.rows")
                .become(Map.of(
                        "text",
                        tex -> Formula.text(tex, Map.of()),
                        "mathml",
                        FormulaTest::content,
                        "hostile",
                        FormulaTest::refusedInTime,
                        "display",
                        tex -> Formula.mathml(tex, true, Map.of()).replaceAll("<annotation.*", "")));
    }

    @Test
    void writesEveryFormulaAsTextWithoutTeX() throws IOException {
        for (String tex : rows("formulas.txt")) {
            String text = Formula.text(tex, Map.of());
            assertFalse(text.isBlank() || text.matches(".*(?:[\\\\]|&[a-z]+;|<m).*"), tex + ": " + text);
        }
    }

    @Test
    void readsEveryCommandOfItsTable() {
        assertAll(Commands.names().stream()
                .filter(name -> Commands.of(name).form() == Form.OTHER)
                .map(name -> () -> {
                    try {
                        content(name + "{red}{x}");
                    } catch (FormulaException refused) {
                        assertFalse(String.valueOf(refused.getMessage()).contains("is not allowed here"), name);
                    }
                }));
    }

    @Test
    void allowsATableInSubstack() {
        String stacked = content("\\substack{\\begin{matrix} a \\end{matrix} \\\\ b}");
        assertTrue(
                stacked.startsWith("<mtable class=\"stack\"") && stacked.contains("<mtable class=\"matrix\""), stacked);
    }

    @Test
    void keepsTheSourceAsAnAnnotation() {
        assertEquals(
                "<math display=\"block\"><semantics><mrow><mi>a</mi><mo>&lt;</mo><mi>b</mi></mrow>"
                        + "<annotation encoding=\"application/x-tex\">a &lt; b</annotation></semantics></math>",
                Formula.mathml(" a < b ", true, Map.of()));
    }

    @Test
    void putsTheNumberBesideTheFormula() {
        String mathml = Formula.mathml("x \\tag{1}", true, Map.of());
        assertTrue(
                mathml.contains(
                        "<mtd class=\"beside tag\"><mrow><mtext>(</mtext><mtext>1</mtext><mtext>)</mtext></mrow></mtd>"),
                mathml);
    }

    @Test
    void expandsMacros() {
        Map<String, String> macros = Map.of("\\R", "\\mathbb{R}", "\\norm", "\\lVert #1 \\rVert");
        assertTrue(Formula.mathml("\\norm{x} \\in \\R", false, macros).contains("‖</mo><mi>x</mi>"));
        FormulaException refused =
                assertThrows(FormulaException.class, () -> Formula.mathml("a \\norm", false, macros));
        assertEquals("2 \\norm has too few arguments", refused.at + " " + refused.getMessage());
    }

    private static String refusedInTime(String piece) {
        CpuTime.atMost(
                Duration.ofSeconds(5),
                () -> piece,
                () -> assertThrows(
                        FormulaException.class, () -> Formula.mathml(piece.repeat(100_000) + "}", true, Map.of())));
        return "refused";
    }

    @Test
    void limitsMacrosThatDouble() {
        String doubling =
                "\\def\\a{xxxxxxxxxx}\\def\\b{\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a}\\def\\c{\\b\\b\\b\\b\\b\\b\\b\\b\\b\\b}"
                        + "\\def\\d{\\c\\c\\c\\c\\c\\c\\c\\c\\c\\c}\\d";
        assertThrows(FormulaException.class, () -> Formula.mathml(doubling, false, Map.of()));
    }
}

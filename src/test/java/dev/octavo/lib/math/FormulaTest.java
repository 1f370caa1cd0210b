package dev.octavo.lib.math;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.math.Commands.Form;
import dev.octavo.testing.CpuTime;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a \\\\ b                | \\begin{gathered} a \\\\ b \\end{gathered}",
                "a \\\\ b \\\\          | \\begin{gathered} a \\\\ b \\end{gathered}",
                "\\require{mhchem} \\ce{H2O} | \\ce{H2O}",
            })
    void readsWhatMathJaxReads(String tex, String same) {
        assertEquals(
                Formula.mathml(same, true, Map.of()).replaceAll("<annotation.*", ""),
                Formula.mathml(tex, true, Map.of()).replaceAll("<annotation.*", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "f: A \\to B # f: A → B",
                "e^{i\\pi} = -1 # e^(iπ) = −1",
                "\\frac{a+b}{2} # (a + b)/2",
                "\\frac{1}{2a} # 1/(2a)",
                "\\sqrt{x^2+1} # √(x² + 1)",
                "\\sum_{i=1}^n x_i # ∑_(i=1)ⁿ x_i",
                "\\int_0^\\infty e^{-x^2}\\,dx = \\frac{\\sqrt{\\pi}}{2} # ∫₀^∞ e^(−x²) dx = √π/2",
                "x \\in \\mathbb{R}^n, \\mathbf{v} \\cdot \\vec{w} # x ∈ ℝⁿ, v ⋅ w⃗",
                "O(n \\log n), 2\\sin x # O(n log n), 2 sin x",
                "f'(x) := \\lim_{x\\to 0} x^* # f′(x) := lim_(x→0) x*",
                "\\begin{pmatrix} a & b \\\\ c & d\\end{pmatrix} # (a b; c d)",
                "90^\\circ # 90°",
                "\\ce{2H2 + O2 -> 2H2O} # 2 H₂ + O₂ → 2 H₂O",
                "\\hat{x} + \\overline{AB} + \\underbrace{c}_{n} # x̂ + AB + c_n",
                "\\binom{n}{k} \\tag{1} # (n, k)",
                "|x| \\text{ if } x < 0 # |x| if x < 0",
                "A \\xrightarrow{f} B \\phantom{x} # A →^f B",
                "\\prescript{14}{6}{C} \\bmod \\sqrt[3]{x} # ₆¹⁴C mod ³√x",
                "\\left(\\frac{a}{b}\\right)^2 # (a/b)²",
            })
    void writesFormulasAsPlainText(String tex, String text) {
        assertEquals(text, Formula.text(tex, Map.of()));
    }

    @Test
    void writesEveryFormulaAsTextWithoutTeX() throws IOException {
        for (String tex : rows("formulas.txt")) {
            String text = Formula.text(tex, Map.of());
            assertFalse(text.isBlank() || text.matches(".*(?:[\\\\]|&[a-z]+;|<m).*"), tex + ": " + text);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "x | <mi>x</mi>",
                "3.14 | <mn>3.14</mn>",
                "-1 | <mrow><mo form=\"prefix\" lspace=\"0em\" rspace=\"0em\">−</mo><mn>1</mn></mrow>",
                "\\frac12 | <mfrac><mn>1</mn><mn>2</mn></mfrac>",
                "x_1^2 | <msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup>",
                "x'^2 | <msup><mi>x</mi><mrow><mo>′</mo><mn>2</mn></mrow></msup>",
                "\\sqrt[3]{x} | <mroot><mi>x</mi><mn>3</mn></mroot>",
                "\\mathbb R | <mi>ℝ</mi>",
                "\\mathbf{ab} | <mi>𝐚𝐛</mi>",
                "\\not= | <mo>≠</mo>",
                "\\mathbf{\\&} | <mi mathvariant=\"normal\">&amp;</mi>",
                "\\text{a b } | <mtext>a\u00a0b\u00a0</mtext>",
                "\\ce{H2O} | <mrow><msub><mi mathvariant=\"normal\">H</mi><mn>2</mn></msub><mi mathvariant=\"normal\">O</mi></mrow>",
                "(a)^2 | <msup><mrow><mo form=\"prefix\" stretchy=\"false\">(</mo><mi>a</mi><mo form=\"postfix\" stretchy=\"false\">)</mo></mrow><mn>2</mn></msup>",
                "a)^2 | <mrow><mi>a</mi><msup><mo form=\"postfix\" stretchy=\"false\">)</mo><mn>2</mn></msup></mrow>",
                "1{,}000 | <mn>1,000</mn>",
                "1{,}x | <mrow><mn>1</mn><mo>,</mo><mi>x</mi></mrow>",
                "\\fbox{a b} | <mrow class=\"box\"><mtext>a\u00a0b</mtext></mrow>",
                "\\sum_i^n | <munderover><mo movablelimits=\"true\">∑</mo><mi>i</mi><mi>n</mi></munderover>",
            })
    void writesMathMl(String tex, String mathml) {
        assertEquals(mathml, content(tex));
    }

    @Test
    void readsEveryCommandOfItsTable() {
        assertAll(Commands.names().stream()
                .filter(name -> Commands.of(name).form() == Form.OTHER)
                .map(name -> () -> {
                    try {
                        content(name + "{red}{x}");
                    } catch (FormulaException refused) {
                        assertFalse(String.valueOf(refused.getMessage()).contains("cannot stand here"), name);
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "\\frac{",
                "\\sqrt{",
                "^{",
                "\\left(",
                "\\hat",
                "\\text{$",
                "\\begin{matrix}",
                "\\displaystyle ",
                "\\color{red}",
                "a\\over ",
                "(",
                ")^2",
                "()^2",
                "1{,",
                "\\genfrac(",
                "\\ce{",
                "_",
                "'",
                "\\\\",
                "&",
                "\\def\\a{\\a\\a}\\a"
            })
    void handlesHostileFormulasInTime(String piece) {
        CpuTime.atMost(
                Duration.ofSeconds(5),
                () -> piece,
                () -> assertThrows(
                        FormulaException.class, () -> Formula.mathml(piece.repeat(100_000) + "}", true, Map.of())));
    }

    @Test
    void limitsMacrosThatDouble() {
        String doubling =
                "\\def\\a{xxxxxxxxxx}\\def\\b{\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a}\\def\\c{\\b\\b\\b\\b\\b\\b\\b\\b\\b\\b}"
                        + "\\def\\d{\\c\\c\\c\\c\\c\\c\\c\\c\\c\\c}\\d";
        assertThrows(FormulaException.class, () -> Formula.mathml(doubling, false, Map.of()));
    }
}

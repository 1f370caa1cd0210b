package dev.octavo.blog.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.blog.markdown.html.CodeBlock;
import dev.octavo.blog.markdown.html.MarkdownDocument;
import dev.octavo.blog.markdown.write.FormulaWords;
import dev.octavo.blog.site.Formulas;
import dev.octavo.lib.problem.Severity;
import dev.octavo.lib.typography.Typography;
import dev.octavo.testing.CpuTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulasTest {
    private static final MarkdownParser PARSER =
            new MarkdownParser((code, language) -> Optional.empty(), false, List.of());
    private static final String X = "<math><semantics><mi>x</mi>"
            + "<annotation encoding=\"application/x-tex\">x</annotation></semantics></math>";
    private static final String SHOWN =
            "<span class=\"formula\">" + X.replace("<math>", "<math display=\"block\">") + "</span>";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a $x$ b | <p>a X b</p>",
                "a \\(x\\) b | <p>a X b</p>",
                "$x$, ($x$)- | <p>X, (X)-</p>",
                "$$x$$ | <p>SHOWN</p>",
                "$$\\nx\\n$$ | SHOWN",
                "\\[\\nx\\n\\] | SHOWN",
                "```math\\nx\\n``` | SHOWN",
                "a\\n$$\\nx\\n$$\\nb | <p>a</p>\\nSHOWN\\n<p>b</p>",
                "> $$\\n> x\\n> $$ | <blockquote>\\nSHOWN\\n</blockquote>",
                "**$x$** | <p><strong>X</strong></p>",
                "[$x$](/a) | <p><a href=\"/a\">X</a></p>",
            })
    void readsFormulas(String markdown, String html) {
        String expected =
                html.replace("SHOWN", SHOWN).replaceAll("X(?![A-Z])", X).replace("\\n", "\n");
        assertEquals(expected, Filled.html(lines(markdown)).strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            value = {
                "$|x|$ | \\(|y|^2\\) § [<td>|x|, <td>|y|^2]",
                "a$b | c$d § [<td>a$b, <td>c$d]",
                "$5 | $6 § [<td>$5, <td>$6]",
                "$a\\|b$ | c § [<td>a|b, <td>c]",
                "$x$|$y$ § [<td>x, <td>y]",
                "`$|x` | y § [<td>`$, <td>x`]",
            })
    void keepsPipesOfFormulasInTheirCell(String row, String cells) {
        String html = Filled.html("a | b\n-|-\n" + row + "\n")
                .replaceAll("<math>.*?x-tex\">(.*?)</annotation>.*?</math>", "$1");
        List<String> found = Pattern.compile("<td>[^<]*")
                .matcher(html)
                .results()
                .map(MatchResult::group)
                .toList();
        assertEquals(cells, found.toString(), html);
    }

    @Test
    void readsAPipeOfAFormulaInTheHeaderRow() {
        assertTrue(Filled.html("$|x|$ | b\n-|-\n1 | 2\n").contains("<table"));
        assertFalse(Filled.html(PARSER.with(Formulas.NONE).parse("$|x|$ | b\n-|-\n1 | 2\n", "a.md", 1))
                .contains("<table"));
    }

    @Test
    void countsNoFormulaAsCode() {
        assertEquals(List.of("int i;\n"), code("$$\nx\n$$\n\n```java\nint i;\n```\n\n\\[\n```\n\\]\n", true));
        assertEquals(List.of("int i;\n"), code("Costs\n$$\n\n```java\nint i;\n```\n", false));
    }

    private static List<String> code(String markdown, boolean formulas) {
        return MarkdownParser.code(markdown, "a.md", 1, formulas, List.of()).stream()
                .map(CodeBlock::code)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It costs $5 and $10.",
                "$20,000 and $30,000",
                "from $5 to 10$",
                "$5, or 4$",
                "US$5 and CA$6",
                "$HOME/$PATH",
                "a $ x $ b",
                "$x $ y",
                "$$ is the id of a shell, $$$$ is none",
                "one \\$x\\$ two",
                "as he said \\[sic\\]",
                "`$x$`",
            })
    void leavesPricesAlone(String markdown) {
        assertFalse(Filled.html(markdown).contains("<math"), markdown);
        assertEquals(List.of(), Filled.article(markdown).problems());
    }

    @Test
    void keepsMarkdownAndTypographyOutOfFormulas() {
        String html = Filled.html(PARSER.with(Typography.of("en"))
                .parse("\"a\" -- $a_1 * b_2 * c'$ [[x]] $\\text{a -- \"b\" :kbd[c] [d](e)}$", "a.md", 1));
        assertTrue(html.contains("x-tex\">a_1 * b_2 * c&#39;</") || html.contains("x-tex\">a_1 * b_2 * c'</"), html);
        assertTrue(html.contains("a\u00a0--\u00a0"), html);
        assertFalse(html.contains("<em>") || html.contains("<a "), html);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a $x + \\foo$ | 10:8 | there is no command \\foo",
                "a\\n\\n> b $x^$ | 12:7 | this ^ has too few arguments",
                "```math\\nx\\n  \\foo\\n``` | 12:3 | there is no command \\foo",
                "$$\\nx\\n}\\n$$ | 12:1 | this brace closes none",
            })
    void reportsWhereAFormulaIsWrong(String markdown, String place, String message) {
        var problem = Filled.article(lines(markdown)).problems().get(0);
        var at = problem.location().orElseThrow();
        assertEquals(
                Severity.WARNING + " " + place + " this formula stays TeX: " + message,
                problem.severity() + " " + at.line() + ":" + at.column() + " " + problem.message());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a $\\foo$ b | <p>a <code>\\foo</code> b</p>",
                "```math\\nx \\foo\\n``` | >x",
            })
    void showsTheSourceOfAFormulaThatCannotBeRead(String markdown, String html) {
        String shown = Filled.html(lines(markdown));
        assertTrue(shown.contains(html) && shown.contains("\\foo"), shown);
    }

    @Test
    void keepsTexOutOfHeadingsThatAreShownElsewhere() {
        MarkdownDocument document = Filled.article("## The $\\pi$ theorem");
        assertEquals("The π theorem", document.headings().get(0).text());
        assertEquals("the-pi-theorem", document.headings().get(0).id());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Why $e^{i\\pi} = -1$ | Why e^(iπ) = −1",
                "\\(\\alpha\\) and $$\\beta$$ | α and β",
                "What `$x^2$` and $x^2$ mean | What `$x^2$` and x² mean",
                "From $5 to $10 | From $5 to $10",
                "Of $\\foo$ | Of \\foo",
            })
    void writesFormulasInTitlesAsPlainText(String title, String words) {
        assertEquals(words, FormulaWords.in(title, Formulas.DEFAULT, wrong -> {}));
        assertEquals(title, FormulaWords.in(title, Formulas.NONE, wrong -> {}));
    }

    @Test
    void reportsWhereAnUnclosedFormulaBegins() {
        var problem = Filled.article("a\n\n$$\nx\n").problems().get(0);
        assertEquals("this formula is never closed", problem.message());
        assertEquals(12, problem.location().orElseThrow().line());
    }

    @Test
    void leavesFormulasAloneIfTheyAreOff() {
        MarkdownDocument document = PARSER.with(Formulas.NONE).parse("a $x$ b\n\n```math\nx\n```\n", "a.md", 1);
        assertTrue(Filled.html(document).startsWith("<p>a $x$ b</p>"));
        assertFalse(Filled.html(document).contains("<math"));
    }

    @Test
    void takesMacrosAndCountsNoWords() {
        MarkdownDocument document =
                PARSER.with(new Formulas(true, Map.of("\\R", "\\mathbb{R}"))).parse("All of $\\R$ here", "a.md", 1);
        assertTrue(Filled.html(document).contains("<mi>ℝ</mi>"));
        assertEquals("All of ℝ here", document.excerpt());
        assertEquals(3, document.prose().words());
    }

    @Test
    void leavesFormulasOfUntrustedAuthorsAsText() {
        MarkdownDocument document =
                new MarkdownParser((code, language) -> Optional.empty(), true, List.of()).parse("a $x$ b", "a.md", 1);
        assertEquals("<p>a $x$ b</p>", Filled.html(document).strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$", "$ ", "$a", "$a ", "\\(", "\\[", "$$a", "$$\n", "\\\\$", "$1\\$", "a$", "\\[\n", "$a$b", "|$a",
                "| $a$ |"
            })
    void staysLinear(String piece) {
        CpuTime.atMost(Duration.ofSeconds(10), () -> piece, () -> Filled.article(piece.repeat(100_000)));
        CpuTime.atMost(
                Duration.ofSeconds(10),
                () -> piece,
                () -> Filled.article("a|b\n-|-\n" + piece.replace("\n", "").repeat(100_000)));
    }

    private static String lines(String row) {
        return row.replaceAll("\\\\n(?![a-z])|\\\\n(?=x)|\\\\n(?=b$)|\\\\n(?=b )", "\n");
    }
}

package dev.octavo.blog.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.blog.markdown.html.Body.Addresses;
import dev.octavo.blog.markdown.html.Body.Picture;
import dev.octavo.blog.markdown.html.CodeBlock;
import dev.octavo.blog.markdown.write.FormulaWords;
import dev.octavo.blog.site.Article.Link;
import dev.octavo.blog.site.Formulas;
import dev.octavo.lib.text.Html;
import dev.octavo.testing.ShippedWords;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the rows of {@code MarkdownTest} cannot say of an article. */
final class ArticleTest {
    @Test
    void escapesAndEncodesAddressesInHoles() {
        Addresses addresses = new Addresses() {
            @Override
            public String href(Link link) {
                return "/blog/ä b/?\"&<x>";
            }

            @Override
            public Picture picture(Link link) {
                return new Picture("/p.png", 30, 20);
            }
        };
        assertEquals(
                "<p><a href=\"/blog/%C3%A4%20b/?%22&amp;%3Cx%3E\">a</a> <img src=\"/p.png\" width=\"30\" height=\"20\""
                        + " alt=\"c\" loading=\"lazy\" decoding=\"async\"></p>\n",
                Filled.article("[a](b) ![c](d)")
                        .body()
                        .fill(addresses, ShippedWords.in("en"))
                        .markup());
    }

    @Test
    void namesAndHighlightsCode() {
        MarkdownParser parser = new MarkdownParser(
                (code, language) ->
                        language.equals("java") ? Optional.of(new Html("<b>" + code + "</b>")) : Optional.empty(),
                false,
                List.of());
        assertEquals("""
                <div class="code" data-language="Java">\
                <pre tabindex="0" role="group" aria-label="Code: Java"><code class="language-java"><b>a
                </b></code></pre></div>
                <div class="code" data-language="Zig">\
                <pre tabindex="0" role="group" aria-label="Code: Zig"><code class="language-zig">&lt;b&gt;
                </code></pre></div>
                <div class="code"><pre tabindex="0" role="group" aria-label="Code"><code>c
                </code></pre></div>
                """, Filled.html(parser.parse("```java\na\n```\n\n~~~zig\n<b>\n~~~\n\n    c\n", "a.md", 1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A word                  | true",
                "Ärger                   | true",
                "Ωμέγα                   | true",
                "Жук                     | true",
                "iPhone                  | false",
                "\u201CA quote\u201D   | false",
                "*A stress*              | false",
                "[A link](/a/)           | false",
                "`A code`                | false",
                "🦊 A fox                | false",
                "印刷                     | false",
                "كلمة                    | false",
                "2026                    | false",
                "# A title\\nA word     | false",
                "> A word                | false",
                "- A word                | false",
            })
    void onlyALongFirstParagraphThatBeginsWithACapitalHasAnInitial(String beginning, boolean initial) {
        String text = beginning.replace("\\n", "\n\n") + " and more".repeat(25);
        assertEquals(initial, Filled.html(text).contains("<p class=\"initial\">"), Filled.html(text));
    }

    @Test
    void aShortOrALaterParagraphHasNoInitial() {
        String text = "A word" + " and more".repeat(25);
        assertEquals("<p>A word.</p>\n", Filled.html("A word."));
        assertEquals("<p>A word.</p>\n<p>" + text + "</p>\n", Filled.html("A word.\n\n" + text));
    }

    @Test
    void threadsDoNotDisturbEachOther() {
        String text = "# a\n\n[b](c) *d*[^1] www.e.org\n\n[^1]: f\n\n| g |\n|---|\n";
        String alone = Filled.html(text);
        assertTrue(IntStream.range(0, 500).parallel().allMatch(i -> alone.equals(Filled.html(text))));
    }

    @Test
    void aLongExcerptEndsAtTheAuthorsMarkOrAtAWord() {
        String words = "word ".repeat(60).strip();
        String two = words + "\n\n## A\n\n" + words;
        assertEquals(
                words + " " + words,
                Filled.article(two + "\n\n<!--more-->\n\nE.\n").excerpt());
        String first = Filled.article(two).excerpt();
        assertTrue(first.length() <= 200 && first.endsWith("word…"), first);
        assertEquals(first, Filled.article(two + "\n\n```\n<!--more-->\n```\n").excerpt());
        assertEquals(
                1000,
                Filled.article("word ".repeat(400) + "\n\n<!--more-->")
                        .excerpt()
                        .length(),
                10);
    }

    @Test
    void anExcerptIsCutAtAWord() {
        String excerpt = Filled.article("lorem ipsum, ".repeat(40)).excerpt();
        assertEquals("lorem ipsum, ".repeat(15).strip().replaceAll(",$", "") + "…", excerpt);
    }

    @Test
    void anExcerptWithoutSpacesIsCutAnywhere() {
        String excerpt = Filled.article("𠀀".repeat(150)).excerpt();
        assertEquals("𠀀".repeat(99) + "…", excerpt);
    }

    @Test
    void loadsAPictureBelowALongTextLazily() {
        String text = "word ".repeat(300) + "\n\n";
        assertEquals(picture(text, false), picture(text, true));
    }

    private static String picture(String text, boolean first) {
        return Filled.article(text + "![a](drawing.svg)")
                .body()
                .fill(new Renditions(first), ShippedWords.in("en"))
                .markup();
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
}

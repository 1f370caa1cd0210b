package dev.octavo.blog.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.blog.markdown.html.MarkdownDocument;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Attributes in braces after headings, links, pictures and blocks. */
final class AttributesTest {
    private static final String HEADING = "<div class=\"heading\"><h2 id=\"%s\"%s>A</h2>"
            + " <a class=\"anchor\" href=\"#%1$s\" aria-label=\"Link to: A\">#</a></div>\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '¬',
            value = {
                "## A {#b}                | b |",
                "## A { #b .c .d }        | b | ` class=\"c d\"`",
                "## A {: #b lang=de} ##   | b | ` lang=\"de\"`",
                "## A {.c}                | a | ` class=\"c\"`",
                "A {#ünï:1} \\n---        | ünï:1 |",
            })
    void readsAttributesOfAHeading(String markdown, String id, String rest) {
        String others = rest == null ? "" : rest.replace("`", "");
        assertEquals(HEADING.formatted(id, others), Filled.html(markdown.replace("\\n", "\n")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '¬',
            value = {
                "[a](b){.c #d rel=me} | <a href=\"b\" id=\"d\" rel=\"me\" class=\"c\">a</a>",
                "[a][b]{target=_blank}\\n\\n[b]: c | <a href=\"c\" target=\"_blank\">a</a>",
                "![a](b.png){.c width=50%} | <img src=\"b.png\" width=\"320\" alt=\"a\" data-share=\"50%\" class=\"c\" loading=\"lazy\""
                        + " decoding=\"async\">",
                "![a](b.png){width=300px loading=eager} | <img src=\"b.png\" width=\"300\" alt=\"a\" loading=\"eager\">",
                "![a](b.png){data-x=\"1 & 2\"}c | <img src=\"b.png\" alt=\"a\" data-x=\"1 &amp; 2\" loading=\"lazy\""
                        + " decoding=\"async\">c",
            })
    void readsAttributesOfALinkOrPicture(String markdown, String html) {
        assertEquals(
                "<p>" + html + "</p>",
                Filled.html(markdown.replace("\\n", "\n")).strip());
    }

    @Test
    void readsAttributesOfABlock() {
        assertEquals(
                """
                <p class="b" id="c">a</p>
                <div class="d">
                <ul>
                <li>e</li>
                </ul>
                </div>
                <figure class="h">
                <img src="f.png" alt="f" loading="lazy" decoding="async">
                <figcaption>g</figcaption>
                </figure>
                """.replace("class=\"b\" id=\"c\"", "id=\"c\" class=\"b\""),
                Filled.html("a\n{.b #c}\n\n- e\n\n{: .d}\n\n![f](f.png \"g\")\n{.h}\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '¬',
            value = {
                "a \\mathcal{C} {{ x }} {x}",
                "[a](b)\\mathcal{C} [a](b){x} [a](b){{ x }} [a](b) {.c}d",
                "[a](b){} [a](b){.} [a](b){#} [a](b){.c",
                "## \\mathcal{C}",
                "## A {{ x }}",
                "## A {x}",
                "## A \\{#b}",
                "## A `{#b}`",
                "{.a}",
                "a {.b} c",
            })
    void leavesOtherBracesAlone(String markdown) {
        String words =
                Filled.html(markdown).replaceAll("<a class=\"anchor.*?</a>", "").replaceAll("<[^>]*>", "");
        assertEquals(
                markdown.replaceAll("^## |`", "").replaceAll("\\\\(?=\\{)|\\[(?=a)|(?<=a)]\\(b\\)", ""), words.strip());
    }

    @Test
    void reportsUnknownAndWrongAttributes() {
        MarkdownDocument article = Filled.article("[a](b){onclick=x}\n\n![a](b.png){widht=1}\n\n## c {style=\"a:b\"}\n"
                + "\n![a](b.png){width=wide #d}\n\n## e {#d #f}");
        assertEquals(
                List.of(
                        "10:8 a link has no \"onclick\" here",
                        "12:13 a picture has no \"widht\" here",
                        "14:7 a block has no \"style\" here",
                        "16:19 \"wide\" is no width of a picture",
                        "18:7 the id \"d\" is there already",
                        "18:10 \"id\" is there twice"),
                article.problems().stream()
                        .map(problem -> problem.location().orElseThrow().line() + ":"
                                + problem.location().orElseThrow().column() + " " + problem.message())
                        .toList());
        assertEquals("did you mean \"width\"?", article.problems().get(1).hint().orElseThrow());
    }

    @Test
    void ignoresAttributesOfUntrustedAuthors() {
        assertEquals("<p><a href=\"b\">a</a>{.c}</p>\n", Filled.untrusted("[a](b){.c}"));
    }
}

package dev.octavo.blog.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Abbreviations that are explained once, and Markdown in blocks of HTML, as in PHP Markdown Extra. */
final class AbbreviationTest {
    private static final String EXPLAINED = """


            *[HTML]: HyperText "Markup" Language
            *[W3C]: World & Wide
            *[R&D]: Research
            *[HTML 5]: The fifth
            *[.NET]: A platform
            *[HTML]: another

            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HTML, XHTML and HTML-Datei  | {HTML}, XHTML and {HTML}-Datei",
                "*HTML* `HTML` (W3C)         | <em>{HTML}</em> <code>HTML</code> (<abbr title=\"World &amp; Wide\">W3C</abbr>)",
                "HTML 5 is HTML.             | <abbr title=\"The fifth\">HTML 5</abbr> is {HTML}.",
                "R&D html                    | <abbr title=\"Research\">R&amp;D</abbr> html",
                "in .NET                     | in <abbr title=\"A platform\">.NET</abbr>",
                "[HTML](a)                   | <a href=\"a\">{HTML}</a>",
            })
    void explainsEveryWholeWord(String text, String html) {
        String expected = html.replace("{HTML}", "<abbr title=\"HyperText &quot;Markup&quot; Language\">HTML</abbr>");
        assertEquals("<p>" + expected + "</p>\n", Filled.html(text + EXPLAINED));
        assertEquals("<p>" + expected + "</p>\n", Filled.html(EXPLAINED + text));
    }

    @Test
    void leavesHeadingIdsAlone() {
        assertEquals(
                "html-5",
                Filled.article("## HTML 5" + EXPLAINED).headings().get(0).id());
    }

    @Test
    void parsesMarkdownInHtmlBlocksWithTheMarkdownAttribute() {
        assertEquals("""
                <div class="a">
                <p>b <em>c</em></p>
                <ul>
                <li>d</li>
                </ul>
                </div>
                """, Filled.html("<div class=\"a\" markdown=\"1\">\nb *c*\n\n- d\n\n</div>\n"));
        assertEquals("<section>\n<p>b</p>\n</section>\n", Filled.html("<section markdown=1>\nb\n</section>\n"));
        assertEquals("<div>*b*\n</div>\n", Filled.html("<div markdown=\"1\">*b*\n</div>\n"));
        assertEquals("<div>\n*b*\n</div>\n", Filled.html("<div markdown=\"0\">\n*b*\n</div>\n"));
    }
}

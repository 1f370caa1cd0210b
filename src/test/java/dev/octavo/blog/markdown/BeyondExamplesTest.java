package dev.octavo.blog.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules of CommonMark that none of its examples shows. */
final class BeyondExamplesTest {
    /** Section 5.3: two blocks in an item with a blank line between them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "words",
                "# Title",
                "Title\n  ---",
                "<div>",
                "<details>",
                ">",
                "> words",
                "| a |\n  |---|",
                "```\n  ```",
                "    code",
                "***",
                "- item",
            })
    void aBlankLineBetweenTwoBlocksOfAnItemMakesAListLoose(String first) {
        String html = Filled.html("+ " + first + "\n\n  text\n+ b\n");
        String end = first.startsWith("<") ? first.replace("<", "</") : "";
        assertEquals(
                "<p>text</p>\n" + end + "</li>\n<li>\n<p>b</p>\n</li>\n</ul>\n",
                html.substring(html.indexOf("<p>text")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```\n\n  ```\n  text",
                "<pre>\n\n  </pre>\n  text",
                "> a\n  >\n  > b\n\n",
                "- a\n\n    b\n  > c",
            })
    void aBlankLineWithinABlockOfAnItemKeepsAListTight(String item) {
        String html = Filled.html("+ " + item.stripTrailing() + "\n+ last\n");
        assertEquals("<li>last</li>\n</ul>\n", html.substring(html.indexOf("<li>last")));
    }

    @Test
    void aTabIndentsAFenceAndKeepsTheRest() {
        assertEquals("   x\n", code(" ~~~\n\tx\n ~~~"));
        assertEquals("\tx\n", code("~~~\n\tx\n~~~"));
        assertEquals("\tx\n", code("  ~~~\n    \tx\n  ~~~").replace("  \t", "\t"));
    }

    @Test
    void anUnclosedCodeBlockKeepsABlankLastLine() {
        assertEquals("\n\n", code(" ```\n\n "));
    }

    private static String code(String markdown) {
        String html = Filled.html(markdown);
        return html.substring(html.indexOf("<code>") + "<code>".length(), html.indexOf("</code>"));
    }

    @Test
    void aCaretBeforeALinkIsNotAFootnote() {
        assertEquals("<p>^<a href=\"y\">x</a></p>\n", Filled.html("^[x](y)"));
        assertEquals(
                "<p>a<sup class=\"footnote-ref\" id=\"fnref:1\"><a href=\"#fn:1\" role=\"doc-noteref\">1</a></sup> (b c)</p>",
                Filled.html("a^[x] (b c)").lines().findFirst().orElseThrow());
    }
}

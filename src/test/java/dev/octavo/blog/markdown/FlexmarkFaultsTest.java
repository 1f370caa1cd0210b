package dev.octavo.blog.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.octavo.blog.site.Article.Heading;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Faults of flexmark that no option fixes, and that blogs often run into. */
final class FlexmarkFaultsTest {
    @Test
    void readsATableRightBelowText() {
        assertEquals("""
                <p>text</p>
                <div class="table-scroll" role="group" tabindex="0" aria-label="Table">
                <table>
                <thead>
                <tr>
                <th>a</th>
                </tr>
                </thead>
                <tbody>
                <tr>
                <td>b</td>
                </tr>
                </tbody>
                </table>
                </div>
                """, Filled.html("text\n| a |\n|---|\n| b |\n"));
    }

    @Test
    void aBadgeIsAPictureInALink() {
        assertEquals(
                "<p><a href=\"https://ci\"><img src=\"ok.svg\" alt=\"build\" loading=\"lazy\" decoding=\"async\"></a></p>\n",
                Filled.html("[![build][img]][target]\n\n[img]: ok.svg\n[target]: https://ci\n"));
    }

    @Test
    void anUndefinedLabelBeforeParenthesesIsALinksText() {
        assertEquals("<p>[text]<a href=\"url\">undefined</a></p>\n", Filled.html("[text][undefined](url)"));
    }

    @Test
    void allowsSpacesInADestinationInPointyBrackets() {
        assertEquals("<p><a href=\"b%20c\">a</a></p>\n", Filled.html("[a](<b c>)"));
    }

    @Test
    void readsAnEscapedPipeInCodeInATable() {
        String html = Filled.html("| a |\n|---|\n| `x \\| y` |\n");
        assertEquals("<td><code>x | y</code></td>", line(html, "<td>"));
    }

    @Test
    void aTableWithoutRowsHasNoBody() {
        assertFalse(Filled.html("| a |\n|---|\n").contains("tbody"));
    }

    @Test
    void onlyWebAddressesBecomeLinks() {
        assertEquals(
                "<p>chrome://flags and <a href=\"https://a.org\" class=\"bare\">https://a.org</a></p>\n",
                Filled.html("chrome://flags and https://a.org"));
    }

    @Test
    void aVersionIsNotAMailAddress() {
        assertEquals("<p>npm i pkg@2.61.1 x@y.z1</p>\n", Filled.html("npm i pkg@2.61.1 x@y.z1"));
    }

    @Test
    void alternativeTextIsOneLineWithoutMarkup() {
        assertEquals(
                "<p class=\"picture\"><img src=\"c.png\" alt=\"one two code bold\" loading=\"lazy\" decoding=\"async\"></p>\n",
                Filled.html("![one\ntwo `code` **bold**](c.png)"));
    }

    @Test
    void bracesAreText() {
        assertEquals(
                "<p>\\mathcal{C} and {{ title }} and {#id .c}</p>\n",
                Filled.html("\\mathcal{C} and {{ title }} and {#id .c}"));
    }

    @Test
    void aHeadingHasItsIdOnce() {
        assertEquals(
                "<div class=\"heading\"><h2 id=\"a\">A</h2> <a class=\"anchor\" href=\"#a\" aria-label=\"Link to: A\">#</a></div>\n",
                Filled.html("## A"));
    }

    @Test
    void quotesAndDashesAreLeftAlone() {
        assertEquals(
                "<p>{{&lt; figure src=&quot;a.png&quot; &gt;}} it's --flag ...</p>\n",
                Filled.html("{{< figure src=\"a.png\" >}} it's --flag ..."));
    }

    @Test
    void scriptAddressesAreRefusedInEveryCase() {
        assertEquals("<p>a b</p>\n", Filled.html("[a](JaVaScRiPt:alert(1)) [b](javascript:alert(1))"));
    }

    @Test
    void showsTagsThatGitHubDisallowsAsTextForUntrustedAuthors() {
        assertEquals("<p>a &lt;iframe&gt; &lt;TITLE&gt;</p>\n", Filled.untrusted("a <iframe> <TITLE>"));
    }

    @Test
    void whatLooksLikeFrontMatterIsReadAsMarkdown() {
        assertEquals("<hr>\n<p>title: 1</p>\n", Filled.html("---\ntitle: 1\n\n"));
    }

    @Test
    void alertsAreSetApart() {
        assertEquals("""
                <div class="alert alert-warning" role="note">
                <p class="alert-title">Warning</p>
                <p>Mind <em>this</em>.</p>
                <ul>
                <li>a</li>
                </ul>
                </div>
                """, Filled.html("> [!WARNING]\n> Mind *this*.\n>\n> - a\n"));
    }

    @Test
    void readsInlineFootnotes() {
        assertEquals("""
                <p>a<sup class="footnote-ref" id="fnref:1"><a href="#fn:1" role="doc-noteref">1</a></sup></p>
                <section class="footnotes" role="doc-endnotes" aria-label="Footnotes">
                <ol>
                <li id="fn:1">
                <p>b <em>c</em> <a class="footnote-back" href="#fnref:1" role="doc-backlink" \
                aria-label="Back to reference 1">↩</a></p>
                </li>
                </ol>
                </section>
                """, Filled.html("a^[b *c*]"));
    }

    @Test
    void putsALabelledLinkBackInTheLastParagraph() {
        String html = Filled.html("a[^n]\n\n[^n]: one\n\n    two\n");
        assertEquals(
                "<p>two <a class=\"footnote-back\" href=\"#fnref:1\" role=\"doc-backlink\" "
                        + "aria-label=\"Back to reference 1\">↩</a></p>",
                line(html, "<p>two"));
    }

    @Test
    void recordsHeadingsOfAllLevels() {
        assertEquals(
                List.of(new Heading(2, "a", "a"), new Heading(5, "b", "b"), new Heading(6, "c", "c")),
                Filled.article("## a\n\n##### b\n\n###### c\n").headings());
    }

    private static String line(String html, String start) {
        return html.lines().filter(line -> line.startsWith(start)).findFirst().orElse("");
    }
}

package dev.octavo.blog.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.blog.markdown.html.MarkdownDocument;
import dev.octavo.blog.markdown.html.PageMarkup;
import dev.octavo.blog.site.Article.Heading;
import dev.octavo.lib.text.Html;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The HTML of an article's elements. */
final class ArticleTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hello World            | hello-world",
                "C++ & C#: a_b          | c--c-a_b",
                "`code` and *emphasis*  | code-and-emphasis",
                "Ünïcode 日本語          | ünïcode-日本語",
                "1.2 What's new?        | 12-whats-new",
                "A -- B                 | a----b",
                "!!!                    | section",
                "[link](x) ![alt](y.png)| link",
                "![only](y.png)         | only",
            })
    void givesHeadingsTheIdsOfGitHub(String heading, String id) {
        assertEquals(id, Filled.article("## " + heading).headings().get(0).id());
    }

    @Test
    void idsAreUniqueInTheArticle() {
        assertEquals(
                List.of("a", "a-1", "a-1-1", "a-2", "b-1"),
                Filled.article("<i id=\"b\">x</i>\n\n# a\n# a\n# a-1\n# a\n# b\n").headings().stream()
                        .map(Heading::id)
                        .toList());
    }

    @Test
    void lowersHeadingsIfOneWouldBeASecondTitle() {
        assertEquals(
                List.of(new Heading(2, "a", "a"), new Heading(3, "b", "b"), new Heading(6, "c", "c")),
                Filled.article("# a\n## b\n###### c\n").headings());
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

    @Test
    void aTableIsNamedAfterTheHeadingAboveIt() {
        String html = Filled.html("## \"Costs\"\n\n| a | b | c |\n|:--|:-:|--:|\n");
        assertTrue(html.contains("aria-label=\"Table: &quot;Costs&quot;\""), html);
        assertTrue(html.contains("<th class=\"align-left\">a</th>"), html);
        assertTrue(html.contains("<th class=\"align-center\">b</th>"), html);
        assertTrue(html.contains("<th class=\"align-right\">c</th>"), html);
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
    void breaksLongInlineCode() {
        assertEquals(
                "<p><code>untrusted-content: true</code> <code"
                        + " class=\"long\">templates/partials/footer.ftlh</code></p>\n",
                Filled.html("`untrusted-content: true` `templates/partials/footer.ftlh`"));
    }

    @Test
    void plainTextHasNoLabel() {
        assertEquals("""
            <div class="code"><pre tabindex="0" role="group" aria-label="Code"><code class="language-text">a
            </code></pre></div>
            """, Filled.html("```text\na\n```\n"));
    }

    @Test
    void feedMarkupNeedsNothingOfThePage() {
        String text = """
                ## One & "two"

                A note[^1].

                | a | b |
                |---|--:|
                | `class="align-right"` | 1 |

                [^1]: Words.
                """;
        assertEquals(
                """
                <div class="heading"><h2 id="one--two">One &amp; &quot;two&quot;</h2></div>
                <p>A note<sup class="footnote-ref" id="fnref:1"><a href="https://a.org/b/#fn:1" role="doc-noteref">1</a></sup>.</p>
                <div class="table-scroll" role="group" tabindex="0" aria-label="Table: One &amp; &quot;two&quot;">
                <table>
                <thead>
                <tr>
                <th>a</th>
                <th align="right">b</th>
                </tr>
                </thead>
                <tbody>
                <tr>
                <td><code>class=&quot;align-right&quot;</code></td>
                <td align="right">1</td>
                </tr>
                </tbody>
                </table>
                </div>
                <section class="footnotes" role="doc-endnotes" aria-label="Footnotes">
                <ol>
                <li id="fn:1">
                <p>Words. <a class="footnote-back" href="https://a.org/b/#fnref:1" role="doc-backlink" aria-label="Back to reference 1">↩</a></p>
                </li>
                </ol>
                </section>
                """,
                PageMarkup.inFeed(new Html(Filled.html(text)), "https://a.org/b/")
                        .markup());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                <a href="/x/">       | <a href="https://a.org/x/">
                <a HREF=c?d#e>       | <a href="https://a.org/b/c?d#e">
                <img src='../p q.png'> | <img src="https://a.org/p%20q.png">
                <video poster="p.jpg" src="//c.org/f.mp4"></video> | <video poster="https://a.org/b/p.jpg" src="https://c.org/f.mp4"></video>
                <img srcset="a,b.png 1x, /c.png 800w,d" alt="1 > 0"> | <img srcset="https://a.org/b/a,b.png 1x, https://a.org/c.png 800w,https://a.org/b/d" alt="1 > 0">
                <q cite="/?a=1&amp;b">       | <q cite="https://a.org/?a=1&amp;b">
                <i style="background: URL('x.png')"> | <i style="background: url(&quot;https://a.org/b/x.png&quot;)">
                <i style="background: url('x.png')"> | <i style="background: url(&quot;https://a.org/b/x.png&quot;)">
                <a href="#n">           | <a href="https://a.org/b/#n">
                <svg><use href="#n"/></svg> | <svg><use href="#n"/></svg>
                <a href="mailto:a@b.org" title="/x"> | <a href="mailto:a@b.org" title="/x">
                <a href="data:x,/y" data-href="/x" download=""> | <a href="data:x,/y" data-href="/x" download="">
                <!-- <a href="/x"> --> | <!-- <a href="/x"> -->
                a < b = c               | a < b = c
                """)
    void feedAddressesAreAbsolute(String onThePage, String inAFeed) {
        assertEquals(
                inAFeed,
                PageMarkup.inFeed(new Html(onThePage), "https://a.org/b/").markup());
    }

    @Test
    void taskBoxesHaveNames() {
        assertEquals("""
            <ul>
            <li class="task"><input disabled="" type="checkbox" aria-label="a &quot;b&quot; c"> a &quot;b&quot; <code>c</code></li>
            <li class="task"><input checked="" disabled="" type="checkbox" aria-label="d"> d
            <ul>
            <li>e</li>
            </ul>
            </li>
            <li>[ ]</li>
            </ul>
            """, Filled.html("- [ ] a \"b\" `c`\n- [x] d\n  - e\n- [ ]\n"));
    }

    @Test
    void looseTasksAreParagraphs() {
        assertEquals("""
            <ul>
            <li class="task">
            <p><input disabled="" type="checkbox" aria-label="a"> a</p>
            </li>
            <li>
            <p>b</p>
            </li>
            </ul>
            """, Filled.html("- [ ] a\n\n- b\n"));
    }

    @Test
    void termsHaveDefinitions() {
        assertEquals("""
            <dl>
            <dt>a</dt>
            <dt>b</dt>
            <dd>c</dd>
            <dd>d
            <ul>
            <li>e</li>
            </ul>
            </dd>
            <dt>f</dt>
            <dd>
            <p>g</p>
            </dd>
            </dl>
            <p>h</p>
            """, Filled.html("a\nb\n: c\n: d\n  - e\n\nf\n\n: g\n\nh\n"));
    }

    @Test
    void aColonInATextDefinesNothing() {
        assertEquals("<p>a\n:b :smile: c</p>\n", Filled.html("a\n:b :smile: c\n"));
    }

    @Test
    void aPictureAloneWithATitleIsAFigure() {
        assertEquals("""
            <figure>
            <img src="a.png" alt="b" loading="lazy" decoding="async">
            <figcaption>c &amp; d</figcaption>
            </figure>
            """, Filled.html("![b](a.png \"c & d\")"));
    }

    @Test
    void anInlinePictureKeepsItsTitle() {
        assertEquals(
                "<p>x <img src=\"a.png\" alt=\"b\" title=\"c\" loading=\"lazy\" decoding=\"async\"></p>\n",
                Filled.html("x ![b](a.png \"c\")"));
    }

    @Test
    void everyFootnoteReferenceHasALinkBack() {
        assertEquals("""
            <p><sup class="footnote-ref" id="fnref:1"><a href="#fn:1" role="doc-noteref">1</a></sup> \
            <sup class="footnote-ref" id="fnref:1-2"><a href="#fn:1" role="doc-noteref">1</a></sup> [^no]</p>
            <section class="footnotes" role="doc-endnotes" aria-label="Footnotes">
            <ol>
            <li id="fn:1">
            <p>a <a class="footnote-back" href="#fnref:1" role="doc-backlink" aria-label="Back to reference 1">↩</a> \
            <a class="footnote-back" href="#fnref:1-2" role="doc-backlink" aria-label="Back to reference 1-2">↩<sup>2</sup></a></p>
            </li>
            </ol>
            </section>
            """, Filled.html("[^A b] [^a  B] [^no]\n\n[^a b]: a\n\n[^unused]: b\n"));
    }

    @Test
    void putsTheLinkBackBelowAFootnoteThatEndsWithCode() {
        String html = Filled.html("a[^1]\n\n[^1]: b\n\n        c\n");
        assertTrue(html.contains("</pre></div>\n<p> <a class=\"footnote-back\" href=\"#fnref:1\""), html);
    }

    @ParameterizedTest
    @CsvSource({"note, Note", "tip, Tip", "important, Important", "warning, Warning", "caution, Caution"})
    void thereAreFiveKindsOfAlert(String id, String title) {
        assertEquals(
                "<div class=\"alert alert-" + id + "\" role=\"note\">\n<p class=\"alert-title\">" + title
                        + "</p>\n<p>a</p>\n</div>\n",
                Filled.html("> [!" + title + "]\n>\n> a\n"));
    }

    @Test
    void aQuoteWithAnUnknownAlertMarkIsAQuote() {
        assertEquals("<blockquote>\n<p>[!NOTES] a</p>\n</blockquote>\n", Filled.html("> [!NOTES] a"));
    }

    @Test
    void readsLineEndsOfAnySystem() {
        String unix = Filled.html("# a\n\nb  \nc\n\n```\nd\n```\n");
        assertEquals(unix, Filled.html("# a\r\n\r\nb  \r\nc\r\n\r\n```\r\nd\r\n```\r\n"));
        assertEquals(unix, Filled.html("# a\r\rb  \rc\r\r```\rd\r```"));
        assertEquals(unix, Filled.html("\uFEFF# a\n\nb  \nc\n\n```\nd\n```"));
    }

    @Test
    void readsAnEmptyArticle() {
        assertEquals("", Filled.html(""));
        assertEquals("", Filled.html(" \n\n\t\n"));
    }

    @Test
    void threadsDoNotDisturbEachOther() {
        String text = "# a\n\n[b](c) *d*[^1] www.e.org\n\n[^1]: f\n\n| g |\n|---|\n";
        String alone = Filled.html(text);
        assertTrue(IntStream.range(0, 500).parallel().allMatch(i -> alone.equals(Filled.html(text))));
    }

    @Test
    void reportsFootnotesWithoutTextOrReference() {
        assertEquals(
                List.of(
                        "10:2: there is no footnote [^1]; write its text on its own line: [^1]: …",
                        "10:6: there is no footnote [^Kit]; did you mean [^Kite]?",
                        "12:1: the footnote [^Kite] is mentioned nowhere, so it is left out; write [^Kite] where it"
                                + " belongs"),
                problems("a[^1][^Kit]\n\n[^Kite]: b\n"));
        assertEquals(List.of(), problems("a[^1] [^2]\n\n[^1]: b\n[^2]: c [^1]\n"));
    }

    @Test
    void doesNotMistakeAShortFootnoteLabelForAnother() {
        assertEquals(
                List.of("10:6: there is no footnote [^9]; write its text on its own line: [^9]: …"),
                problems("a[^b][^9]\n\n[^b]: c\n"));
    }

    @Test
    void reportsAQuoteThatIsNearlyAnAlert() {
        String fact = "this quotation is not an alert, so its first line is shown as it is; ";
        assertEquals(List.of("10:3: " + fact + "write [!NOTE]"), problems("> [!notee]- a\n"));
        assertEquals(List.of("10:3: " + fact + "write [!NOTE]"), problems("> [!NOTEE] Title\n> a\n"));
        assertEquals(List.of("10:3: " + fact + "write [!WARNING]"), problems("> [!WARNIGN]\n"));
        assertEquals(
                List.of("10:3: " + fact + "there are [!NOTE], [!TIP], [!IMPORTANT], [!WARNING] and [!CAUTION]"),
                problems("> [!xyz]\n"));
        assertEquals(List.of(), problems("> [!NOTE]\n> a\n\n> [!a]b\n\n> ![a](b.png)\n\n> [! a]\n"));
    }

    @Test
    void reportsASkippedHeadingLevelOnce() {
        assertEquals(
                List.of("12:6: this heading has level 4, and the one above it level 2; write ### and a space before"
                        + " it: a level that is left out sounds like a missing part"),
                problems("## a\n\n#### b\n\n## c\n\n##### d\n"));
        assertEquals(List.of(), problems("### a\n\n#### b\n\n## c\n\n> ##### d\n"));
    }

    @Test
    void endsTheExcerptAtTheAuthorsMark() {
        assertEquals("A b.", Filled.article("A b.\n\n<!-- more -->\n\nC d.\n").excerpt());
        assertEquals(
                "A b. C d.",
                Filled.article("A b.\n\n<!-- moreover -->\n\nC d.\n").excerpt());
        assertEquals("C d.", Filled.article("<!--more-->\n\nC d.\n").excerpt());
        String words = "word ".repeat(60).strip();
        String two = words + "\n\n## A\n\n" + words;
        assertEquals(
                words + " " + words,
                Filled.article(two + "\n\n<!--more-->\n\nE.\n").excerpt());
        String first = Filled.article(two).excerpt();
        assertTrue(first.length() <= 200 && first.endsWith("word…"), first);
        assertEquals(first, Filled.article(two + "\n\n```\n<!--more-->\n```\n").excerpt());
        assertEquals("A b.", Filled.article("A b.\n\n## C\n\n`<!--more-->`\n").excerpt());
        assertEquals(
                1000,
                Filled.article("word ".repeat(400) + "\n\n<!--more-->")
                        .excerpt()
                        .length(),
                10);
        assertEquals("A b.", Filled.article("A b. <!--more--> C d.\n\nE.\n").excerpt());
    }

    @Test
    void reportsADuplicateFootnote() {
        assertEquals(
                List.of("13:1: the footnote [^1] is defined twice, so this one is left out; give it its own"
                        + " label"),
                problems("a[^1]\n\n[^1]: b\n[^1]: c\n"));
    }

    @Test
    void reportsALeftoverMergeConflict() {
        String remedy =
                "a merge conflict is left here; keep one of the two versions, and delete the lines with <<<<<<<,"
                        + " ======= and >>>>>>>";
        assertEquals(List.of("11:1: " + remedy), problems("a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> x\n"));
        assertEquals(List.of("10:1: " + remedy), problems("<<<<<<< HEAD\n\nb\n\n>>>>>>> x\n"));
        assertEquals(List.of(), problems("```\n<<<<<<< HEAD\n```\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<div>\\n\\na | <div>\\n<p>a</p>\\n</div> | div",
                "a </div> b | <p>a  b</p> | /div",
                "a\\n\\n</div>\\n</section>\\n\\nb | <p>a</p>\\n\\n\\n<p>b</p> | /div, /section",
                "<div>\\n<section>\\n</div>\\n</section> | <div>\\n<section>\\n</section></div>\\n | section, /section",
                "> <div>\\n\\na </div> | <blockquote>\\n<div>\\n</div>\\n</blockquote>\\n<p>a </p> | div, /div",
                "<div>\\n\\n> </div>\\n\\n</div> | <div>\\n<blockquote>\\n\\n</blockquote>\\n</div> | /div",
                "- a <span>b\\n- c</span> | <ul>\\n<li>a <span>b</span></li>\\n<li>c</li>\\n</ul> | span, /span",
                "<b>a <i>b</b> c</i> | <p><b>a <i>b</b> c</i></p> | ``",
                "a <b>b\\n\\nc</b> | <p>a <b>b</p>\\n<p>c</b></p> | ``",
                "- a <details>\\n  ```\\n  b\\n  ```\\n  </details> | <details>.*</details>\\n</li> | ``",
                "a <img src=b alt=c></img> | <img | ``",
                "<p>a\\n</p></li> <br/> <x-y></x-y> </foo> | <p>a\\n</p></li> <br/> <x-y></x-y> </foo> | ``",
            })
    void keepsRawHtmlWithinTheArticle(String markdown, String html, String told) {
        MarkdownDocument document = Filled.article(markdown.replace("\\n", "\n"));
        String written = Filled.html(document).strip();
        String expected = html.replace("\\n", "\n").strip();
        assertTrue(
                written.equals(expected)
                        || Pattern.compile(expected, Pattern.DOTALL)
                                .matcher(written)
                                .find(),
                written);
        assertEquals(
                told,
                document.problems().stream()
                        .sorted()
                        .map(problem -> problem.message().replaceAll(".*<(/?\\w+)>.*", "$1"))
                        .collect(Collectors.joining(", ")));
    }

    @Test
    void reportsAnUnclosedCodeBlock() {
        assertEquals(
                List.of("12:3: this code block is never closed; write a line of the same marks, ``` or ~~~, below"
                        + " its last line"),
                problems("a\n\n> ```js\n> b()\n\nc\n"));
        assertEquals(List.of(), problems("```\na\n```\n\n~~~~\n```\n~~~~\n\n    ```\n"));
    }

    private static List<String> problems(String text) {
        return Filled.article(text).problems().stream()
                .sorted()
                .map(problem -> problem.location().orElseThrow().line() + ":"
                        + problem.location().orElseThrow().column() + ": " + problem.message() + "; "
                        + problem.hint().orElse(""))
                .toList();
    }
}

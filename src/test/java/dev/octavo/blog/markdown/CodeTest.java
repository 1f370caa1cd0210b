package dev.octavo.blog.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.blog.markdown.html.MarkdownDocument;
import dev.octavo.lib.highlight.Highlighter;
import dev.octavo.testing.CpuTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Info strings of fenced code, and mistakes in the code. */
final class CodeTest {
    private static final MarkdownParser PARSER = new MarkdownParser(new Highlighter(), false, List.of());

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '\0', textBlock = """
            {2}                   → a¶«mark b¶»c¶
            {1, 3}                → «mark a¶»b¶«mark c¶»
            {1-3}                 → «mark a¶»«mark b¶»«mark c¶»
            ins={1} del="2-3"     → «ins a¶»«del b¶»«del c¶»
            {1} ins={2}           → «mark a¶»«ins b¶»«span c¶»
            hide={1}              → b¶c¶
            hide={2} numbers      → «span 1: a¶»«span 3: c¶»
            numbers               → «span 1: a¶»«span 2: b¶»«span 3: c¶»
            numbers=9 {2}         → «span 9: a¶»«mark 10: b¶»«span 11: c¶»
            {#id .class}          → a¶b¶c¶
            wrap                  → a¶b¶c¶
            """)
    void writesMarkedAndNumberedLinesAsElements(String attributes, String expected) {
        assertEquals(expected, lines("```text " + attributes + "\na\nb\nc\n```"));
        assertEquals(List.of(), problems("```text " + attributes + "\na\nb\nc\n```"));
    }

    @Test
    void acceptsMarkedLinesRightAfterTheLanguage() {
        assertEquals("«mark a¶»b¶", lines("```text{1}\na\nb\n```"));
    }

    @Test
    void highlightsADiffInItsLanguageWithoutSigns() {
        assertEquals(
                "<div class=\"code lined signed\" data-language=\"Java\"><pre tabindex=\"0\" role=\"group\""
                        + " aria-label=\"Code: Java\"><code class=\"language-java\"><del class=\"line\">"
                        + "<span class=\"tok-type\">int</span> a;\n</del><ins class=\"line\">"
                        + "<span class=\"tok-type\">int</span> b;\n</ins><span class=\"line\">}\n</span></code></pre></div>\n",
                Filled.html(PARSER.parse("```diff-java\n-int a;\n+int b;\n }\n```", "a.md", 1)));
    }

    @Test
    void splitsATokenOfSeveralLines() {
        assertEquals(
                "<mark class=\"line\"><span class=\"tok-comment\">/* a\n</span></mark>"
                        + "<span class=\"tok-comment\"> b */</span>\n",
                code("```java {1}\n/* a\n b */\n```"));
    }

    @Test
    void showsATitleAboveTheCode() {
        String html = Filled.html(PARSER.parse("```java title=\"A & B.java\"\na\n```", "a.md", 1));
        assertTrue(html.contains("<div class=\"code-title\">A &amp; B.java</div><pre "), html);
    }

    @Test
    void writesLinesInCodeOfUntrustedAuthors() {
        String html = Filled.untrusted("```text numbers {1} title=\"<i>\"\na\n```");
        assertTrue(html.contains("<mark class=\"line\" data-line=\"1\">a\n</mark>"), html);
        assertTrue(html.contains("<div class=\"code-title\">&lt;i&gt;</div>"), html);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '\0', textBlock = """
            {4}                  → 1:9 this code has no lines 4; its lines are 1 to 2, counted from the one below the fence
            {2-1}                → 1:9 this code has no lines 2-1; write the first line before the last
            {0}                  → 1:9 this code has no lines 0; its lines are 1 to 2, counted from the one below the fence
            ins={x}              → 1:13 "x" is no line; write lines like {1,3-5}
            {1                   → 1:9 these braces are never closed; write } after the last line
            numbers=x            → 1:17 "numbers" takes the number of the first line; write numbers, or numbers=10
            numbr                → 1:9 code has no attribute "numbr"; did you mean "numbers"?
            linenos              → 1:9 code has no attribute "linenos"; write numbers, or numbers=10 where they do not begin with 1
            hl_lines="1 3"       → 1:9 code has no attribute "hl_lines"; write the marked lines in braces: {1,3-5}
            wrap=true            → 1:14 "wrap" takes no value; write wrap alone
            """)
    void reportsMistakesAtTheirPlace(String attributes, String expected) {
        assertEquals(expected, problems("```text " + attributes + "\na\nb\n```").get(0));
    }

    @Test
    void reportsBracesOfOtherPrograms() {
        assertEquals(
                "1:9 what is in these braces has no effect; write numbers=7 {8,4-5} title=\"a.txt\" in their place",
                problems("```text {linenos=table,hl_lines=[8,\"4-5\"],linenostart=7,filename='a.txt'}\na\n```")
                        .get(0));
        assertEquals(
                "1:9 what is in these braces has no effect; there are {1,3-5} for marked lines, ins={…}, del={…},"
                        + " hide={…}, title=\"…\", numbers, wrap, no-check, fails, pseudo and source",
                problems("```text {a}\na\n```").get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{1,", "ins={1}", "title=\"a\" ", "a=\"b", "1-", "{{", "x "})
    void readsLongInfoStringsInTime(String piece) {
        String article = "```text " + piece.repeat(20_000) + "\na\n```";
        CpuTime.atMost(Duration.ofSeconds(2), () -> piece, () -> PARSER.parse(article, "a.md", 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '\0', textBlock = """
            ```json¶{¶  "a": 1,¶}¶```                   → 4:1 this is not JSON: unexpected }, expected double-quote to start field name
            > ```json¶> [1 2]¶> ```                     → 2:6 this is not JSON: unexpected 2, expected comma to separate Array entries
            - a¶¶  ```yaml¶  b: c: d¶  ```              → 4:7 this is not YAML: mapping values are not allowed here
            ```java¶f([a.b](http://a.b));¶```           → 2:3 this is a Markdown link in code, where nothing reads it
            ```js¶¶{% highlight js %}¶```               → 3:1 a template's tag is left in this code: {% highlight js %}
            ```go¶{{< / highlight >}}¶```               → 2:1 a template's tag is left in this code: {{< / highlight >}}
            ```bash¶#!/usr/bin/env python3¶print(1)¶``` → 2:1 this is code for python, and not Bash
            """)
    void reportsCodeThatNobodyShouldCopy(String article, String expected) {
        assertEquals(List.of(expected), messages(article.replace('¶', '\n')));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```json no-check\n{\n```",
                "```json fails\n{\n```",
                "```json pseudo\n{ a }\n```",
                "```json\n{\n  ...\n}\n```",
                "```yaml\na: {{ b }}: {{ c }}\n```",
                "```rust\n/// see [a](https://a.example)\n```",
                "```python\n\"[a](https://a.example)\"\n```",
                "```liquid\n{% highlight java %}\n```",
                "```\n{% raw %} [a](https://a.example)\n```",
                "```diff-json\n-{\n+[\n```",
                "    {% raw %}\n"
            })
    void acceptsCodeThatIsIntended(String article) {
        assertEquals(List.of(), messages(article));
    }

    private static List<String> messages(String article) {
        return PARSER.parse(article, "a.md", 1).problems().stream()
                .map(problem ->
                        problem.location().orElseThrow().toString().replace("a.md:", "") + " " + problem.message())
                .toList();
    }

    private static List<String> problems(String article) {
        return PARSER.parse(article, "a.md", 1).problems().stream()
                .map(problem -> problem.location().orElseThrow().toString().replace("a.md:", "") + " "
                        + problem.message() + "; " + problem.hint().orElse(""))
                .toList();
    }

    private static String code(String article) {
        MarkdownDocument document = PARSER.parse(article, "a.md", 1);
        return Filled.html(document).replaceAll("(?s).*<code[^>]*>(.*)</code>.*", "$1");
    }

    private static String lines(String article) {
        return code(article)
                .replaceAll("<([a-z]+) class=\"line\" data-line=\"(\\d+)\">", "«$1 $2: ")
                .replaceAll("<([a-z]+) class=\"line\">", "«$1 ")
                .replaceAll("</[a-z]+>", "»")
                .replace("\n", "¶");
    }
}

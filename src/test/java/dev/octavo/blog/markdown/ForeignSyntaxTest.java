package dev.octavo.blog.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.blog.site.MarkdownExtension;
import dev.octavo.lib.highlight.Highlighter;
import dev.octavo.lib.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Syntax of other programs is reported, and text that only looks like it is not. */
final class ForeignSyntaxTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '~',
            value = {
                "{% include note.html %}           # a tag of Liquid",
                "a {%- if x -%} b                  # a tag of Liquid",
                "{% raw %}                         # a tag of Liquid",
                "{{< figure src=\"a.png\" >}}      # a shortcode of Hugo",
                "see {{< ref \"x.md\" >}} there       # a shortcode of Hugo",
                "{{<youtube x>}}                   # a shortcode of Hugo",
                "{{% notice tip %}}                # a shortcode of Hugo",
                "[gallery ids=\"1,2\"]           # a shortcode of WordPress",
                "[caption id=\"a\"]Kite[/caption] # a shortcode of WordPress",
                "[embed]https://film.example/[/embed] # a shortcode of WordPress",
                "by {{ page.author }} *now*        # a value for a template",
                "*text* {: .lead}                  # a list of attributes",
                "Title {.lead}                     # a list of attributes",
                "* x\\n{:toc}                      # a mark for a table of contents",
                "[toc]                             # a mark for a table of contents",
                "[[_TOC_]]                         # a mark for a table of contents",
                "*[HTML]: HyperText\\n  and more     # the explanation of an abbreviation",
                "::: tip A title                   # a component that is not written like one",
                "::video{src=                      # a component that is not written like one",
                "::Callout[x]                      # a component whose name has a capital or an underscore",
                ":::Callout[x]\\na\\n\\n:::         # a component whose name has a capital or an underscore",
                "::my_box[x]                       # a component whose name has a capital or an underscore",
                ":::                               # the end of a component that is not open",
                "**注：**文                        # emphasis beside punctuation",
                "**文**は、文**「強調」**文         # emphasis beside punctuation",
                "**강조(emphasis)**입니다           # emphasis beside punctuation",
                "see [[My page]]                   # a wiki link",
                "see [[kite]]                      # a wiki link",
                "see [[notes/page\\|this]]         # a wiki link",
                "![[kite.png]]                     # an embed of Obsidian",
                "\\begin{align} a \\end{align}       # TeX outside of a formula",
                "as in \\eqref{eq:1} and \\ref{b}   # a reference of TeX",
                "see [@knuth1984, p. 3]            # a citation, and there is no bibliography",
                "see \\cite{knuth}                 # a citation, and there is no bibliography",
                "a %%remark%% b                    # a comment of Obsidian",
                "%%\\nremark\\n\\nmore\\n%%         # a comment of Obsidian",
                "<div>\\n%% remark %%\\n</div>        # Markdown within a block of HTML",
                "a ==marked word== b               # a mark for highlighted words",
                "import Note from '../Note.jsx'    # a line of JavaScript from MDX",
                "export const a = 1                # a line of JavaScript from MDX",
                "<Callout type=\"x\">a</Callout>  # an element that HTML does not have",
                "a List<String> b                  # an element that HTML does not have",
                "git clone <url> here              # an element that HTML does not have",
                "import {\\n  a } from 'b'         # a line of JavaScript from MDX",
                "import './style.css';             # a line of JavaScript from MDX",
                "export default Layout             # a line of JavaScript from MDX",
                "export default ({ children }) =>  # a line of JavaScript from MDX",
                "<details>\\n<b>c</b> **d** e\\n</details> # Markdown within a block of HTML",
                "<div>\\nsee [x](nowhere.md)\\n</div> # Markdown within a block of HTML",
            })
    void reportsForeignSyntax(String text, String what) {
        assertEquals(
                List.of("this is " + what + ", which stays in the page as it is"), messages(text.replace("\\n", "\n")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '~',
            value = {
                "a ** bold ** b § 10:3: these asterisks stay, since there is a space between them and the words",
                "**a** and **bold ** § 10:11: these asterisks stay, since there is a space between them and the words",
                "a\\n#kites #birds/red § 11:1: these look like tags of Obsidian, which are text here",
                "#kites § 10:1: these look like tags of Obsidian, which are text here",
                "A remark. ^my-id § 10:11: this looks like the id of a block in Obsidian, which is text here",
                "a | b\\n-|-\\n1 | 2\\n: Birds § 13:1: this is the last row of the table, and no caption",
                "a\\n\\n    The kite came late that day, and nobody saw it.\\n\\nb §"
                        + " 12:5: this sentence is shown as code, since four spaces are before it",
                "a [b]() § 10:3: this link has no address, so its words stay without one",
                "![[pic.png\\|300]] § 10:1: this picture has no alternative text",
            })
    void reportsWhatWritersOfOtherProgramsExpect(String text, String told) {
        assertEquals(
                List.of(told),
                Filled.article(
                                text.replace("\\n", "\n").replace("\\|", "|"),
                                text.startsWith("!")
                                        ? new MarkdownExtension[] {MarkdownExtension.WIKILINKS}
                                        : new MarkdownExtension[0])
                        .problems()
                        .stream()
                        .map(problem -> problem.location().orElseThrow().line() + ":"
                                + problem.location().orElseThrow().column() + ": " + problem.message())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2 ** 3 ** 4, a ** b ** c and **d** and **e.** and **f**",
                "`** a **` \\*\\* bold \\*\\*",
                "a\n\n    int i = read(the, four, long, words, of, a, line);",
                "a\n\n    $ git commit and so on and on and on",
                "a\n\n    A short line.",
                "a\n\n    One line of it, which is a long one, and\n    another line of it, which is long.",
                "a #kites b, #1 and #2\n#Title of it\nC# #include",
                "2^10 a^b x ^2 [^1]\n\n[^1]: b",
                "a | b\n-|-\n1 | 2\n: x | y",
            })
    void acceptsWhatOnlyLooksLikeThem(String text) {
        assertEquals(List.of(), messages(text));
    }

    @Test
    void reportsAHeadingInHtml() {
        assertEquals(
                List.of("this is Markdown within a block of HTML, which stays in the page as it is"),
                messages("<div>\n## Title\n</div>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "See `**注：**文`.",
                "**強調**彼は。**次の**、文。**次**「文」** 文**",
                "It cost $5 and then $10, or US$ 3 and A$ 4.",
                "$HOME/bin and $PATH",
                "`$a$` `{{ x }}` `{% y %}` `[[Z a]]` `==a==`",
                "    {{< a >}}\n    $$x$$",
                "```\n{% a %}\n:::note\n```",
                "{ a } and {b: c} and {x}",
                "{:a 1}",
                "{{}} and {{ }}",
                "a == b, c==d and e === f",
                "====",
                "[[1]](#one) [[nodiscard]] [[maybe_unused]] [[x]] [[0]] x[[A b]]",
                "[[Page name]]\n\n[Page name]: /x",
                "a: b ::: c\n:smile:",
                "[toc](/x)\n\n[a] [b]",
                "\\(not a formula, but words\\) \\[nor this\\]",
                "\\$x\\$ \\{{ a",
                "import taxes rose. Export too.",
                "import duties from Spain",
                "100% {%",
                "C:\\begin \\label [@mira] [@a](/b) `\\begin{a}` $x \\label{a}$",
                "100%% and 50%%, `%%a%%` and \\%%a\\%%",
                "<div>\na ** b ** c d**e [x] (y) a[0](z) # f\n</div>",
                "<pre>\n**a** [b](c)\n</pre>",
                "<!-- **a** -->",
                "<div title=\"**a**\">\n<code>**a**</code>\n</div>",
                "<div>\n\n**read**\n\n</div>",
                "<DIV>a</DIV> <Font color=red>b</Font> <my-Part>c</my-Part>",
                "std::vector a::b",
                "\"==\" and \"!==\" and '==' or 'equals'",
                "C++ and ==> and <== and =>, x==1 then y==2, a!==b then c!==d",
                "one dollar ($) or two ($$) or three ($$$)",
                "$.get/$.put and $store.x/$store.y",
                "import \"fmt\" is how Go begins",
                "export default values are written",
                "export const is a keyword",
                "export function or not, as you like",
                "<b>a</b> <u>c</u> <math><mi>x</mi></math> <tt>d</tt>",
            })
    void acceptsWhatOnlyLooksForeign(String text) {
        assertEquals(List.of(), messages(text));
    }

    private static List<String> messages(String text) {
        return Filled.article(text).problems().stream().map(Problem::message).toList();
    }

    @Test
    void reportsEachKindOncePerArticle() {
        Problem problem =
                Filled.article("a\n{{ b }} {{ c }}\n\n{{ d }}").problems().get(0);
        assertEquals(
                "10:1 write the value itself, since only templates are filled in; if it is meant to be shown, put it"
                        + " between backticks",
                problem.location().orElseThrow().line() - 1 + ":"
                        + problem.location().orElseThrow().column() + " "
                        + problem.hint().orElseThrow());
        assertEquals(
                1, Filled.article("a\n{{ b }} {{ c }}\n\n{{ d }}").problems().size());
    }

    @Test
    void namesTheTitleOfCodeBehindAColon() {
        assertEquals(
                "write python title=\"src/app.py\"",
                coloured("```python:src/app.py\nx = 1\n```").get(0).hint().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({"kotlinn, true", "helm, false", "chisel, false", "luau, false"})
    void correctsALanguageOnlyIfItIsNoOther(String written, boolean corrected) {
        assertEquals(
                corrected,
                coloured("```" + written + "\nx\n```").get(0).instead().isPresent());
    }

    @ParameterizedTest
    @CsvSource({"pyhton, python", "javascirpt, javascript", "kotlinn, kotlin", "Typescrpt, typescript"})
    void reportsAMisspeltLanguage(String written, String meant) {
        Problem problem = coloured("```" + written + " {1}\nx\n```\n\n```" + written + "\nx\n```")
                .get(0);
        assertEquals(
                "this code is not highlighted: there is no language \"" + written + "\"; did you mean \"" + meant
                        + "\"?",
                problem.message() + "; " + problem.hint().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "python",
                "JavaScript",
                "python3",
                "fsharp",
                "purescript",
                "swift",
                "haskell",
                "elixir",
                "julia",
                "nix",
                "hcl",
                "powershell",
                "zig",
                "nushell",
                "jsx",
                "c++",
                "text",
                "output",
                "objective-c",
                "awk"
            })
    void acceptsEveryKnownLanguage(String language) {
        assertEquals(List.of(), coloured("```" + language + "\nx\n```"));
    }

    @Test
    void reportsAnUnknownLanguageOncePerName() {
        assertEquals(
                List.of("1: klingon", "7: quenya"),
                coloured("```klingon\na\n```\n```Klingon\nb\n```\n```quenya\nc\n```").stream()
                        .map(problem -> problem.location().orElseThrow().line() + ": "
                                + problem.message().split("\"", 3)[1])
                        .toList());
    }

    private static List<Problem> coloured(String article) {
        return new MarkdownParser(new Highlighter(), false, List.of())
                .parse(article, "a.md", 1)
                .problems();
    }
}

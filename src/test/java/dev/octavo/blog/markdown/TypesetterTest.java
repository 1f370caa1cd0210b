package dev.octavo.blog.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.octavo.blog.markdown.html.MarkdownDocument;
import dev.octavo.blog.site.Article.Heading;
import dev.octavo.blog.site.MarkdownExtension;
import dev.octavo.lib.typography.Typography;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which texts of an article are typeset, and which stay as typed. */
final class TypesetterTest {
    private static final MarkdownParser PARSER =
            new MarkdownParser((code, language) -> Optional.empty(), false, List.of());

    static Stream<Arguments> paragraphs() {
        return Stream.of(
                row("\"*Hello*,\" she *said \"no\"*.", "“<em>Hello</em>,” she <em>said “no”</em>."),
                row("\"**A**\"'s *it*'s", "“<strong>A</strong>”’s <em>it</em>’s"),
                row("*\"begins* within\"", "<em>“begins</em> within”"),
                row("\"`a \"b\" -- c`\" and `x`'s", "“<code>a &quot;b&quot; -- c</code>” and <code>x</code>’s"),
                row("\"[a \"link\"](/x \"It's\")\"", "“<a href=\"/x\" title=\"It’s\">a ‘link’</a>”"),
                row(
                        "https://a.example/x--y'z...",
                        "<a href=\"https://a.example/x--y'z\" class=\"bare\">https://a.example/x--y'z</a>…"),
                row("<https://a.example/x--y>", "<a href=\"https://a.example/x--y\">https://a.example/x--y</a>"),
                row("a--b@c.example", "<a href=\"mailto:a--b@c.example\" class=\"bare\">a--b@c.example</a>"),
                row(
                        "\\\"straight\\\" it\\'s \\-- \\... &quot;x&quot;",
                        "&quot;straight&quot; it's -- ... &quot;x&quot;"),
                row("a \\-\\- b \\.\\.\\. c", "a -- b ... c"),
                row("<kbd>\"a\"</kbd> \"b\"", "<kbd>&quot;a&quot;</kbd> “b”"),
                row("<span title=\"it's\">it's</span>", "<span title=\"it's\">it’s</span>"),
                row(
                        "\"He said <span lang=\"de\">'ja' -- 5 kg</span>, \"no\"\"",
                        "“He said <span lang=\"de\">‚ja‘\u00A0– 5\u00A0kg</span>, ‘no’”"),
                row(
                        "<span lang=de>a <span>\"b\"</span> \"c\"</span> \"d\"",
                        "<span lang=de>a <span>„b“</span> „c“</span> “d”"),
                row("a --\nb", "a—b"),
                row("5\nkg", "5\u00A0kg"),
                row("a\\\n\"b\"", "a<br>\n“b”"),
                row("a<br>\"b\"", "a<br>“b”"),
                row(
                        "![it's](a.png \"it's\") \"x\"",
                        "<img src=\"a.png\" alt=\"it's\" title=\"it’s\" loading=\"lazy\" decoding=\"async\"> “x”"),
                row("\"a ![b](c.png)\" d", "“a <img src=\"c.png\" alt=\"b\" loading=\"lazy\" decoding=\"async\">” d"),
                row("a <kbd>--</kbd> b <kbd>--</kbd>", "a <kbd>--</kbd> b <kbd>--</kbd>"),
                row("(\"a\") [\"b\"] \"(c)\"", "(“a”) [“b”] “(c)”"));
    }

    private static Arguments row(String markdown, String html) {
        return Arguments.of(markdown, html);
    }

    @ParameterizedTest
    @MethodSource("paragraphs")
    void typesetsParagraphs(String markdown, String html) {
        assertEquals("<p>" + html + "</p>\n", html("en", markdown));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NATO and the PDFs, in UTF-8     | {NATO} and the {PDF}s, in {UTF}-8",
                "MP3, HTML5 (W3C): NASA's TCP/IP | {MP3}, {HTML5} ({W3C}): {NASA}’s {TCP}/IP",
                "EU-Norm, CD-ROM-Laufwerk, ÖBBs  | EU-Norm, CD-{ROM}-Laufwerk, {ÖBB}s",
                "ΝΑΤΟ, НАТО, A4, 2026, 10KB, UK  | {ΝΑΤΟ}, {НАТО}, A4, 2026, 10KB, UK",
                "DO NOT TOUCH ME, I SAY! STOP    | DO NOT TOUCH ME, I {SAY}! {STOP}",
                "NASAnaut _A_FOO_BAR a.COM iOS   | NASAnaut _A_FOO_BAR a.COM iOS",
                "`NATO` <kbd>CTRL</kbd> NATO     | <code>NATO</code> <kbd>CTRL</kbd> {NATO}",
                "**NATO** [NATO](https://N.ORG)  | <strong>{NATO}</strong> <a href=\"https://N.ORG\">{NATO}</a>",
                "https://ABC.ORG/NATO            | <a href=\"https://ABC.ORG/NATO\" class=\"bare\">https://ABC.ORG/NATO</a>",
                "ÜNESCOİ *<b>NATO</b>*           | {ÜNESCOİ} <em><b>{NATO}</b></em>",
            })
    void marksAcronymsIfTheSiteWantsThat(String markdown, String html) {
        MarkdownParser parser = new MarkdownParser(
                (code, language) -> Optional.empty(), false, List.of(MarkdownExtension.SMALL_CAPITALS));
        String marked = html.replaceAll("\\{(.*?)}", "<span class=\"acronym\">$1</span>");
        assertEquals(
                "<p>" + marked + "</p>\n",
                Filled.html(parser.with(Typography.of("en")).parse(markdown, "content/posts/a.md", 1)));
        assertFalse(html("en", markdown).contains("acronym"));
    }

    @Test
    void leavesAcronymsInHeadingsAndExcerptsAlone() {
        MarkdownDocument document = new MarkdownParser(
                        (code, language) -> Optional.empty(), false, List.of(MarkdownExtension.SMALL_CAPITALS))
                .with(Typography.of("en"))
                .parse("The NATO.\n\n## The NATO\n\n*[NATO]: A treaty\n", "content/posts/a.md", 1);
        assertEquals("""
                <p>The <abbr title="A treaty"><span class="acronym">NATO</span></abbr>.</p>
                <div class="heading"><h2 id="the-nato">The <abbr title="A treaty">NATO</abbr></h2>""", Filled.html(document).split("<a ", 2)[0].strip());
        assertEquals("The NATO.", document.excerpt());
    }

    @Test
    void leavesCodeAndRawHtmlAlone() {
        String typed = """
                <div class="a">
                "quoted" -- it's
                </div>

                <pre>
                "it's"
                </pre>
                """;
        assertEquals(typed.replace("\n\n", "\n"), html("en", typed));
        assertEquals(html("en", "    \"a\" -- b\n"), Filled.html("    \"a\" -- b\n"));
    }

    @Test
    void typesetsMarkdownInTagsInTheirLanguage() {
        assertEquals(
                "<section lang=\"de\">\n<p>„ja“</p>\n</section>\n<p>“yes”</p>\n",
                html("en", "<section lang=\"de\">\n\n\"ja\"\n\n</section>\n\n\"yes\"\n"));
    }

    @Test
    void leavesHeadingIdsAlone() {
        MarkdownDocument set = article("en", "## It's \"new\" -- 10--20...\n");
        assertEquals(Filled.article("## It's \"new\" -- 10--20...\n").anchors(), set.anchors());
        assertEquals(List.of(new Heading(2, "its-new----10--20", "It’s “new”—10–20…")), set.headings());
    }

    @Test
    void countsWordsAsTheyWereTyped() {
        String text = "one -- two - three, 10'000 and it's \"four\"";
        assertEquals(Filled.article(text).prose(), article("en", text).prose());
    }

    @Test
    void typesetsExcerptsCaptionsTasksTablesAndNotes() {
        String markdown = """
                It's "one".[^1] And^["two" -- it's]

                ![](a.png "It's a caption")

                - [ ] it's

                | it's | \"a\" |
                |---|---|
                | -- | 'b' |

                [^1]: "note"
                """;
        MarkdownDocument set = article("en", markdown);
        assertEquals("It’s “one”. And", set.excerpt());
        String html = Filled.html(set);
        for (String words : List.of(
                "<figcaption>It’s a caption",
                "aria-label=\"it’s\"",
                "<th>it’s</th>\n<th>“a”",
                "<td>—</td>\n<td>‘b’",
                "<p>“note”",
                "<p>“two”—it’s")) {
            assertEquals(true, html.contains(words), words + " in " + html);
        }
    }

    @Test
    void typesetsNothingUnlessEnabled() {
        assertEquals("<p>&quot;it's&quot; -- ...</p>\n", Filled.html("\"it's\" -- ..."));
    }

    private static MarkdownDocument article(String language, String markdown) {
        return PARSER.with(Typography.of(language)).parse(markdown, "content/posts/a.md", 1);
    }

    private static String html(String language, String markdown) {
        return Filled.html(article(language, markdown));
    }
}

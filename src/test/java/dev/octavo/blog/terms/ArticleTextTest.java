package dev.octavo.blog.terms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.blog.markdown.html.Body;
import dev.octavo.blog.markdown.html.Body.Part;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Article.Link;
import dev.octavo.testing.CpuTime;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ArticleTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<p>one <b>tw</b>o</p><p>three</p> | one two three | ",
                "<h2 id=\"a\">Head &amp; <code>tail</code></h2><p>text</p> | text | Head & tail",
                "<p data-search=\"off\">gone <p>gone</p></p> stays | stays | ",
                "<img data-search=\"off\"> stays <div data-search='off'>gone</div><div data-search=off>gone</div> | stays | ",
                "<DIV class=\"x > y\" data-search = \"off\" id=z>gone</DIV> stays | stays | ",
                "<p title='data-search=\"off\"'>stays</p> data-search=\"off\" | stays data-search=\"off\" | ",
                "one<!-- <p data-search=\"off\"> --> two <script>if (a < b) { gone(); }</script> three | one two three | ",
                "<p data-search=\"on\">stays</p> 2 < 3 | stays 2 < 3 | ",
                "<pre><code>one</code></pre><hr><svg><text>gone</text></svg><table><td>two</td></table> | one two | ",
                "<H3>Head</H3><p title=\"x > y\">text&nbsp;&lt;b&gt; &zeta</p> | text\u00a0<b> &zeta | Head",
                "<style>p>b<i{x:y}</style>one<p data-search>two</p><p data-search=office>three</p> | one two three | "
            })
    void separatesHeadingsFromProse(String html, String prose, String headings) {
        ArticleText article = new ArticleText();
        read(article, "<p>before</p><h2>it</h2>");
        Map<Field, String> read = read(article, html);
        assertEquals(prose, read.getOrDefault(Field.PROSE, ""));
        assertEquals(headings == null ? "" : headings, read.getOrDefault(Field.HEADING, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"filler();\n", "<span class=\"tok-function\">filler</span>();\n"})
    void readsTheBeginningOfCodeAsProse(String line) {
        Map<Field, String> read = read(
                new ArticleText(),
                "<p>Before <code>inline</code>.</p><pre><code>firstName();\n" + line.repeat(100)
                        + "lastName();</code></pre><p>After <samp>shell</samp> words.</p>");
        String prose = read.getOrDefault(Field.PROSE, "");
        assertTrue(prose.startsWith("Before inline. firstName(); filler();"), prose);
        assertTrue(prose.endsWith("filler(); After shell words."), prose);
        assertTrue(read.getOrDefault(Field.LISTING, "").endsWith("filler(); lastName();"), read::toString);
    }

    @Test
    void leavesHiddenLinksOut() {
        Link link = new Link(Article.Link.Kind.LINK, "/posts/two/", 1, 1);
        Body body = new Body(List.of(
                new Part.Markup("<p>See <a href=\""),
                new Part.Href(link),
                new Part.Markup("\">the <b>zebra</b> post</a> on grass.</p>")));
        assertEquals(Map.of(Field.PROSE, "See the zebra post on grass."), read(new ArticleText(), body, any -> false));
        assertEquals(Map.of(Field.PROSE, "See on grass."), read(new ArticleText(), body, link::equals));
    }

    private static Map<Field, String> read(ArticleText article, String html) {
        return read(article, new Body(List.of(new Part.Markup(html))), link -> false);
    }

    /** The text in each field, with single spaces. */
    private static Map<Field, String> read(ArticleText article, Body body, Predicate<Link> hidden) {
        Map<Field, String> read = new EnumMap<>(Field.class);
        article.read(
                body,
                hidden,
                (chars, from, to, field) -> read.merge(field, new String(chars, from, to - from), String::concat));
        read.replaceAll((field, text) -> text.strip().replaceAll("\\s+", " "));
        read.values().removeIf(String::isEmpty);
        return read;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<b>",
                "<p>x</p>",
                "<p data-search=\"off\">",
                "<!--",
                "<",
                "&",
                "<svg>",
                "<a \"",
                "<p data-search='off' x=\"",
                "<script>",
                "</",
                "data-search=\"off\""
            })
    void takesNoLongerThanTheTextIsLong(String piece) {
        String html = piece.repeat(200_000);
        CpuTime.atMost(Duration.ofSeconds(5), () -> piece, () -> read(new ArticleText(), html));
    }
}

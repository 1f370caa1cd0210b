package dev.octavo.blog.terms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.blog.markdown.html.Body;
import dev.octavo.blog.markdown.html.Body.Part;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Article.Link;
import dev.octavo.testing.CpuTime;
import dev.octavo.testing.Rows;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ArticleTextTest {
    @TestFactory
    Stream<DynamicTest> separatesHeadingsFromProse() {
        return Rows.of(ArticleTextTest.class, "article-texts.rows")
                .become(Map.of("text", ArticleTextTest::proseAndHeadings, "hostile", ArticleTextTest::inTime));
    }

    private static String proseAndHeadings(String html) {
        ArticleText article = new ArticleText();
        read(article, "<p>before</p><h2>it</h2>");
        Map<Field, String> read = read(article, html);
        String heading = read.containsKey(Field.HEADING) ? " | " + read.get(Field.HEADING) : "";
        return read.getOrDefault(Field.PROSE, "") + heading;
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

    private static String inTime(String piece) {
        String html = piece.repeat(200_000);
        CpuTime.atMost(Duration.ofSeconds(5), () -> piece, () -> read(new ArticleText(), html));
        return "in time";
    }
}

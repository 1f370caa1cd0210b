package dev.octavo.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.testing.CpuTime;
import dev.octavo.text.Html;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TextExtractorTest {
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
                "<style>p>b<i{x:y}</style>one<p data-search>two</p><p data-search=office>three</p> | one two three | "
            })
    void separatesHeadingsFromProse(String html, String prose, String headings) {
        TextExtractor extractor = new TextExtractor();
        extractor.read(new Html("<p>before</p><h2>it</h2>"));
        extractor.read(new Html(html));
        assertEquals(prose, plain(extractor.prose().toString()));
        assertEquals(
                headings == null ? "" : headings, plain(extractor.headings().toString()));
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
        Html html = new Html(piece.repeat(200_000));
        CpuTime.atMost(Duration.ofSeconds(5), () -> piece, () -> {
            new TextExtractor().read(html);
            return html;
        });
    }

    private static String plain(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}

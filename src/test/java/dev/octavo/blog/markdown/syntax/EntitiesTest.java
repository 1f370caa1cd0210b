package dev.octavo.blog.markdown.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jsoup.parser.Parser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EntitiesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "a &lt;b&gt; &amp; &quot;c&quot;&#39;s",
                "&amp;lt; stays &amp;amp;",
                "&amp",
                "a=1&amp=2&lt",
                "&lt;&uuml;&#x20AC;&nbsp;",
                "& alone &",
            })
    void decodesAsBrowsersDo(String text) {
        assertEquals(Parser.unescapeEntities(text, true), Entities.decode(text));
    }
}

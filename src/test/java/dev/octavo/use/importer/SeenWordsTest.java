package dev.octavo.use.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.use.importer.html.HtmlConversion;
import dev.octavo.use.importer.old.OldItem;
import dev.octavo.use.importer.old.OldItem.Format;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SeenWordsTest {
    @Test
    void namesTheFirstWordsThatAreMissing() {
        assertEquals(Optional.of("red kite flies"), lost("One *red* kite flies.", "<p>One flies.</p>"));
        assertEquals(Optional.of("t"), lost("`Option<T>`, T", "<p><code>Option&lt;T&gt;</code></p>"));
        assertEquals(
                Optional.of("two"),
                SeenWords.lost(new OldItem.Body("<p>One<p>two", Format.HTML), HtmlConversion::html, "<p>One</p>"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            One {% include a.html b="c" %} two            | <p>One two</p>
            {% raw %}{{ a }}{% endraw %}                  | <p>{{ a }}</p>
            !!! note "Mind"                               | <p>Mind</p>
            [kite][1] and [x]({{ base }}/y)               | <p>kite and 1 x</p>
            w**or**d, caf&eacute; :smile: {#id .a}        | <p>w<b>or</b>d, café</p>
            ![[file]] and text ^id                        | <p>and text</p>
            {# gone #}<div class="a">b</div>              | <p>b</p>
            > [!warning]- Look                            | <p>Look</p>
            """)
    void takesNoSyntaxForWords(String old, String now) {
        assertEquals(Optional.empty(), lost(old, now));
    }

    private static Optional<String> lost(String markdown, String now) {
        return SeenWords.lost(new OldItem.Body(markdown, Format.MARKDOWN), HtmlConversion::html, now);
    }
}

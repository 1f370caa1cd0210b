package dev.octavo.blog.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Alerts with titles, and foldable alerts, as in Obsidian. */
final class CalloutTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[!note]-                  | note    |       |               | Note",
                "[!TIP]+ Two *words*       | tip     |  open |  titled       | Two <em>words</em>",
                "[!danger]- 5 [a](b)       | caution |       |  titled       | 5 <a href=\"b\">a</a>",
                "[!info]+                  | note    |  open |               | Note",
            })
    void writesFoldableAlertsAsDetails(String mark, String id, String open, String titled, String title) {
        String html = "<details class=\"alert alert-%s\"%s>\n<summary class=\"alert-title%s\">%s</summary>\n"
                .formatted(id, open == null ? "" : " " + open, titled == null ? "" : " " + titled, title);
        assertEquals(
                html + "<p>a</p>\n<ul>\n<li>b</li>\n</ul>\n</details>\n", Filled.html("> " + mark + "\n> a\n> - b"));
        assertEquals(html + "</details>\n", Filled.html("> " + mark));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[!NOTE] Two *words* | note    | titled | Two <em>words</em>",
                "[!faq] 5 [a](b)     | note    | titled | 5 <a href=\"b\">a</a>",
                "[!Danger]           | caution |        | Caution",
            })
    void givesOtherAlertsATitle(String mark, String id, String titled, String title) {
        String html =
                "<div class=\"alert alert-%s\" role=\"note\">\n<p class=\"alert-title%s\">%s</p>\n<p>a</p>\n</div>\n"
                        .formatted(id, titled == null ? "" : " " + titled, title);
        assertEquals(html, Filled.html("> " + mark + "\n> a"));
        assertEquals(html, Filled.untrusted("> " + mark + "\n> a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[!note]a", "[!note](b)", "\\[!note] a", "[! note] a", "a [!note] b"})
    void requiresTheMarkFirstAndASpaceAfterIt(String text) {
        assertTrue(Filled.html("> " + text).startsWith("<blockquote>"), text);
    }

    @Test
    void readsTheirWordsAndReportsTheirMistakes() {
        assertEquals(
                List.of("10:12: this link has no words, so readers cannot see, hear or follow it"),
                Filled.article("> [!note]- [](b)\n").problems().stream()
                        .map(problem -> "10:" + problem.location().orElseThrow().column() + ": " + problem.message())
                        .toList());
    }

    @Test
    void allowsAlertsOfUntrustedAuthors() {
        String text = "> [!note]- 7 *a* <script>\n> b\n\n> [!tip]+\n> c\n";
        assertEquals(
                Filled.html(text.replace("<script>", "&lt;script&gt;")),
                Filled.untrusted(text).replace(" open=\"\"", " open"));
    }
}

package dev.octavo.blog.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.blog.markdown.write.TitleMarkup;
import dev.octavo.lib.text.Html;
import dev.octavo.lib.typography.Typography;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Titles with code and emphasis. */
final class TitleTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '¬',
            value = {
                "What `a < b` means      | What a < b means      | What <code>a &lt; b</code> means",
                "A *very* **old** \"one\" | A very old “one”      | A <em>very</em> <strong>old</strong> “one”",
                "`List<String>`, \"b\"    | List<String>, “b”     | <code>List&lt;String&gt;</code>, “b”",
                "`\"a\"` & ***b*** ~~c~~  | \"a\" & b c           | <code>\"a\"</code> &amp; <em><strong>b</strong></em> <del>c</del>",
                "a \\*b\\* `c`             | a *b* c               | a *b* <code>c</code>",
            })
    void showsMarkupInTitles(String title, String words, String html) {
        assertEquals(
                Optional.of(new TitleMarkup(words, new Html(html.replace("\"a\"", "&quot;a&quot;")))),
                TitleMarkup.of(title, Typography.of("en")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Plain",
                "2 * 3 * 4",
                "a_b_c and __init__",
                "5 ` 6",
                "`a` <b>c</b>",
                "[`a`](b)",
                "![*a*](b)",
                "# `"
            })
    void leavesOtherTitlesAlone(String title) {
        assertEquals(Optional.empty(), TitleMarkup.of(title, Typography.of("en")));
    }

    @Test
    void showsAHostileTitleAsPlainText() {
        String title = "*a ".repeat(50_000) + "`";
        assertEquals(Optional.empty(), TitleMarkup.of(title, Typography.NONE));
    }
}

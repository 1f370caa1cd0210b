package dev.octavo.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.site.MarkdownExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a site may ask for beside CommonMark and GFM. */
final class ExtensionsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "==marked== and ++inserted++              | <mark>marked</mark> and <ins>inserted</ins>",
                "==two *words*==                          | <mark>two <em>words</em></mark>",
                "*==both==* **++a++**                     | <em><mark>both</mark></em> <strong><ins>a</ins></strong>",
                "H~2~O, 2^10^, x^a+b^                     | H<sub>2</sub>O, 2<sup>10</sup>, x<sup>a+b</sup>",
                "1^st^ and 2^nd^                          | 1<sup>st</sup> and 2<sup>nd</sup>",
                "~~a deletion~~ beside CO~2~              | <del>a deletion</del> beside CO<sub>2</sub>",
                "~two words~ and ~3 or ~4                 | ~two words~ and ~3 or ~4",
                "a^2 + b^2 = c^2                          | a^2 + b^2 = c^2",
                "C++ and C++, i++ + ++j                   | C++ and C++, i++ + ++j",
                "a == b, a=b, ===, x === y ===            | a == b, a=b, ===, x === y ===",
                "\\==a== \\++b++ \\^c^ \\~d~              | ==a== ++b++ ^c^ ~d~",
                "[==a==](b) ==[a](b)== | <a href=\"b\"><mark>a</mark></a> <mark><a href=\"b\">a</a></mark>",
            })
    void marksAreRead(String markdown, String html) {
        assertEquals(
                "<p>" + html + "</p>",
                Filled.html(markdown, MarkdownExtension.MARKS).strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "==a== ++b++ ^c^ ~d~ | ==a== ++b++ ^c^ <del>d</del>",
                "**注：**文           | **注：**文",
            })
    void withoutAKeyTheyAreWhatTheyAreOnGitHub(String markdown, String html) {
        assertEquals("<p>" + html + "</p>", Filled.html(markdown).strip());
    }

    /** Rows of https://github.com/tats-u/markdown-cjk-friendly, in words of our own. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "**注：**文                   | <strong>注：</strong>文",
                "文**「強調」**文             | 文<strong>「強調」</strong>文",
                "*「強調」*です               | <em>「強調」</em>です",
                "이것은 **강조(emphasis)**입니다 | 이것은 <strong>강조(emphasis)</strong>입니다",
                "~~注：~~文                   | <del>注：</del>文",
                "**a.**b                      | **a.**b",
                "_「a」_文                    | _「a」_文",
                "*a* **b**                    | <em>a</em> <strong>b</strong>",
            })
    void emphasisStandsBesidePunctuationOfScriptsWithoutBlanks(String markdown, String html) {
        assertEquals(
                "<p>" + html + "</p>",
                Filled.html(markdown, MarkdownExtension.CJK_EMPHASIS).strip());
    }
}

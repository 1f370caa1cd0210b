package dev.octavo.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.site.Article.Kind;
import dev.octavo.site.Article.Link;
import dev.octavo.site.Component;
import dev.octavo.site.Component.Attribute;
import dev.octavo.site.Component.Form;
import dev.octavo.site.MarkdownExtension;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '¬',
            value = {
                "[[Red kite]]               § <a href=\"[[Red kite]]\">Red kite</a>",
                "[[Red kite|a bird]]        § <a href=\"[[Red kite]]\">a bird</a>",
                "[[Red kite#Its Nest]]      § <a href=\"[[Red kite#its-nest]]\">Red kite › Its Nest</a>",
                "[[Red kite#A#B|c]]         § <a href=\"[[Red kite#b]]\">c</a>",
                "[[#Its Nest]]              § <a href=\"#its-nest\">Its Nest</a>",
                "[[birds/kite.md]]          § <a href=\"[[birds/kite.md]]\">kite</a>",
                "a ![[Kite]] b              § a <a href=\"[[Kite]]\">Kite</a> b",
                "a ![[a.jpg]]{.b} c         § a <img src=\"[[a.jpg]]\" alt=\"\" loading=\"lazy\" decoding=\"async\">{.b} c",
                "[[ -f x ]] [[]] [[#]] \\[[a]] § [[ -f x ]] [[]] [[#]] [[a]]",
                "`[[a]]` [[a]](b)           § <code>[[a]]</code> <a href=\"b\">[a]</a>",
                "[see [[a]]](b)             § [see <a href=\"[[a]]\">a</a>](b)",
                "[[[a]]]                    § [<a href=\"[[a]]\">a</a>]",
            })
    void linksByNameAreRead(String markdown, String html) {
        assertEquals(
                "<p>" + html + "</p>",
                asTyped(Filled.html(markdown, MarkdownExtension.WIKILINKS)).strip());
    }

    private static String asTyped(String html) {
        return html.replace("%5B", "[").replace("%5D", "]").replace("%20", " ");
    }

    @Test
    void aPictureByNameMayHaveAWidth() {
        assertEquals(
                "<p><img src=\"[[a.jpg]]\" width=\"300\" alt=\"A kite\" loading=\"lazy\" decoding=\"async\"></p>",
                asTyped(Filled.html("![[a.jpg|A kite|300x200]]", MarkdownExtension.WIKILINKS))
                        .strip());
    }

    @Test
    void anArticleByNameThatStandsAloneIsACard() {
        Component card = Filled.article("![[Red kite]]", MarkdownExtension.WIKILINKS)
                .components()
                .get(0);
        Link link = new Link(Kind.LINK, "[[Red kite]]", 10, 1);
        Attribute href = new Attribute("href", "[[Red kite]]", Optional.of(link));
        assertEquals(new Component("post", Form.LEAF, false, List.of(href), 10, 1), card);
    }
}

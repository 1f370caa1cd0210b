package dev.octavo.blog.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.blog.markdown.html.ComponentUse;
import dev.octavo.blog.markdown.html.MarkdownDocument;
import dev.octavo.blog.site.Article.Kind;
import dev.octavo.blog.site.Article.Link;
import dev.octavo.blog.site.Component;
import dev.octavo.blog.site.Component.Attribute;
import dev.octavo.blog.site.Component.Form;
import dev.octavo.blog.site.MarkdownExtension;
import dev.octavo.lib.problem.Problem;
import dev.octavo.testing.CpuTime;
import dev.octavo.testing.ShippedWords;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The extensions that a site may enable beyond CommonMark and GFM. */
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
    void readsMarks(String markdown, String html) {
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
    void readsMarksAsGitHubDoesByDefault(String markdown, String html) {
        assertEquals("<p>" + html + "</p>", Filled.html(markdown).strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a %%secret%% b | <p>a  b</p>",
                "a%%secret\\nmore%%b | <p>ab</p>",
                "%%secret%% | ''",
                "a\\n%%\\nsecret\\n\\n- more\\n```\\n%%\\nb | <p>a</p>\\n<p>b</p>",
                "%% secret\\n\\nmore %% a\\nb | <p>a\\nb</p>",
                "- a\\n  %%\\n  secret\\n\\n  %%\\n- b | <ul>\\n<li>a</li>\\n<li>b</li>\\n</ul>",
                "## a %%secret%% | <h2>a </h2>",
                "*a %%*secret%% b* | <p><em>a  b</em></p>",
                "`%%a%%` [x %%c%%](a%%b) 5%% 6%% | <p><code>%%a%%</code> <a href=\"a%%b\">x </a> 5%% 6%%</p>",
                "\\%%a\\%% | <p>%%a%%</p>",
            })
    void leavesCommentsOut(String markdown, String html) {
        MarkdownDocument document = Filled.article(markdown.replace("\\n", "\n"), MarkdownExtension.WIKILINKS);
        String written = Filled.html(document)
                .replaceAll("<div class=\"heading\">|<a class=\"anchor.*?</a>|</div>| id=\".*?\"", "");
        assertEquals(html.replace("\\n", "\n"), written.strip());
        assertEquals(List.of(), document.problems());
        assertFalse(document.excerpt().contains("secret"));
        assertEquals(
                0,
                Filled.article("%%one two%%", MarkdownExtension.WIKILINKS)
                        .prose()
                        .words());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a %%b", "a\n\n%%\n\nb", "> %%\n> a\n\nb"})
    void reportsACommentThatIsNeverClosed(String markdown) {
        assertEquals(
                List.of("this is a comment that is never closed, which stays in the page as it is"),
                Filled.article(markdown, MarkdownExtension.WIKILINKS).problems().stream()
                        .map(Problem::message)
                        .toList());
    }

    /** The cases of https://github.com/tats-u/markdown-cjk-friendly, in our own words. */
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
    void readsEmphasisNextToEastAsianPunctuation(String markdown, String html) {
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
                "[a](b.md#Its%20Nest)       § <a href=\"b.md#its-nest\">a</a>",
                "[a](<b.md#A#Its Nest>)     § <a href=\"b.md#its-nest\">a</a>",
                "[a](https://b.co/#C%20d)   § <a href=\"https://b.co/#C d\">a</a>",
                "[a](b.md#:~:text=C%20d)    § <a href=\"b.md#:~:text=C d\">a</a>",
                "[[birds/kite.md]]          § <a href=\"[[birds/kite.md]]\">kite</a>",
                "a ![[Kite]] b              § a <a href=\"[[Kite]]\">Kite</a> b",
                "a ![[a.jpg]]{.b} c         § a <img src=\"[[a.jpg]]\" alt=\"\" loading=\"lazy\""
                        + " decoding=\"async\">{.b} c",
                "![[IMG_1.HEIC]] b          § <img src=\"[[IMG_1.HEIC]]\" alt=\"\" loading=\"lazy\""
                        + " decoding=\"async\"> b",
                "[[ -f x ]] [[]] [[#]] \\[[a]] § [[ -f x ]] [[]] [[#]] [[a]]",
                "`[[a]]` [[a]](b)           § <code>[[a]]</code> <a href=\"b\">[a]</a>",
                "[see [[a]]](b)             § [see <a href=\"[[a]]\">a</a>](b)",
                "[[[a]]]                    § [<a href=\"[[a]]\">a</a>]",
            })
    void readsWikiLinks(String markdown, String html) {
        assertEquals(
                "<p>" + html + "</p>",
                asTyped(Filled.html(markdown, MarkdownExtension.WIKILINKS)).strip());
    }

    private static String asTyped(String html) {
        return html.replace("%5B", "[").replace("%5D", "]").replace("%20", " ");
    }

    @Test
    void aWikiPictureMayHaveAWidth() {
        assertEquals(
                "<p><img src=\"[[a.jpg]]\" width=\"300\" alt=\"A kite\" loading=\"lazy\" decoding=\"async\"></p>",
                asTyped(Filled.html("![[a.jpg|A kite|300x200]]", MarkdownExtension.WIKILINKS))
                        .strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            value = {
                "![[film.mp4]]                    § video[film.mp4]",
                "![[a/Film.WEBM|A kite dives|300]] § video[A kite dives]",
                "![[call.mp3|300]]                § audio[call.mp3]",
                "![[paper.pdf#page=3]]            § embed[paper.pdf]",
                "![[Node.js]]                     § post[]",
                "![[a.mp4]]\\n![[b.ogg]]           § video[a.mp4] audio[b.ogg]",
                "![[a.mp4]] and words             § ''",
                "![[a.mp4]]\\n[[b.mp4]]            § ''",
            })
    void embedsMediaByWikiLinksThatStandAlone(String markdown, String components) {
        StringBuilder made = new StringBuilder();
        Filled.article(markdown.replace("\\n", "\n"), MarkdownExtension.WIKILINKS)
                .body()
                .fill(
                        new Filled() {
                            @Override
                            public String component(ComponentUse use) {
                                made.append(use.component().name() + "[" + use.label() + "] ");
                                return "";
                            }
                        },
                        ShippedWords.in("en"));
        assertEquals(components, made.toString().strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ":tada: a :+1: b              | 🎉 a 👍 b",
                ":tada::tada: (:heart:)       | 🎉🎉 (❤\ufe0f)",
                ":de: :man_technologist: :one: | 🇩🇪 👨\u200d💻 1\ufe0f\u20e3",
                "**:rocket:** [:rocket:](b)   | <strong>🚀</strong> <a href=\"b\">🚀</a>",
                "10:30:45 1:100:1 a:tada:     | 10:30:45 1:100:1 a:tada:",
                ":foo: :tada :) : : C::D::E   | :foo: :tada :) : : C::D::E",
                "`:tada:` \\:tada: :octocat:  | <code>:tada:</code> :tada: :octocat:",
                "https://a.b/:tada:/          | <a href=\"https://a.b/:tada:/\" class=\"bare\">https://a.b/:tada:/</a>",
            })
    void readsEmojiShortCodes(String markdown, String html) {
        assertEquals(
                "<p>" + html + "</p>",
                Filled.html(markdown, MarkdownExtension.EMOJI).strip());
        assertFalse(Filled.html(markdown).contains("🎉"));
    }

    @Test
    void readsShortCodesNextToComponents() {
        String html = Filled.html(":tada: :kbd[a] :kbd{a=b} :tada:[a]", MarkdownExtension.EMOJI);
        assertTrue(html.startsWith("<p>🎉 ") && html.contains(" 🎉[a]"), html);
        assertEquals(
                2,
                Filled.article(":tada: :kbd[a] :kbd{a=b} :tada:[a]", MarkdownExtension.EMOJI)
                        .components()
                        .size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {":", ":a", ":tada:", ":tada", "::tada:[", "![[a.mp4]]\n", "![[", "> [!note] a\n", "[!note] "})
    void staysLinear(String piece) {
        CpuTime.atMost(
                Duration.ofSeconds(10),
                () -> piece,
                () -> Filled.article(piece.repeat(100_000), MarkdownExtension.EMOJI, MarkdownExtension.WIKILINKS));
    }

    @Test
    void showsAnEmbeddedArticleAsACard() {
        Component card = Filled.article("![[Red kite]]", MarkdownExtension.WIKILINKS)
                .components()
                .get(0);
        Link link = new Link(Kind.LINK, "[[Red kite]]", 10, 1);
        Attribute href = new Attribute("href", "[[Red kite]]", Optional.of(link), 10, 1);
        assertEquals(new Component("post", Form.LEAF, false, List.of(href), 10, 1), card);
    }
}

package dev.octavo.blog.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.blog.markdown.html.MarkdownDocument.WordCount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Word counts and excerpts. */
final class ProseTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "It's a well-known fact.        | 4  | 0",
                "one *tw*o [three](four)   | 3  | 0",
                "日本語のテキスト。                 | 0  | 8",
                "Java 17で書く                    | 2  | 3",
                "한국어 텍스트                      | 2  | 0",
                "a `b c d` e                    | 2  | 0",
                "a <b title='x y'>b</b> c       | 3  | 0",
                "-- * --                        | 0  | 0",
                "ελληνικά и кириллица           | 3  | 0",
            })
    void wordsAndCharactersAreCounted(String text, int words, int characters) {
        assertEquals(new WordCount(words, characters), Filled.article(text).prose());
    }

    @Test
    void codeTagsAndCommentsAreNotCounted() {
        assertEquals(new WordCount(10, 0), Filled.article("""
            # one two

            ```
            no no
            ```

                no no

            <div class="no no">three <!-- no no --> four</div>
            <style>no { no: no }</style>

            - five[^1]

            | six | seven |
            |-----|-------|

            eight^[nine]

            [^1]: ten
            """).prose());
    }

    @Test
    void anExcerptIsTheFirstParagraphs() {
        assertEquals("One two code & link. Three four.", Filled.article("""
            # Title

            ![No](a.png)

            - no

            One *two* `code` &amp; [link](b).

            Three
            four.

            ## Next

            No.
            """).excerpt());
    }

    @Test
    void anExcerptIsCutAtAWord() {
        String excerpt = Filled.article("lorem ipsum, ".repeat(40)).excerpt();
        assertEquals("lorem ipsum, ".repeat(15).strip().replaceAll(",$", "") + "…", excerpt);
    }

    @Test
    void anExcerptWithoutSpacesIsCutAnywhere() {
        String excerpt = Filled.article("𠀀".repeat(150)).excerpt();
        assertEquals("𠀀".repeat(99) + "…", excerpt);
    }

    @Test
    void anArticleWithoutAParagraphHasNoExcerpt() {
        assertEquals("", Filled.article("# a\n\n```\nb\n```\n").excerpt());
    }

    @Test
    void anExcerptReadsNoComponentsAndQuotationsAloud() {
        String inside = """
                ::::tabs
                :::tab[Linux]
                apt install octavo
                :::
                ::::

                > A motto.

                > [!note]
                > A note.

                :button[Get started]{href=/} :button[Read on]{href=/}

                https://youtu.be/aqz-KE-bpKQ

                """;
        assertEquals(
                "Press Ctrl+S and look.",
                Filled.article(inside + "Press :kbd[Ctrl]+:kbd[S] and look. :icon[Star]{name=star}\n")
                        .excerpt());
        assertEquals("apt install octavo", Filled.article(inside).excerpt());
        assertEquals(
                "A motto.",
                Filled.article("> A motto.\n\n<!--more-->\n\nText.\n").excerpt());
    }
}

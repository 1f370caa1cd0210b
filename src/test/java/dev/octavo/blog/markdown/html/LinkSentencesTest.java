package dev.octavo.blog.markdown.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.blog.markdown.MarkdownParser;
import dev.octavo.lib.text.Sentence;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LinkSentencesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    A [b](/x/) c.                                  | A [b] c.
                    First. Then [b](/x/) too! Last?                | Then [b] too!
                    [b](/x/)                                       | [b]
                    [b](/x/). More.                                | [b].
                    See [other](/y/) and [b](/x/) and [c](/x/).    | See other and [b] and c.
                    Is `code` *in* [**b** d](/x/) & <i>more</i>?   | Is code in [b d] & more?
                    これは犬。[猫](/x/)もいる。終わり。                    | [猫]もいる。
                    - a\\n- see [b](/x/)\\n  - below               | see [b]
                    '| a | b |\\n|---|---|\\n| c | [b](/x/) d |'    | [b] d
                    A[^1] [b](/x/).\\n\\n[^1]: Note.                | A [b].
                    # A [b](/x/) heading                           | A [b] heading
                    """)
    void findsTheSentenceAroundALink(String markdown, String expected) {
        assertEquals(
                expected,
                around(markdown.replace("\\n", "\n"))
                        .map(found -> found.before() + "[" + found.words() + "]" + found.after())
                        .orElse(""));
    }

    @Test
    void findsNoneIfALinkHasNoTextOrIsMissing() {
        assertEquals(Optional.empty(), around("[![](p.png)](/x/) and more"));
        assertEquals(Optional.empty(), around("See [y](/y/)."));
    }

    @Test
    void cutsLongSentencesBetweenWords() {
        Sentence found =
                around("word ".repeat(100) + "[b](/x/)" + " more".repeat(100)).orElseThrow();
        assertTrue(found.before().startsWith("…word ") && found.before().length() <= 145, found.before());
        assertTrue(found.after().endsWith(" more…") && found.after().length() <= 145, found.after());
        Sentence unspaced =
                around("字".repeat(300) + "[b](/x/)" + "𠮷".repeat(300)).orElseThrow();
        assertEquals("…" + "字".repeat(70), unspaced.before());
        assertEquals("𠮷".repeat(70) + "…", unspaced.after());
    }

    private static Optional<Sentence> around(String markdown) {
        Body body = new MarkdownParser((code, language) -> Optional.empty(), false, List.of())
                .parse(markdown, "a.md", 1)
                .body();
        return LinkSentences.around(body, link -> link.destination().equals("/x/"));
    }
}

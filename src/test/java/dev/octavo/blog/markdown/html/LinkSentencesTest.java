package dev.octavo.blog.markdown.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.blog.markdown.MarkdownParser;
import dev.octavo.lib.text.Sentence;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LinkSentencesTest {
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

package dev.octavo.blog.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The lines of the file at which the blocks of an article begin. */
final class LinesTest {
    @Test
    void recordsWhereEachBlockBegins() {
        String text = String.join(
                "\n",
                "# One", // 5
                "",
                "Words", // 7
                "and more.",
                "",
                "- a", // 10
                "- b", // 11
                "",
                "> quoted", // 13
                "",
                "```java", // 15
                "int i;",
                "```",
                "",
                "| a |", // 19
                "|---|",
                "",
                "Two", // 22
                "---",
                "",
                "<p>raw</p>", // 25
                "",
                "***",
                "",
                "term", // 29
                ": meaning",
                "");
        String page = Filled.html(new MarkdownParser((code, language) -> Optional.empty(), false, List.of())
                .withLines()
                .parse(text, "a.md", 5));
        assertEquals(
                "div 5, p 7, ul 10, li 10, li 11, blockquote 13, p 13, div 15, div 19, div 22, p 25, dl 29",
                Pattern.compile("<(\\w+) data-octavo-line=\"(\\d+)\" data-octavo-file=\"a.md\"")
                        .matcher(page)
                        .results()
                        .map(found -> found.group(1) + " " + found.group(2))
                        .collect(Collectors.joining(", ")),
                page);
    }
}

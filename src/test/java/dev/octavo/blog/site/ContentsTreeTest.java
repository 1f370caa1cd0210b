package dev.octavo.blog.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.blog.site.Article.Heading;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ContentsTreeTest {
    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "222, a b c",
        "2332, a(b c) d",
        "234, a(b(c))",
        "24342, a(b c(d)) e",
        "432, a b c",
        "12562, b e",
        "42, a b"
    })
    void nestsEachHeadingBelowTheNearestHigherOne(String levels, String tree) {
        List<Heading> headings = IntStream.range(0, levels.length())
                .mapToObj(i -> {
                    String name = Character.toString('a' + i);
                    return new Heading(levels.charAt(i) - '0', name + "-id", name);
                })
                .toList();

        assertEquals(tree, written(ContentsTree.of(headings)));
    }

    private static String written(List<ContentsTree> entries) {
        return entries.stream()
                .map(entry -> {
                    assertEquals("#" + entry.title() + "-id", entry.href());
                    String below = written(entry.entries());
                    return entry.title() + (below.isEmpty() ? "" : "(" + below + ")");
                })
                .collect(Collectors.joining(" "));
    }
}

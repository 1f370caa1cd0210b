package dev.octavo.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.blog.words.Word;
import dev.octavo.build.check.UntranslatedTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our templates contain no text: all words are in the files of words. */
final class UntranslatedTextsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    <p>Nothing here ${a}</p> | Nothing here
                    <a aria-label="Go on" class="next" href="/about/">${a}</a> | Go on
                    <#list years?filter(year -> !year.href??) as year>By <b>${year}</b></#list> | By
                    ${word("by", {"authors": "x y"})}<#-- A remark --> |
                    <style>p { color: red }</style><script>let a;</script>&middot;&#x20; |
                    <p title="${post.title}" lang="de">${a!"none"} 404</p> |
                    <@layout.sheet nameplate=front><img alt="">${(a > 1)?then("x", "y")}</@layout.sheet> |
                    Grüße | Grüße
                    """)
    void findsTextsInTemplates(String template, String texts) {
        assertEquals(texts == null ? List.of() : List.of(texts), UntranslatedTexts.of(template));
    }

    @Test
    void ourTemplatesContainNoText() throws IOException {
        List<String> texts = new ArrayList<>();
        for (Path template : templates()) {
            UntranslatedTexts.of(Files.readString(template)).forEach(text -> texts.add(template + ": " + text));
        }
        assertEquals(List.of(), texts);
    }

    @Test
    void everyWordIsUsed() throws IOException {
        Set<String> unsaid = new TreeSet<>(Word.keys());
        for (Path template : templates()) {
            Pattern.compile("word\\(\"([a-z-]+)\"")
                    .matcher(Files.readString(template))
                    .results()
                    .forEach(found -> unsaid.remove(found.group(1)));
        }
        try (Stream<Path> classes = Files.walk(Path.of("src/main/java/dev/octavo"))) {
            for (Path file : classes.filter(path -> path.toString().endsWith(".java") && !path.endsWith("Word.java"))
                    .toList()) {
                Pattern.compile("Word\\.([A-Z_]+)")
                        .matcher(Files.readString(file))
                        .results()
                        .forEach(found -> unsaid.remove(
                                found.group(1).toLowerCase(Locale.ROOT).replace('_', '-')));
            }
        }
        assertEquals(Set.of(), unsaid);
        assertTrue(templates().size() > 30);
    }

    private static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("templates"))) {
            return files.filter(file -> file.toString().endsWith(".ftlh"))
                    .sorted()
                    .toList();
        }
    }
}

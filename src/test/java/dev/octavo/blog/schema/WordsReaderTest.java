package dev.octavo.blog.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.blog.words.Word;
import dev.octavo.blog.words.Wording;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.Problems;
import dev.octavo.lib.typography.Typography;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class WordsReaderTest {
    private static final Path FOLDER = Path.of("src/main/resources/words");

    private static Stream<String> languages() {
        return WordsReader.SHIPPED.stream().sorted();
    }

    @Test
    void everyFileIsOfAShippedLanguage() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertEquals(
                    new TreeSet<>(WordsReader.SHIPPED),
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".yaml"))
                            .map(name -> name.replace(".yaml", ""))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void shipsFilesWithoutMistakes(String language) {
        Problems problems = new Problems();
        Map<Word, Wording> words = WordsReader.read(language, WordsReader.text(language), language, problems);
        words.replaceAll((word, wording) -> {
            SortedMap<String, String> forms = new TreeMap<>(wording.forms());
            forms.replaceAll((form, text) -> Typography.of(language).typeset(text));
            return new Wording(forms);
        });

        assertEquals(words, WordsReader.shipped(language).orElseThrow());
        assertEquals(List.of(), problems.sorted());
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyLanguageHasEveryWord(String language) {
        Set<Word> missing = EnumSet.allOf(Word.class);
        missing.removeAll(WordsReader.shipped(language).orElseThrow().keySet());
        missing.removeIf(word -> word.fallback().isPresent());
        assertEquals(Set.of(), missing);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyLanguageHasItsOwnTranslations(String language) {
        Map<Word, Wording> english = WordsReader.shipped("en").orElseThrow();
        Map<Word, Wording> own = WordsReader.shipped(language).orElseThrow();
        long same = own.entrySet().stream()
                .filter(word -> word.getValue().equals(english.get(word.getKey())))
                .count();
        assertTrue(language.equals("en") || same < 16, () -> language + " has " + same + " words as English");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    arhive: Blätter | unknown key "arhive" | did you mean "archive"?
                    newsletter: Post | unknown key "newsletter" | a page asks for no other words: those of your own templates go below "extra:" in content/site.yaml
                    page: Seite {n} | "page" knows no {n} | what is filled in is {number}
                    page: Seite | "page" leaves something out | say all of {number}
                    page-of: "{number}" | "page-of" leaves something out | say all of {number} and {count}
                    archive: Alle {count} | "archive" knows no {count} | write its words alone, without braces
                    archive: Alle } | "archive" has an unmatched brace | write its words alone, without braces
                    archive: [Alle] | "archive" must be a text, not a list | write one text
                    posts: {one: 1 Post, few: "{count}"} | "posts" has other plurals than the language: few, one | write a text for each of one, other, or one text for all
                    posts: {one: "{n}", other: x} | "posts" knows no {n} | what is filled in is {count}
                    months: [Januar, Februar] | "months" is not a list of twelve names | write [January, …], from the first month
                    digits: "123" | "digits" must be ten digits, from zero | write "0123456789" in those of the language
                    """)
    void reportsProblemsInAFile(String text, String message, String hint) {
        Problems problems = new Problems();
        assertEquals(Map.of(), WordsReader.read("templates/words/de.yaml", text, "de", problems));
        Problem problem = problems.sorted().get(0);
        assertEquals(message, problem.message());
        assertEquals(hint, problem.hint().orElseThrow());
        assertEquals(1, problem.location().orElseThrow().line());
        assertEquals(1, problems.sorted().size());
    }

    @Test
    void acceptsOneTextForAllPluralsAndKeepsSpacesInSeparators() {
        Problems problems = new Problems();
        Map<Word, Wording> words =
                WordsReader.read("w.yaml", "posts: \"Beiträge: {count}\"\nlist-last: ' sowie '\n", "pl", problems);
        assertEquals(List.of(), problems.sorted());
        assertEquals(Wording.of("Beiträge: {count}"), words.get(Word.POSTS));
        assertEquals(Wording.of(" sowie "), words.get(Word.LIST_LAST));
    }
}

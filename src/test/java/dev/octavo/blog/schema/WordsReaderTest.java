package dev.octavo.blog.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.blog.words.Word;
import dev.octavo.blog.words.Wording;
import dev.octavo.lib.problem.Problems;
import dev.octavo.lib.typography.Typography;
import dev.octavo.testing.Rows;
import dev.octavo.testing.Told;
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
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
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

    @TestFactory
    Stream<DynamicTest> reportsProblemsInAFile() {
        return Rows.of(WordsReaderTest.class, "words.rows").become(WordsReaderTest::problems);
    }

    private static String problems(String text) {
        Problems problems = new Problems();
        assertEquals(Map.of(), WordsReader.read("templates/words/de.yaml", text, "de", problems));
        return Told.of(problems.sorted()).replace("templates/words/de.yaml:", "");
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

package dev.octavo.use.scaffold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.blog.schema.WordsReader;
import dev.octavo.blog.words.Word;
import dev.octavo.blog.words.Wording;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.Problems;
import dev.octavo.testing.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NewWordsTest {
    private final Path site;

    NewWordsTest(@TempDir Path folder) {
        site = folder;
        Folders.write(site, "content/site.yaml", "title: T\nurl: https://example.org/\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sv", "hr", "lv", "sr-Latn", "vi"})
    void beginAllWordsOfALanguageWithItsPlurals(String language) throws IOException {
        Path file = NewWords.write(language, site);
        String name = language.toLowerCase(Locale.ROOT);
        assertEquals(site.resolve("templates/words/" + name + ".yaml"), file);
        Map<Word, Wording> words = read(file, name);
        assertEquals(
                List.of(),
                Stream.of(Word.values())
                        .filter(word -> word.fallback().isEmpty() && !words.containsKey(word))
                        .toList());
    }

    @Test
    void changeNothingAtFirstForAKnownLanguage() throws IOException {
        Path file = NewWords.write("de-AT", site);
        assertEquals(Map.of(), read(file, "de-at"));
        String all = Files.readString(file).replaceAll("(?m)^#(?! \\S)", "");
        Files.writeString(file, all);
        assertEquals(WordsReader.shipped("de").orElseThrow(), read(file, "de-at"));
    }

    private static Map<Word, Wording> read(Path file, String language) throws IOException {
        Problems problems = new Problems();
        Map<Word, Wording> words = WordsReader.read("w.yaml", Files.readString(file), language, problems);
        assertEquals(List.of(), problems.sorted());
        return words;
    }

    @Test
    void refuseAnExistingFileAndAnInvalidLanguage() throws IOException {
        NewWords.write("sv", site);
        assertEquals("there are words of that language already", fault("SV").message());
        assertEquals("\"../a\" is not a language tag", fault("../a").message());
        assertTrue(Files.exists(site.resolve("templates/words/sv.yaml")));
    }

    private Problem fault(String language) {
        return assertThrows(ProblemException.class, () -> NewWords.write(language, site))
                .problems()
                .get(0);
    }
}

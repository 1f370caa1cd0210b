package dev.octavo.blog.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.octavo.blog.schema.WordsReader;
import dev.octavo.lib.text.Html;
import dev.octavo.testing.Rows;
import dev.octavo.testing.ShippedWords;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class WordsTest {
    @TestFactory
    Stream<DynamicTest> rows() {
        return Rows.of(WordsTest.class, "words.rows")
                .become(Map.of(
                        "date", WordsTest::dates,
                        "list", language -> list(language, "A", "B") + " | " + list(language, "A", "B", "C"),
                        "posts", language -> ShippedWords.in(language).text(Word.POSTS, Map.of("count", 3))));
    }

    private static String dates(String language) {
        Words words = ShippedWords.in(language);
        LocalDate day = LocalDate.parse("2026-11-24");
        return words.date(day) + " | " + words.date(LocalDate.parse("2026-03-01")) + " | " + words.dateInYear(day);
    }

    @Test
    void avoidEqualSoundsInSpanishAndHyphensBetweenHebrewWords() {
        assertEquals("Ana e Inés", list("es", "Ana", "Inés"));
        assertEquals("Ana e Hilario", list("es", "Ana", "Hilario"));
        assertEquals("nieve y hielo", list("es", "nieve", "hielo"));
        assertEquals("דנה ויוסי", list("he", "דנה", "יוסי"));
    }

    private static String list(String language, String... parts) {
        return ShippedWords.in(language).list(List.of(parts));
    }

    @Test
    void escapeTextAndKeepMarkup() {
        Words words = ShippedWords.in("en");
        assertEquals(
                "Part 1 of 2 in <a>Salt</a>",
                words.html(Word.PART_OF_SERIES, Map.of("number", 1, "count", 2, "series", new Html("<a>Salt</a>")))
                        .markup());
        assertEquals(
                "By Salt &amp; Co",
                words.html(Word.BY, Map.of("authors", "Salt & Co")).markup());
        assertThrows(IllegalStateException.class, () -> words.text(Word.BY, Map.of()));
    }

    @Test
    void reportUsedWordsAndTheLanguageOfThePage() {
        List<Word> used = new ArrayList<>();
        Lexicon lexicon = ShippedWords.lexicon("de");
        Words words = lexicon.of("la").withListener(used::add);
        assertEquals("Archiv", words.text(Word.ARCHIVE));
        assertEquals("de", words.language());
        assertEquals("ar-EG", lexicon.of("ar-EG").language());
        assertEquals(List.of(Word.ARCHIVE), used);
        assertEquals("la", ShippedWords.lexicon("la").of("la").language());
    }

    @Test
    void fallBackToEnglishAndUseTheDigitsOfTheLanguage() {
        Map<String, Map<Word, Wording>> files =
                Map.of("fa", Map.of(Word.DIGITS, Wording.of("۰۱۲۳۴۵۶۷۸۹"), Word.PAGE, Wording.of("صفحهٔ {number}")));
        Lexicon lexicon =
                new Lexicon("fa", file -> Optional.ofNullable(files.get(file)).or(() -> WordsReader.shipped(file)));
        assertEquals("صفحهٔ ۱۲", lexicon.of("fa").text(Word.PAGE, Map.of("number", 12)));
        assertEquals("Archive", lexicon.of("fa").text(Word.ARCHIVE));
    }

    @Test
    void useNonBreakingSpacesAsTheLanguageDoes() {
        assertEquals("Résultats\u00a0: 3", ShippedWords.in("fr").text(Word.SEARCH_RESULTS, Map.of("count", 3)));
        assertEquals("O\u00a0autorach", ShippedWords.in("pl").text(Word.ABOUT_AUTHORS, Map.of("count", 2)));
    }
}

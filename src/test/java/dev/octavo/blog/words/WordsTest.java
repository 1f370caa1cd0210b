package dev.octavo.blog.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.octavo.blog.schema.WordsReader;
import dev.octavo.lib.text.Html;
import dev.octavo.testing.ShippedWords;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    en | 24 November 2026 | 1 March 2026 | 24 November
                    en-GB | 24 November 2026 | 1 March 2026 | 24 November
                    de | 24. November 2026 | 1. März 2026 | 24. November
                    fr | 24 novembre 2026 | 1er mars 2026 | 24 novembre
                    fr-CA | 24 novembre 2026 | 1er mars 2026 | 24 novembre
                    es | 24 de noviembre de 2026 | 1 de marzo de 2026 | 24 de noviembre
                    PT-BR | 24 de novembro de 2026 | 1 de março de 2026 | 24 de novembro
                    it | 24 novembre 2026 | 1 marzo 2026 | 24 novembre
                    nl | 24 november 2026 | 1 maart 2026 | 24 november
                    pl | 24 listopada 2026 | 1 marca 2026 | 24 listopada
                    cs | 24. listopadu 2026 | 1. března 2026 | 24. listopadu
                    tr | 24 Kasım 2026 | 1 Mart 2026 | 24 Kasım
                    ru | 24 ноября 2026 | 1 марта 2026 | 24 ноября
                    uk | 24 листопада 2026 | 1 березня 2026 | 24 листопада
                    ar | 24 نوفمبر 2026 | 1 مارس 2026 | 24 نوفمبر
                    he | 24 בנובמבר 2026 | 1 במרץ 2026 | 24 בנובמבר
                    hi | 24 नवंबर 2026 | 1 मार्च 2026 | 24 नवंबर
                    ja | 2026年11月24日 | 2026年3月1日 | 11月24日
                    ko | 2026년 11월 24일 | 2026년 3월 1일 | 11월 24일
                    zh | 2026年11月24日 | 2026年3月1日 | 11月24日
                    zh-TW | 2026年11月24日 | 2026年3月1日 | 11月24日
                    la | 24 November 2026 | 1 March 2026 | 24 November
                    """)
    void formatADateAsTheLanguageDoes(String language, String day, String first, String inYear) {
        Words words = ShippedWords.in(language);
        assertEquals(day, words.date(LocalDate.parse("2026-11-24")));
        assertEquals(first, words.date(LocalDate.parse("2026-03-01")));
        assertEquals(inYear, words.dateInYear(LocalDate.parse("2026-11-24")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    en | A and B | A, B and C
                    de | A und B | A, B und C
                    es | A y B | A, B y C
                    hi | A और B | A, B, और C
                    ar | A وB | A وB وC
                    he | A ו-B | A, B ו-C
                    ja | A、B | A、B、C
                    zh | A和B | A、B和C
                    """)
    void separateListsAsTheLanguageDoes(String language, String two, String three) {
        assertEquals(two, list(language, "A", "B"));
        assertEquals(three, list(language, "A", "B", "C"));
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

    @ParameterizedTest
    @CsvSource({"en,3 posts", "pl,3 wpisy", "ru,3 записи", "ar,3 مقالات", "ja,3件の記事"})
    void choosePluralsAsTheLanguageDoes(String language, String three) {
        assertEquals(three, ShippedWords.in(language).text(Word.POSTS, Map.of("count", 3)));
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

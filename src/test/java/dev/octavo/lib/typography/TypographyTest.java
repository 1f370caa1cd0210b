package dev.octavo.lib.typography;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.testing.CpuTime;
import dev.octavo.testing.Rows;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TypographyTest {
    private static final int FEWEST_ROWS = 15;
    private static final Rows ROWS = Rows.of(TypographyTest.class, "typeset.rows");

    @TestFactory
    Stream<DynamicTest> typesetsWhatIsTyped() {
        return ROWS.become((language, typed) -> {
            String set = Typography.of(language).typeset(typed);
            assertEquals(set, Typography.of(language).typeset(set), "text that is set already stays as it is");
            assertEquals(typed, Typography.NONE.typeset(typed));
            return set;
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "en", "en-GB", "de", "de-CH", "fr", "fr-CH", "fr-CA", "es", "pt", "it", "nl", "pl", "cs", "tr", "ru",
                "uk", "ar", "he", "hi", "ja", "ko", "zh-Hans", "zh-Hant"
            })
    void knowsTheLanguagesOfTheTheme(String language) {
        long rows =
                ROWS.rows().stream().filter(row -> row.name().equals(language)).count();
        assertTrue(rows >= FEWEST_ROWS, language);
    }

    @Test
    void treatsPiecesAsOneText() {
        Passage passage = new Passage();
        Typography english = Typography.of("en");
        passage.text("\"It's ", english).text("bold", english).text("\" and \"", english);
        passage.object();
        passage.text("'s\"", english);
        passage.literal("\"");
        assertEquals(List.of("“It’s ", "bold", "” and “", "\uFFFC", "’s”", "\""), passage.typeset());
    }

    @Test
    void typesetsEveryPieceInItsLanguage() {
        Passage passage = new Passage();
        passage.text("He said -- ", Typography.of("en"))
                .text("\"Nein\" -- ", Typography.of("de"))
                .text("\"and\"", Typography.of("en"));
        assertEquals(List.of("He said—", "„Nein“\u00A0– ", "“and”"), passage.typeset());
    }

    @TestFactory
    Stream<DynamicTest> takesLinearTime() {
        return Rows.of(TypographyTest.class, "hostile.rows").become(repeated -> {
            for (String language : List.of("en", "fr", "he", "ja")) {
                Typography.of(language).typeset(repeated.repeat(1000)); // loads classes
                String set = CpuTime.atMost(
                        Duration.ofSeconds(4),
                        () -> language,
                        () -> Typography.of(language).typeset(repeated.repeat(100_000)));
                assertTrue(set.length() >= 100_000, language);
            }
            return "in time";
        });
    }
}

package dev.octavo.lib.typography;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.testing.CpuTime;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TypographyTest {
    private static final int FEWEST_ROWS = 15;
    private static final List<Row> ROWS = rows();

    private record Row(String language, String typed, String typeset) {}

    @ParameterizedTest
    @MethodSource("rowsOfAllLanguages")
    void typesetsWhatIsTyped(Row row) {
        assertEquals(row.typeset(), shown(Typography.of(row.language()).typeset(row.typed())));
    }

    /** Text may be typeset twice, and authors may type typographic marks. */
    @ParameterizedTest
    @MethodSource("rowsOfAllLanguages")
    void leavesTypesetTextAlone(Row row) {
        Typography typography = Typography.of(row.language());
        String once = typography.typeset(row.typed());
        assertEquals(shown(once), shown(typography.typeset(once)));
    }

    @ParameterizedTest
    @MethodSource("rowsOfAllLanguages")
    void changesNothingWithoutTypography(Row row) {
        assertEquals(row.typed(), Typography.NONE.typeset(row.typed()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "en", "en-GB", "de", "de-CH", "fr", "fr-CH", "fr-CA", "es", "pt", "it", "nl", "pl", "cs", "tr", "ru",
                "uk", "ar", "he", "hi", "ja", "ko", "zh-Hans", "zh-Hant"
            })
    void knowsTheLanguagesOfTheTheme(String language) {
        Map<String, Integer> rows = new HashMap<>();
        ROWS.forEach(row -> rows.merge(row.language(), 1, Integer::sum));
        assertTrue(rows.getOrDefault(language, 0) >= FEWEST_ROWS, rows.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"a ",
                "'a ",
                "\"'",
                "a'",
                "\" ",
                "--",
                "a -- ",
                "...",
                "5'10\" ",
                "״\"א",
                "«",
                " :",
                "\"a\" 'b' "
            })
    void takesLinearTime(String repeated) {
        for (String language : List.of("en", "fr", "he", "ja")) {
            Typography.of(language).typeset(repeated.repeat(1000)); // loads classes
            String set = CpuTime.atMost(
                    Duration.ofSeconds(4),
                    () -> language,
                    () -> Typography.of(language).typeset(repeated.repeat(100_000)));
            assertTrue(set.length() >= 100_000, language);
        }
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

    private static String shown(String text) {
        return text.replace('\u00A0', '␣').replace('\u202F', '˽');
    }

    static Stream<Row> rowsOfAllLanguages() {
        return ROWS.stream();
    }

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        String language = "";
        for (String line : text().lines().toList()) {
            int arrow = line.indexOf(" → ");
            if (line.startsWith("[") && arrow < 0) {
                language = line.substring(1, line.length() - 1);
            } else if (arrow > 0 && !line.startsWith("#")) {
                rows.add(new Row(language, line.substring(0, arrow), line.substring(arrow + 3)));
            }
        }
        return rows;
    }

    private static String text() {
        try (InputStream rows =
                Objects.requireNonNull(TypographyTest.class.getResourceAsStream("/typography/rows.txt"))) {
            return new String(rows.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.octavo.lib.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpellingTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    titel   | date title tile      | title
                    jsn     | js json jsonc        | json
                    jsonn   | js json jsonc        | json
                    walk    | talk walks wall      | walks
                    aa      | ab ac                | ab
                    kite    | wing                 | ''
                    """)
    void proposesTheNearestWord(String word, String known, String expected) {
        assertEquals(
                expected, Spelling.nearest(word, List.of(known.split(" ", -1))).orElse(""));
    }
}

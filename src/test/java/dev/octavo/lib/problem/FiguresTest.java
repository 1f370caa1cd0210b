package dev.octavo.lib.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FiguresTest {
    @ParameterizedTest
    @CsvSource({"0, 0.00", "4, 0.00", "5, 0.01", "94, 0.09", "95, 0.10", "994, 0.99", "995, 1.00", "61234, 61.23"})
    void tellsSecondsWithTwoDecimals(long millis, String told) {
        assertEquals(told, Figures.seconds(Duration.ofMillis(millis)));
    }
}

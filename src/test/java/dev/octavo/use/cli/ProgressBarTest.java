package dev.octavo.use.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProgressBarTest {
    @ParameterizedTest
    @CsvSource({
        "0, 10, making ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░   0 %",
        "5, 10, making ████████████████████░░░░░░░░░░░░░░░░░░░░  50 %",
        "10, 10, making ████████████████████████████████████████ 100 %",
        "11, 10, making ████████████████████████████████████████ 100 %",
        "0, 0, making ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░   0 %",
    })
    void showsAShareOfTheWhole(int done, int total, String line) {
        assertEquals(line, ProgressBar.line("making", done, total, 80));
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 41, 60, 200})
    void isNarrowerThanTheTerminal(int width) {
        assertTrue(ProgressBar.line("making", 1, 2, width).length() < width);
        assertTrue(ProgressBar.line("a stage with a name that is very long", 1, 2, width)
                        .length()
                < width);
    }

    @Test
    void isGoneInTheEnd() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        AtomicLong millis = new AtomicLong();
        try (ProgressBar bar = new ProgressBar(environment(bytes, 80), () -> 1_000_000 * millis.get())) {
            millis.set(149);
            bar.at("making", 1, 10);
            assertEquals("", bytes.toString(StandardCharsets.UTF_8), "a short build shows none");
            millis.set(150);
            bar.at("making", 5, 10);
            millis.set(199);
            bar.at("making", 6, 10);
        }
        assertEquals(
                "\r\033[K" + ProgressBar.line("making", 5, 10, 80) + "\r\033[K",
                bytes.toString(StandardCharsets.UTF_8));
    }

    @Test
    void isNotShownWithoutATerminal() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        AtomicLong nanos = new AtomicLong();
        try (ProgressBar bar = new ProgressBar(environment(bytes, 0), nanos::get)) {
            nanos.set(Long.MAX_VALUE / 2);
            bar.at("making", 5, 10);
        }
        assertEquals("", bytes.toString(StandardCharsets.UTF_8));
    }

    private static Environment environment(ByteArrayOutputStream err, int width) {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new Environment(stream, stream, width, true, Path.of("."), Clock.systemUTC(), 1, Map.of());
    }
}

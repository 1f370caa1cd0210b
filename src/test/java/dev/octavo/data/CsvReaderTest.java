package dev.octavo.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.testing.CpuTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Problems in tables are tested in {@code ComponentsTest}. */
final class CsvReaderTest {
    @Test
    void readsALongRowInLinearTime() {
        int cells = 300_000;
        String text = "x" + ",n".repeat(cells) + "\ny" + ",1".repeat(cells);
        CpuTime.atMost(Duration.ofSeconds(5), () -> "a row of " + cells + " cells", () -> {
            assertEquals(cells + 1, CsvReader.rows("a.csv", text, true).get(1).size());
            return text;
        });
    }
}

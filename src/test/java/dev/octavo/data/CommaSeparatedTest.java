package dev.octavo.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.testing.CpuTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is wrong with a table is told in {@code ComponentsTest}. */
final class CommaSeparatedTest {
    @Test
    void aLongRowIsReadInOneGo() {
        int cells = 300_000;
        String text = "x" + ",n".repeat(cells) + "\ny" + ",1".repeat(cells);
        CpuTime.atMost(Duration.ofSeconds(5), () -> "a row of " + cells + " cells", () -> {
            assertEquals(
                    cells + 1, CommaSeparated.rows("a.csv", text, true).get(1).size());
            return text;
        });
    }
}

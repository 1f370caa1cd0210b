package dev.octavo.lib.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.testing.CpuTime;
import dev.octavo.testing.Rows;
import dev.octavo.testing.Told;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Problems in tables are tested in {@code ComponentsTest}. */
final class CsvReaderTest {
    @Test
    void stopsAfterTheLastRowThatItTakes() {
        String many = "x,x\n" + "a,1\n".repeat(9_999);
        assertEquals(10_000, CsvReader.rows("a.csv", many, true).size());
        ProblemException wrong = assertThrows(
                ProblemException.class, () -> CsvReader.rows("a.csv", many + "a,\"\n".repeat(1_000_000), true));
        assertEquals(
                List.of("this file has more than 10000 rows"),
                wrong.problems().stream().map(Problem::message).toList());
    }

    @Test
    void columnsAreLimited() {
        String many = "x" + IntStream.range(1, 100_000).mapToObj(i -> "," + i).collect(Collectors.joining());
        CpuTime.atMost(Duration.ofSeconds(5), () -> "100,000 columns", () -> {
            ProblemException wrong =
                    assertThrows(ProblemException.class, () -> DataFile.value("a.csv", many + "\n" + many + "\n"));
            assertEquals(
                    List.of("the first row names 100,000 columns, more than 1,000"),
                    wrong.problems().stream().map(Problem::message).toList());
            return many;
        });
    }

    @Test
    void readsALongRowInLinearTime() {
        int cells = 300_000;
        String text = "x" + ",n".repeat(cells) + "\ny" + ",1".repeat(cells);
        CpuTime.atMost(Duration.ofSeconds(5), () -> "a row of " + cells + " cells", () -> {
            assertEquals(cells + 1, CsvReader.rows("a.csv", text, true).get(1).size());
            assertEquals(
                    cells + 1, CsvReader.cells("a.csv", text).get(1).items().size());
            return text;
        });
    }

    @TestFactory
    Stream<DynamicTest> readsNumbers() {
        return Rows.of(CsvReaderTest.class, "csv.rows")
                .become(Map.of("numbers", CsvReaderTest::numbers, "problems", CsvReaderTest::problems));
    }

    private static String numbers(String row) {
        String head = row.replaceAll("\"[^\"]*\"|[^,;\t\"]+", "x");
        List<String> cells = CsvReader.rows("a.csv", head + "\n" + row, true).get(1);
        return String.join(" ", cells.subList(1, cells.size()));
    }

    private static String problems(String text) {
        return Told.of(assertThrows(ProblemException.class, () -> CsvReader.rows("a.csv", text, true))
                .problems());
    }
}

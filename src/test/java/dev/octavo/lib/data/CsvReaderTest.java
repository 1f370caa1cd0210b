package dev.octavo.lib.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.testing.CpuTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Problems in tables are tested in {@code ComponentsTest}. */
final class CsvReaderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a,1|1",
                "a,-|''",
                "a,|''",
                "a,N/A|''",
                "a,\u2013|''",
                "a,-2.5|-2.5",
                "a,\u22122|-2",
                "a,\"1,200\"|1200",
                "a,\"1,200,000.5\"|1200000.5",
                "a,\"1,5\"|1.5",
                "a,\"0,125\"|0.125",
                "a,1.200|1.200",
                "a,1.200.000|1200000",
                "a,\"1.200,5\"|1200.5",
                "a,1 200 000|1200000",
                "a,1'200|1200",
                "a;1,5|1.5",
                "a;1.200;0,5|1200 0.5",
                "a,\"1,200\",0.5|1200 0.5",
                "a\t1,5|1.5",
            })
    void readsNumbersAsTheyAreWrittenAnywhere(String row, String numbers) {
        String head = row.replaceAll("\"[^\"]*\"|[^,;\t\"]+", "x");
        List<String> cells = CsvReader.rows("a.csv", head + "\n" + row, true).get(1);
        assertEquals(numbers, String.join(" ", cells.subList(1, cells.size())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x;x\\na;1,200        | 2:3 \"1,200\" may be thousands, or a number with a fraction",
                "x,x\\na,\"1,5\"\\nb,2.5 | 2:3 \"1,5\" has a comma before its fraction, where other numbers of the file have a full stop",
                "x,x\\na,5 %          | 2:3 \"5 %\" is not a number",
                "x,x\\na,1,5          | 2:1 this row has 3 values, and the first row 2",
            })
    void reportsWhatIsNoNumber(String text, String reported) {
        ProblemException wrong =
                assertThrows(ProblemException.class, () -> CsvReader.rows("a.csv", text.replace("\\n", "\n"), true));
        assertEquals(
                List.of(reported),
                wrong.problems().stream()
                        .map(one -> one.location().orElseThrow().line() + ":"
                                + one.location().orElseThrow().column() + " " + one.message())
                        .toList());
    }

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
    void readsALongRowInLinearTime() {
        int cells = 300_000;
        String text = "x" + ",n".repeat(cells) + "\ny" + ",1".repeat(cells);
        CpuTime.atMost(Duration.ofSeconds(5), () -> "a row of " + cells + " cells", () -> {
            assertEquals(cells + 1, CsvReader.rows("a.csv", text, true).get(1).size());
            return text;
        });
    }
}

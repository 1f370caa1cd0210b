package dev.octavo.use.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.testing.NativeProgram;
import dev.octavo.testing.Rows;
import dev.octavo.testing.Run;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("both")
final class UsageErrorTest {
    private final Shell shell;

    UsageErrorTest(@TempDir Path folder) {
        shell = Shell.in(folder);
    }

    @TestFactory
    Stream<DynamicTest> isExplainedWithTheNearestSpelling() {
        return Rows.of(UsageErrorTest.class, "usage-errors.rows")
                .become(Map.of(
                        "mistake", command -> shell.octavo(command.split(" ")).shown(), "help", this::helped));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "new"})
    void aMissingCommandShowsWhichThereAre(String command) {
        Run run = shell.octavo(command.isEmpty() ? new String[0] : command.split(" "));
        Run help = shell.octavo((command + " --help").strip().split(" "));
        assertEquals(new Run(2, "", help.out()), run);
    }

    @Test
    void theVersionIsAResult() {
        Run run = shell.octavo("--version");
        assertEquals(0, run.code());
        assertTrue(
                run.out().matches("octavo \\S.*, " + (NativeProgram.isTried() ? "native" : "Java \\d+.*") + "\\R"),
                run.out());
    }

    private String helped(String command) {
        Run run = shell.octavo((command + " --help").strip().split(" "));
        assertEquals(0, run.code());
        assertEquals("", run.err());
        String[] parts = run.out().split("\nExamples:\n", -1);
        assertEquals(2, parts.length, run.out());
        assertTrue(run.out().lines().allMatch(line -> line.length() <= 100), run.out());
        return parts[1].contains(("octavo " + command).strip()) ? "has an example" : run.out();
    }
}

package dev.octavo.use.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.build.pipeline.BuildRequest;
import dev.octavo.testing.Rows;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;

/** A plain {@code build} is parsed as picocli does, and anything else is left to picocli. */
final class PlainBuildTest {
    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());
    private static final Environment SURROUNDINGS = new Environment(
            NOWHERE,
            NOWHERE,
            0,
            false,
            Path.of("/work"),
            Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC),
            2,
            Map.of());
    private static final ErrorPrinter COMPLAINTS = new ErrorPrinter(SURROUNDINGS, () -> false);

    @TestFactory
    Stream<DynamicTest> readsAsTheParserReadsOrLeavesItToTheParser() {
        return Rows.of(PlainBuildTest.class, "plain-builds.rows").become(line -> {
            Optional<BuildSite> plain = BuildSite.plain(SURROUNDINGS, COMPLAINTS, line.split(" "));
            plain.ifPresent(build -> assertEquals(parsed(line), build.request()));
            return plain.isPresent() ? "plain" : "left to the parser";
        });
    }

    private static BuildRequest parsed(String line) {
        CommandLine commands = CommandLines.of(new RootCommand(), SURROUNDINGS, COMPLAINTS);
        commands.parseArgs(line.split(" "));
        CommandLine build = Objects.requireNonNull(commands.getSubcommands().get("build"));
        return ((BuildSite) build.getCommand()).request();
    }
}

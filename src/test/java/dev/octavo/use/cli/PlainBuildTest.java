package dev.octavo.use.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.build.pipeline.BuildRequest;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "build",
                "build --drafts",
                "build --clean --all --json",
                "build --site blog --out /srv/www",
                "build --url https://me.example/blog/ --drafts --clean --json --site . --out ../x",
            })
    void readsAsTheParserReads(String line) {
        assertEquals(
                Optional.of(parsed(line)),
                BuildSite.plain(SURROUNDINGS, COMPLAINTS, line.split(" ")).map(BuildSite::request));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new site x",
                "--version",
                "build --help",
                "build --debug",
                "build --as-of 2027-01-01",
                "build --drafts --drafts",
                "build --site",
                "build --site --drafts",
                "build --site=blog",
                "build --drafs",
                "build blog",
                "--debug build",
            })
    void leavesTheRestToTheParser(String line) {
        assertEquals(Optional.empty(), BuildSite.plain(SURROUNDINGS, COMPLAINTS, line.split(" ")));
    }

    private static BuildRequest parsed(String line) {
        CommandLine commands = CommandLines.of(new RootCommand(), SURROUNDINGS, COMPLAINTS);
        commands.parseArgs(line.split(" "));
        CommandLine build = Objects.requireNonNull(commands.getSubcommands().get("build"));
        return ((BuildSite) build.getCommand()).request();
    }
}

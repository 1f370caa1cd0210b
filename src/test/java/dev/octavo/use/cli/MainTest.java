package dev.octavo.use.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.problem.Bug;
import dev.octavo.lib.problem.Location;
import dev.octavo.testing.Folders;
import dev.octavo.testing.Run;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a command throws, the author reads a sentence. */
final class MainTest {
    @TempDir
    Path folder;

    /** Every command that needs the time fails. */
    private static final class Broken extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            Error bug = new NoSuchMethodError("of the system");
            Bug.note(bug, Location.file("content/posts/a.md"));
            throw bug;
        }
    }

    private Run octavo(String... args) {
        Folders.write(folder, "content/site.yaml", "title: T\n");
        return new Shell(folder, 0, true, new Broken(), Map.of()).octavo(args);
    }

    @ParameterizedTest
    @ValueSource(strings = {"build", "build --json", "check", "new post A"})
    void aBugIsToldAndExitsWith70(String call) {
        Run run = octavo(call.split(" "));
        assertEquals("""
                error: this is a bug of Octavo, which this file brings out
                  content/posts/a.md
                  help: nothing was written, so the site is as it was; please report it, with this file and what this command prints when you add --debug

                """, run.err());
        assertEquals(70, run.code());
    }

    @Test
    void debugShowsWhereItIs() {
        String err = octavo("build", "--debug").err();
        assertTrue(err.contains("java.lang.NoSuchMethodError: of the system\n\tat "), err);
        assertTrue(err.contains("at work on content/posts/a.md\n"), err);
    }
}

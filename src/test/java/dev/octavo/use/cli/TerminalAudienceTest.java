package dev.octavo.use.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class TerminalAudienceTest {
    private static final String CLEAR_LINE = "\r\033[K";

    @Test
    void clearsTheBarBeforeAResult() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream terminal = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        Environment environment =
                new Environment(terminal, terminal, 100, true, Path.of("."), Clock.systemUTC(), 1, Map.of());
        AtomicLong nanos = new AtomicLong();
        try (ProgressBar bar = new ProgressBar(environment, nanos::get)) {
            PublishSite.TerminalAudience audience = new PublishSite.TerminalAudience(terminal, problems -> {}, bar);
            nanos.set(Long.MAX_VALUE / 2);
            audience.progress().at("verify", 9, 10);
            int shown = bytes.toString(StandardCharsets.UTF_8).length();
            audience.message("Sent 2 files, 10 kB. Readers have release 1.");
            assertEquals(
                    CLEAR_LINE + "Sent 2 files, 10 kB. Readers have release 1.\n",
                    bytes.toString(StandardCharsets.UTF_8).substring(shown));
        }
    }
}

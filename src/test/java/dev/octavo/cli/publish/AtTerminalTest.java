package dev.octavo.cli.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.address.SiteUrl;
import dev.octavo.cli.terminal.ProgressBar;
import dev.octavo.cli.terminal.Surroundings;
import dev.octavo.publish.look.Looked;
import dev.octavo.publish.site.Difference;
import dev.octavo.publish.site.SiteManifest;
import dev.octavo.publish.target.Receipt;
import dev.octavo.publish.target.Standing;
import dev.octavo.site.destination.Destination;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class AtTerminalTest {
    private static final String CLEAR_LINE = "\r\033[K";

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void takesTheBarAwayBeforeAResult(String result, Consumer<AtTerminal> event) throws InterruptedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream terminal = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        Surroundings surroundings = new Surroundings(terminal, terminal, 100, true, Path.of("."), Clock.systemUTC(), 1);
        try (ProgressBar bar = new ProgressBar(surroundings)) {
            AtTerminal audience =
                    new AtTerminal(surroundings, problems -> {}, bar, new Destination.Folder("/srv/blog", 5), false);
            Thread.sleep(200);
            audience.progress().at("verify", 9, 10);
            int shown = bytes.size();
            event.accept(audience);
            assertEquals(
                    CLEAR_LINE + result + "\n",
                    bytes.toString(StandardCharsets.UTF_8).substring(text(bytes, shown)));
        }
    }

    private static int text(ByteArrayOutputStream bytes, int size) {
        return new String(bytes.toByteArray(), 0, size, StandardCharsets.UTF_8).length();
    }

    static Stream<Arguments> takesTheBarAwayBeforeAResult() {
        Standing standing = new Standing(SiteManifest.EMPTY, "release 1", true);
        return Stream.of(
                event(
                        "Sent 2 files, 10 kB. Readers have release 1.",
                        to -> to.sent(new Receipt(2, 10_000, 0, "release 1"))),
                event(
                        "Nothing was sent: this was a dry run.",
                        to -> to.dryRun(Difference.between(SiteManifest.EMPTY, SiteManifest.EMPTY))),
                event("Nothing was sent: readers have this very site.", to -> to.nothingToSend("the folder /srv/blog")),
                event(
                        "At https://blog.example/ looked at 1 of 1 address: all is right.",
                        to -> to.looked(
                                new SiteUrl("https://blog.example", ""), new Looked(1, 1, false, List.of(), Set.of()))),
                event("Readers have release 1 again, 0 files.", to -> to.rolledBack(standing)));
    }

    private static Arguments event(String result, Consumer<AtTerminal> event) {
        return Arguments.of(result, event);
    }
}

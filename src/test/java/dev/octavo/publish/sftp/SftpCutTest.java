package dev.octavo.publish.sftp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.work.Progress;
import dev.octavo.publish.lock.Locks;
import dev.octavo.publish.release.ReleaseFiles;
import dev.octavo.publish.release.ReleaseTrial;
import dev.octavo.publish.target.Target;
import dev.octavo.testing.CuttingProxy;
import dev.octavo.testing.Trials;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The connection breaks at a random byte. */
@Tag("ci")
@Tag("endurance")
final class SftpCutTest {
    private static final long SEED = 20_261_125;
    private static final int CUTS = Trials.of(200);
    private static final int BLIPS = Trials.of(30);
    private static final long AFTER_THE_GREETING = 8000;

    private final SftpTrial trial;

    SftpCutTest(@TempDir Path folder) throws Exception {
        this.trial = SftpTrial.start(folder);
    }

    @Test
    void afterEachCutReadersHaveOneVersionWholeAndAnotherPublishCompletesIt() throws Exception {
        try (trial) {
            trial.publish(0);
            long whole = bytesOfAPublish() / 2; // most send less, since more files are there already
            Random random = new Random(SEED);
            TreeMap<String, Integer> outcomes = new TreeMap<>();
            int version = 1;
            for (int i = 0; i < CUTS; i++) {
                int before = version;
                int wanted = (version + 1 + i % 3) % SftpTrial.VERSIONS;
                long at = (long) (random.nextDouble() * whole);
                String when = "cut " + i + " of seed " + SEED + " at byte " + at + " of " + whole;
                outcomes.merge(publishUntil(at, wanted, when), 1, Integer::sum);
                outcomes.merge(trial.served(when) == wanted ? "readers: new" : "readers: old", 1, Integer::sum);
                trial.assertMended(before, wanted, when);
                version = wanted;
            }
            System.out.println("cuts over " + whole + " bytes: " + outcomes);
            assertTrue(outcomes.getOrDefault("broken", 0) > CUTS / 2, outcomes::toString);
        }
    }

    @Test
    void aLineThatBreaksOnceIsTakenUpAgainByItself() throws Exception {
        try (trial) {
            trial.publish(0);
            long whole = bytesOfAPublish() / 2;
            for (int i = 1; i <= BLIPS; i++) {
                long at = AFTER_THE_GREETING + i * (whole - AFTER_THE_GREETING) / (BLIPS + 1);
                String when = "blip " + i + " at byte " + at + " of " + whole;
                int version = i % SftpTrial.VERSIONS;
                try (CuttingProxy proxy = CuttingProxy.once(trial.port(), at)) {
                    trial.place().server().home(trial.place().home(), proxy.port());
                    try (Target target = trial.place().target(proxy.port())) {
                        target.publish(trial.site(version), target.state(), Progress.SILENT);
                    }
                }
                assertEquals(version, trial.served(when), when);
                assertEquals(List.of(), Locks.in(trial.place().folder()), when);
            }
        }
    }

    private long bytesOfAPublish() throws IOException {
        try (CuttingProxy proxy = CuttingProxy.before(trial.port(), Long.MAX_VALUE)) {
            trial.place().server().home(trial.place().home(), proxy.port());
            ReleaseTrial.publish(trial.open(proxy.port()), trial.site(1));
            return proxy.passed();
        }
    }

    private String publishUntil(long bytes, int version, String when) throws IOException {
        try (CuttingProxy proxy = CuttingProxy.before(trial.port(), bytes)) {
            trial.place().server().home(trial.place().home(), proxy.port());
            try (ReleaseFiles files = trial.open(proxy.port())) {
                ReleaseTrial.publish(files, trial.site(version));
                return "done";
            } catch (ProblemException e) {
                String reported = e.problems().get(0).message();
                assertTrue(
                        reported.matches("the connection to .* broke.*"
                                + "|127.0.0.1:\\d+ has closed the connection.*"
                                + "|127.0.0.1:\\d+ is there, but does not speak SSH"
                                + "|127.0.0.1:\\d+ does not let .* in .*"
                                + "|.* offers no SFTP"
                                + "|readers have release \\d+ in .*, but what is not needed any more is still there"),
                        when + ": " + reported);
                return "broken";
            }
        }
    }
}

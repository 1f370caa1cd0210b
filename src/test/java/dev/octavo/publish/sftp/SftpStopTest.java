package dev.octavo.publish.sftp;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.publish.release.ReleaseFiles;
import dev.octavo.publish.release.ReleaseTrial;
import dev.octavo.publish.release.WatchedFiles;
import dev.octavo.testing.CuttingProxy;
import dev.octavo.testing.Trials;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A publishing dies at a random operation: it does no more, and its connection ends. */
@Tag("ci")
@Tag("endurance")
final class SftpStopTest {
    private static final long SEED = 20_261_125;
    private static final int STOPS = Trials.of(200);

    private final SftpTrial trial;

    SftpStopTest(@TempDir Path folder) throws Exception {
        this.trial = SftpTrial.start(folder);
    }

    @Test
    void afterEachDeathReadersHaveOneVersionWholeAndAnotherPublishCompletesIt() throws Exception {
        try (trial) {
            trial.publish(0);
            int all = stepsOfAPublish();
            Random random = new Random(SEED);
            Map<String, Integer> operations = new TreeMap<>();
            int version = 1;
            for (int i = 0; i < STOPS; i++) {
                int before = version;
                int wanted = (version + 1 + i % 3) % SftpTrial.VERSIONS;
                int at = random.nextInt(all);
                String when = "death " + i + " of seed " + SEED + " at step " + at + " of " + all;
                operations.merge(publishUntil(at, wanted), 1, Integer::sum);
                trial.assertMended(before, wanted, when);
                version = wanted;
            }
            System.out.println("deaths by operation, of " + all + " steps: " + operations);
            assertTrue(operations.size() >= Math.min(8, STOPS / 5), operations::toString);
        }
    }

    private int stepsOfAPublish() throws IOException {
        AtomicInteger steps = new AtomicInteger();
        ReleaseFiles files = trial.open(trial.port());
        ReleaseTrial.publish(
                new WatchedFiles(files, files.threads(), (operation, path, done) -> steps.incrementAndGet()),
                trial.site(1));
        return steps.get();
    }

    /** The last operation. */
    private String publishUntil(int step, int version) throws IOException {
        AtomicInteger steps = new AtomicInteger();
        String[] last = {"none"};
        try (CuttingProxy proxy = CuttingProxy.before(trial.port(), Long.MAX_VALUE)) {
            trial.place().server().home(trial.place().home(), proxy.port());
            ReleaseFiles files = trial.open(proxy.port());
            WatchedFiles.Watchman killer = (operation, path, done) -> {
                int now = steps.getAndIncrement();
                if (now == step) {
                    last[0] = operation;
                    proxy.cutNow();
                }
                if (now >= step) {
                    throw new IOException("dead");
                }
            };
            boolean died = false;
            try {
                ReleaseTrial.publish(new WatchedFiles(files, files.threads(), killer), trial.site(version));
            } catch (RuntimeException e) {
                died = true;
            } finally {
                files.close();
            }
            assertTrue(died || steps.get() <= step, "it went on after its death");
            return last[0];
        }
    }
}

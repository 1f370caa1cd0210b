package dev.octavo.publish.sftp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.problem.ProblemException;
import dev.octavo.publish.lock.Locks;
import dev.octavo.publish.release.ReleaseFiles;
import dev.octavo.publish.release.ReleaseTrial;
import dev.octavo.testing.Trials;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Killed processes, and two that publish at once. */
@Tag("ci")
@Tag("endurance")
final class SftpKillTest {
    private static final long SEED = 20_261_125;
    private static final int KILLS = Trials.of(30);
    private static final int PAIRS = Trials.of(10);
    private static final int LONGEST_RUN_MS = 1200;

    private final Path folder;
    private final SftpTrial trial;

    SftpKillTest(@TempDir Path folder) throws Exception {
        this.folder = folder;
        this.trial = SftpTrial.start(folder);
    }

    /** Publishes one version after another; arguments: {@code port home folder first}. */
    public static void main(String[] arguments) throws IOException {
        SftpPlace place =
                SftpPlace.at(Path.of(arguments[1]), Path.of(arguments[2]).resolve("blog"));
        ReleaseTrial sites = new ReleaseTrial(Path.of(arguments[2]));
        int port = Integer.parseInt(arguments[0]);
        System.out.println("ready");
        for (int version = Integer.parseInt(arguments[3]); true; version++) {
            int next = version % SftpTrial.VERSIONS;
            ReleaseTrial.publish(place.open(port, Locks.alone()), sites.site(next));
        }
    }

    @Test
    void afterEachKillOfAProcessReadersHaveOneVersionWhole() throws Exception {
        try (trial) {
            trial.publish(0);
            Random random = new Random(SEED);
            int version = 0;
            int changed = 0;
            for (int i = 0; i < KILLS; i++) {
                String when = "kill " + i + " of seed " + SEED;
                kill(version + 1, random.nextInt(LONGEST_RUN_MS));
                int served = trial.served(when);
                changed += served == version ? 0 : 1;
                int next = (served + 1) % SftpTrial.VERSIONS;
                trial.assertMended(served, next, when);
                version = next;
            }
            System.out.println("of " + KILLS + " processes " + changed + " had switched before they were killed");
        }
    }

    private void kill(int first, int afterMs) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        SftpKillTest.class.getName(),
                        Integer.toString(trial.port()),
                        trial.place().home().toString(),
                        folder.toString(),
                        Integer.toString(first))
                .redirectErrorStream(true);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process child = builder.start();
        try (BufferedReader says = child.inputReader(StandardCharsets.UTF_8)) {
            assertEquals("ready", says.readLine());
            Thread.sleep(afterMs);
            assertTrue(child.isAlive(), () -> says.lines().toList().toString());
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    @Test
    void ofTwoAtOnceOneWinsOrBothInOrder() throws Exception {
        ExecutorService both = Executors.newFixedThreadPool(2);
        try (trial) {
            trial.publish(0);
            int published = 0;
            for (int i = 0; i < PAIRS; i++) {
                CyclicBarrier start = new CyclicBarrier(2);
                List<Future<String>> attempts = new ArrayList<>();
                for (int version : new int[] {2 * i + 1, 2 * i + 2}) {
                    Callable<String> attempt = () -> {
                        ReleaseFiles files = trial.place().open(trial.port(), Locks.patient("ada@laptop"));
                        start.await();
                        return publish(files, version);
                    };
                    attempts.add(both.submit(attempt));
                }
                String output = attempts.get(0).get() + "; " + attempts.get(1).get();
                assertTrue(output.contains("published"), output);
                published += output.split("published", -1).length - 1;
                int served = trial.served(output);
                assertTrue(
                        served == (2 * i + 1) % SftpTrial.VERSIONS || served == (2 * i + 2) % SftpTrial.VERSIONS,
                        output);
                assertTrue(
                        output.matches("(published|another publishing \\(ada@laptop\\) is at work in .*"
                                + "|somebody else published first: .*); "
                                + "(published|another publishing \\(ada@laptop\\) is at work in .*"
                                + "|somebody else published first: .*)"),
                        output);
            }
            System.out.println("of " + PAIRS + " pairs " + published + " were published");
        } finally {
            both.shutdownNow();
        }
    }

    private String publish(ReleaseFiles files, int version) throws IOException {
        try {
            ReleaseTrial.publish(files, trial.site(version));
            return "published";
        } catch (ProblemException e) {
            return e.problems().get(0).message();
        }
    }
}

package dev.octavo.publish.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.work.Progress;
import dev.octavo.publish.SampleSite;
import dev.octavo.publish.lock.TextLock;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.target.PublishingProcess;
import dev.octavo.testing.S3Server;
import dev.octavo.testing.Trials;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two publish to one bucket: one succeeds, and the other gets a message. */
@Tag("ci")
@ExtendWith(S3ProxyStorage.class)
final class ConcurrentPublishingTest {
    private static final long SEED = 20_261_126;
    private static final int SLEEPERS = Trials.all() ? 20 : 4;

    private final S3Server server;
    private final Path folder;

    ConcurrentPublishingTest(S3Server server, @TempDir Path folder) {
        this.server = server;
        this.folder = folder;
    }

    private FinishedSite site(int version) throws IOException {
        return SampleSite.write(folder.resolve("site " + version), version);
    }

    @Test
    @Tag("endurance")
    void whoWakesUpAfterItWasTakenOverDoesNoHarm() throws Exception {
        Random random = new Random(SEED);
        int stopped = 0;
        for (int i = 0; i < SLEEPERS; i++) {
            BucketPlace bucket = BucketPlace.make(server, "sleeper-" + i, "");
            bucket.pace(150, 1500); // it soon notices that it slept
            Process child = PublishingProcess.start(List.of(), bucket, folder.resolve("child " + i), 0, 1, 1);
            try (BufferedReader says = child.inputReader(StandardCharsets.UTF_8)) {
                assertEquals("ready", says.readLine());
                assertEquals("published 0 as release 1", says.readLine());
                Thread.sleep(random.nextInt(600));
                signal("STOP", child);
                // Longer than a renewal takes on a busy machine.
                try (BucketTarget target =
                        bucket.elsewhere("b@test").pace(200, 1500).target()) {
                    target.publish(site(30), target.state(), Progress.SILENT);
                }
                signal("CONT", child);
                String answer = says.readLine();
                assertTrue(child.waitFor(3, TimeUnit.MINUTES));
                String when = "sleeper " + i + ", who said " + answer;
                if (answer.startsWith("refused: ")) {
                    stopped++;
                } else {
                    assertTrue(answer.startsWith("published 1 "), when); // it was done before it was stopped
                }
                bucket.assertServes(30, when);
                // A content that was under way may arrive late. Whoever next asks what is there deletes it.
                bucket.with((target, progress) -> target.rollBack());
                bucket.assertTidy(when);
            } finally {
                signal("CONT", child);
                child.descendants().forEach(ProcessHandle::destroyForcibly);
                child.destroyForcibly();
            }
        }
        System.out.println("stopped in the middle: " + stopped + " of " + SLEEPERS);
        assertTrue(stopped > 0, "none was stopped in the middle");
    }

    @Test
    void whatIsAlwaysAnsweredLateEndsThePublishing() throws Exception {
        BucketPlace bucket = BucketPlace.make(server, "late", "");
        bucket.pace(200, 800);
        UnaryOperator<Wire> late = wire -> request -> {
            Answer answer = wire.send(request);
            if (request.uri().getPath().contains(TextLock.NAME_PREFIX)) {
                try {
                    Thread.sleep(500);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return answer;
        };
        FinishedSite site = site(1);
        ProblemException e = assertThrows(ProblemException.class, () -> bucket.publish(site, late));
        assertEquals(
                "the bucket late at 127.0.0.1 takes so long to answer that another octavo publish may have begun there"
                        + " meanwhile",
                e.getMessage());
        assertTrue(bucket.keys().isEmpty());
    }

    private static void signal(String name, Process process) throws Exception {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .filter(ProcessHandle::isAlive)
                .forEach(handle -> command.add(Long.toString(handle.pid())));
        if (command.size() > 2) {
            new ProcessBuilder(command).start().waitFor();
        }
    }
}

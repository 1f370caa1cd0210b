package dev.octavo.publish.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.work.Progress;
import dev.octavo.publish.SampleSite;
import dev.octavo.publish.lock.TextLock;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.target.TargetState;
import dev.octavo.testing.S3Server;
import dev.octavo.testing.Trials;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
    private static final int RACES = Trials.all() ? 20 : 5;
    private static final Bucket.Pace PATIENT = new Bucket.Pace(Duration.ofMillis(200), Duration.ofSeconds(30), 2, 8);

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
    void oneOfTwoWins() throws Exception {
        TestBucket bucket = TestBucket.make(server, "races", "");
        bucket.publish(site(0));
        List<String> refusals = new ArrayList<>();
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            for (int i = 0; i < RACES; i++) {
                List<Integer> won = new ArrayList<>();
                CountDownLatch ready = new CountDownLatch(2);
                List<Future<String>> results = new ArrayList<>();
                for (int version : new int[] {2 * i + 1, 2 * i + 2}) {
                    FinishedSite site = site(version);
                    results.add(both.submit(() -> race(bucket, site, version, ready)));
                }
                for (Future<String> result : results) {
                    String output = result.get(3, TimeUnit.MINUTES);
                    if (output.startsWith("published ")) {
                        won.add(Integer.parseInt(output.substring("published ".length())));
                    } else {
                        refusals.add(output);
                    }
                }
                assertEquals(1, won.size(), "race " + i + ": " + refusals);
                BucketAssertions.assertExactly(bucket, won.get(0), "race " + i);
                try (BucketTarget target = bucket.target()) {
                    assertTrue(target.state().finished());
                }
            }
        } finally {
            both.shutdownNow();
        }
        assertEquals(RACES, refusals.size());
        refusals.forEach(output -> assertTrue(
                output.matches("(another publishing \\(someone\\d+@test\\) is at work in"
                        + "|somebody else published first: release \\d+ is in) the bucket races at 127.0.0.1.*"),
                output));
    }

    private static String race(TestBucket bucket, FinishedSite site, int version, CountDownLatch ready)
            throws Exception {
        try (BucketTarget target = bucket.at(PATIENT, "someone" + version + "@test")) {
            TargetState standing = target.state();
            ready.countDown();
            ready.await(3, TimeUnit.MINUTES);
            target.publish(site, standing, Progress.SILENT);
            return "published " + version;
        } catch (ProblemException e) {
            return e.problems().get(0).message();
        }
    }

    @Test
    void whoIsAliveIsNotTakenOver() throws Exception {
        TestBucket bucket = TestBucket.make(server, "alive", "");
        bucket.publish(site(0));
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Progress slow = (stage, done, total) -> {
            begun.countDown();
            try {
                goOn.await(3, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (BucketTarget first = bucket.at(PATIENT, "first@test");
                BucketTarget second = bucket.at(PATIENT, "second@test")) {
            Future<?> publishing = other.submit(() -> first.publish(site(1), first.state(), slow));
            assertTrue(begun.await(3, TimeUnit.MINUTES));
            TargetState standing = second.state();
            ProblemException refused =
                    assertThrows(ProblemException.class, () -> second.publish(site(2), standing, Progress.SILENT));
            String reported = String.valueOf(refused.getMessage());
            assertTrue(
                    reported.startsWith(
                            "another publishing (first@test) is at work in the bucket alive at 127.0.0.1 since"),
                    reported);
            assertThrows(ProblemException.class, second::rollBack);
            goOn.countDown();
            publishing.get(3, TimeUnit.MINUTES);
        } finally {
            other.shutdownNow();
        }
        BucketAssertions.assertExactly(bucket, 1, "the first one has finished");
    }

    @Test
    @Tag("endurance")
    void whoWakesUpAfterItWasTakenOverDoesNoHarm() throws Exception {
        Random random = new Random(SEED);
        int stopped = 0;
        for (int i = 0; i < SLEEPERS; i++) {
            TestBucket bucket = TestBucket.make(server, "sleeper-" + i, "");
            Process child = ChildPublisher.start(bucket, folder.resolve("child " + i), 0, "once");
            try (BufferedReader says = child.inputReader(StandardCharsets.UTF_8)) {
                assertEquals("ready 0", says.readLine());
                Thread.sleep(random.nextInt(600));
                signal("STOP", child);
                // Longer than a renewal takes on a busy machine.
                try (BucketTarget target =
                        bucket.at(new Bucket.Pace(Duration.ofMillis(200), Duration.ofMillis(1500), 2, 8), "b@test")) {
                    target.publish(site(30), target.state(), Progress.SILENT);
                }
                signal("CONT", child);
                String answer = says.readLine();
                assertTrue(child.waitFor(3, TimeUnit.MINUTES));
                if (answer.startsWith("refused: ")) {
                    stopped++;
                    BucketAssertions.assertExactly(bucket, 30, "sleeper " + i + ", who said " + answer);
                } else {
                    assertEquals("ready 1", answer); // it was done before it was stopped
                    BucketAssertions.assertExactly(bucket, 30, "sleeper " + i);
                }
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
        TestBucket bucket = TestBucket.make(server, "late", "");
        bucket.pace = new Bucket.Pace(Duration.ofMillis(200), Duration.ofMillis(800), 2, 8);
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
                "the bucket late at 127.0.0.1 takes so long to answer that another publishing may have begun there"
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

package dev.octavo.publish.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.problem.ProblemException;
import dev.octavo.publish.SampleSite;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.testing.CuttingProxy;
import dev.octavo.testing.S3Server;
import dev.octavo.work.Progress;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Publishings that end at random moments: by a kill, by a cut connection, and some of them twice in a row. */
@Tag("ci")
final class BrokenOffTest {
    private static final long SEED = 20_261_125;

    private static S3Server server;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        server = S3Server.proxy(folder, Map.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private FinishedSite site(int version) throws IOException {
        return SampleSite.write(folder.resolve("site " + version), version);
    }

    @Test
    void killedAtARandomRequest200Times() throws Exception {
        Random random = new Random(SEED);
        TestBucket bucket = TestBucket.make(server, "kill-random", "");
        bucket.publish(site(0));
        int version = 0;
        int kills = 0;
        while (kills < 200) {
            List<Integer> versions = new ArrayList<>(List.of(version));
            // Half of them are killed a second time, some also a third time, with yet another site.
            do {
                version += 1 + random.nextInt(4) * random.nextInt(4);
                versions.add(version);
                int number = 1 + random.nextInt(75);
                String when = "kill " + kills + " of seed " + SEED + " at request " + number;
                try {
                    bucket.publish(
                            site(version),
                            random.nextBoolean() ? Requests.deadFrom(number) : Requests.deafFrom(number));
                    versions = new ArrayList<>(List.of(version));
                } catch (ProblemException killed) {
                    kills++;
                    Whole.assertSound(bucket, versions, when);
                }
            } while (random.nextBoolean());
            Whole.assertCompletes(bucket, site(version), version, "after kill " + kills + " of seed " + SEED);
        }
    }

    @Test
    void cutAtARandomByte200Times() throws Exception {
        Random random = new Random(SEED + 1);
        TestBucket bucket = TestBucket.make(server, "cut", "");
        int version = 0;
        long most;
        try (CuttingProxy proxy = CuttingProxy.before(server.port(), Long.MAX_VALUE)) {
            publishThrough(bucket, proxy, version);
            most = proxy.passed() * 2 / 3;
        }
        int cut = 0;
        for (int i = 0; i < 200; i++) {
            int next = version + 1 + random.nextInt(3) * random.nextInt(4);
            long bytes = (long) (random.nextDouble() * most);
            String when = "cut " + i + " of seed " + SEED + " after " + bytes + " bytes";
            try (CuttingProxy proxy = CuttingProxy.before(server.port(), bytes)) {
                publishThrough(bucket, proxy, next);
            } catch (ProblemException broken) {
                cut++;
                Whole.assertSound(bucket, List.of(version, next), when);
            }
            Whole.assertCompletes(bucket, site(next), next, when);
            version = next;
        }
        System.out.println("cut " + cut + " of 200 times");
        assertTrue(cut > 100, cut + " cuts");
    }

    private void publishThrough(TestBucket bucket, CuttingProxy proxy, int version) throws IOException {
        try (BucketTarget target = bucket.through(proxy.port())) {
            target.publish(site(version), target.standing(), Progress.SILENT);
        }
    }

    @Test
    void aProcessKilledAtARandomMoment20Times() throws Exception {
        Random random = new Random(SEED + 2);
        TestBucket bucket = TestBucket.make(server, "killed", "");
        for (int i = 0; i < 20; i++) {
            Process child = ChildPublisher.start(bucket, folder.resolve("child " + i), i, "forever");
            List<Integer> versions = new ArrayList<>();
            try (BufferedReader says = child.inputReader(StandardCharsets.UTF_8)) {
                assertEquals("ready " + i, says.readLine());
                Thread.sleep(random.nextInt(3000));
                child.descendants().forEach(ProcessHandle::destroyForcibly);
                assertTrue(child.waitFor(10, TimeUnit.SECONDS));
                says.lines().forEach(line -> versions.add(Integer.parseInt(line.replace("ready ", ""))));
            }
            int last = versions.isEmpty() ? i : versions.get(versions.size() - 1);
            String when = "kill " + i + " of seed " + SEED + ", of version " + (last + 1);
            Whole.assertSound(bucket, List.of(last, last + 1), when);
            Whole.assertCompletes(bucket, site(i + 1), i + 1, when);
        }
    }
}

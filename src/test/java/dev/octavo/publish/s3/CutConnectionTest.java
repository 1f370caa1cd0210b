package dev.octavo.publish.s3;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.work.Progress;
import dev.octavo.publish.SampleSite;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.testing.CuttingProxy;
import dev.octavo.testing.S3Server;
import dev.octavo.testing.Trials;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Publishings whose connection is cut at a random byte. */
@Tag("ci")
@Tag("endurance")
@ExtendWith(S3ProxyStorage.class)
final class CutConnectionTest {
    private static final long SEED = 20_261_125;

    private final S3Server server;
    private final Path folder;

    CutConnectionTest(S3Server server, @TempDir Path folder) {
        this.server = server;
        this.folder = folder;
    }

    private FinishedSite site(int version) throws IOException {
        return SampleSite.write(folder.resolve("site " + version), version);
    }

    @Test
    void cutAtRandomBytes() throws Exception {
        Random random = new Random(SEED + 1);
        TestBucket bucket = TestBucket.make(server, "cut", "");
        int version = 0;
        long most;
        try (CuttingProxy proxy = CuttingProxy.before(server.port(), Long.MAX_VALUE)) {
            publishThrough(bucket, proxy, version);
            most = proxy.passed() * 2 / 3;
        }
        int cut = 0;
        int times = Trials.of(200);
        for (int i = 0; i < times; i++) {
            int next = version + 1 + random.nextInt(3) * random.nextInt(4);
            long bytes = (long) (random.nextDouble() * most);
            String when = "cut " + i + " of seed " + SEED + " after " + bytes + " bytes";
            try (CuttingProxy proxy = CuttingProxy.before(server.port(), bytes)) {
                publishThrough(bucket, proxy, next);
            } catch (ProblemException broken) {
                cut++;
                BucketAssertions.assertSound(bucket, List.of(version, next), when);
            }
            BucketAssertions.assertCompletes(bucket, site(next), next, when);
            version = next;
        }
        System.out.println("cut " + cut + " of " + times + " times");
        assertTrue(cut > (times < 200 ? times / 4 : times / 2), cut + " cuts"); // with few runs, chance may miss more
    }

    private void publishThrough(TestBucket bucket, CuttingProxy proxy, int version) throws IOException {
        try (BucketTarget target = bucket.through(proxy.port())) {
            target.publish(site(version), target.state(), Progress.SILENT);
        }
    }
}

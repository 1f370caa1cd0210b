package dev.octavo.publish.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.publish.SampleSite;
import dev.octavo.publish.site.FinishedSite;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Processes that publish one version after another, killed at random moments. */
@Tag("ci")
@Tag("endurance")
@ExtendWith(S3ProxyStorage.class)
final class KilledProcessTest {
    private static final long SEED = 20_261_125;

    private final S3Server server;
    private final Path folder;

    KilledProcessTest(S3Server server, @TempDir Path folder) {
        this.server = server;
        this.folder = folder;
    }

    private FinishedSite site(int version) throws IOException {
        return SampleSite.write(folder.resolve("site " + version), version);
    }

    @Test
    void aProcessKilledAtRandomMoments() throws Exception {
        Random random = new Random(SEED + 2);
        TestBucket bucket = TestBucket.make(server, "killed", "");
        for (int i = 0; i < Trials.of(20); i++) {
            Process child = ChildPublisher.start(bucket, folder.resolve("child " + i), i, "forever");
            List<Integer> versions = new ArrayList<>();
            try (BufferedReader says = child.inputReader(StandardCharsets.UTF_8)) {
                assertEquals("ready " + i, says.readLine());
                Thread.sleep(random.nextInt(3000));
                child.descendants().forEach(ProcessHandle::destroyForcibly);
                assertTrue(child.waitFor(3, TimeUnit.MINUTES));
                says.lines().forEach(line -> versions.add(Integer.parseInt(line.replace("ready ", ""))));
            }
            int last = versions.isEmpty() ? i : versions.get(versions.size() - 1);
            String when = "kill " + i + " of seed " + SEED + ", of version " + (last + 1);
            BucketAssertions.assertSound(bucket, List.of(last, last + 1), when);
            BucketAssertions.assertCompletes(bucket, site(i + 1), i + 1, when);
        }
    }
}

package dev.octavo.publish.s3;

import dev.octavo.lib.problem.ProblemException;
import dev.octavo.publish.SampleSite;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.testing.S3Server;
import dev.octavo.testing.Trials;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Publishings that die at a random request, many several times in a row, each time with another site. */
@Tag("ci")
@Tag("endurance")
@ExtendWith(S3ProxyStorage.class)
final class RandomKillTest {
    private static final long SEED = 20_261_125;

    private final S3Server server;
    private final Path folder;

    RandomKillTest(S3Server server, @TempDir Path folder) {
        this.server = server;
        this.folder = folder;
    }

    private FinishedSite site(int version) throws IOException {
        return SampleSite.write(folder.resolve("site " + version), version);
    }

    @Test
    void killedAtRandomRequests() throws Exception {
        Random random = new Random(SEED);
        TestBucket bucket = TestBucket.make(server, "kill-random", "");
        bucket.publish(site(0));
        int version = 0;
        int kills = 0;
        while (kills < Trials.of(200)) {
            List<Integer> versions = new ArrayList<>(List.of(version));
            // Half of them are killed a second time, and some a third time, with yet another site.
            do {
                version += 1 + random.nextInt(4) * random.nextInt(4);
                versions.add(version);
                int number = 1 + random.nextInt(75);
                String when = "kill " + kills + " of seed " + SEED + " at request " + number;
                try {
                    bucket.publish(
                            site(version),
                            random.nextBoolean() ? RequestKiller.deadFrom(number) : RequestKiller.deafFrom(number));
                    versions = new ArrayList<>(List.of(version));
                } catch (ProblemException killed) {
                    kills++;
                    BucketAssertions.assertSound(bucket, versions, when);
                }
            } while (random.nextBoolean());
            BucketAssertions.assertCompletes(
                    bucket, site(version), version, "after kill " + kills + " of seed " + SEED);
        }
    }
}

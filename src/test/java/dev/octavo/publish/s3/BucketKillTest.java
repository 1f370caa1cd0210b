package dev.octavo.publish.s3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.octavo.lib.problem.ProblemException;
import dev.octavo.publish.SampleSite;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.testing.S3Server;
import dev.octavo.testing.Trials;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A publishing that dies at any request leaves a working site, and the next one completes it. */
@Tag("ci")
@Tag("endurance")
@ExtendWith(S3ProxyStorage.class)
final class BucketKillTest {
    private final S3Server server;
    private final Path folder;

    BucketKillTest(S3Server server, @TempDir Path folder) {
        this.server = server;
        this.folder = folder;
    }

    private FinishedSite site(int version) throws IOException {
        return SampleSite.write(folder.resolve("site " + version), version);
    }

    @Test
    void atEveryRequestOfASmallChange() throws Exception {
        EveryRequest.of(server, folder, "small", 1, RequestKiller::deadFrom);
    }

    @Test
    void afterEveryRequestOfASmallChange() throws Exception {
        EveryRequest.of(server, folder, "deaf", 1, RequestKiller::deafFrom);
    }

    @Test
    void atEveryRequestOfTheFirstTime() throws Exception {
        FinishedSite site = site(0);
        for (int number = 1; number <= 100; number += Trials.step(9)) {
            TestBucket bucket = TestBucket.make(server, "first-" + number, "blog");
            try {
                bucket.publish(site, RequestKiller.deadFrom(number));
            } catch (ProblemException killed) {
                var served = bucket.served();
                served.forEach(
                        (path, bytes) -> assertArrayEquals(SampleSite.files(0).get(path), bytes));
            }
            BucketAssertions.assertCompletes(bucket, site, 0, "first time, at request " + number);
        }
    }

    @Test
    void rollsBackToAnotherReleaseAfterAKill() throws Exception {
        TestBucket bucket = TestBucket.make(server, "kill-back", "");
        bucket.publish(site(0));
        bucket.publish(site(1));
        assertThrows(ProblemException.class, () -> bucket.publish(site(20), RequestKiller.deadFrom(60)));
        try (BucketTarget target = bucket.target()) {
            assertEquals("release 2", target.rollBack().release());
        }
        BucketAssertions.assertExactly(bucket, 1, "back to what stood before the kill");
        for (int number = 1; number < 60; number += 4) {
            RequestKiller dying = RequestKiller.deadFrom(number);
            try (BucketTarget target = bucket.target(dying)) {
                target.rollBack();
            } catch (ProblemException killed) {
                BucketAssertions.assertSound(bucket, List.of(0, 1), "going back, at request " + number);
            }
            BucketAssertions.assertCompletes(bucket, site(1), 1, "going back, at request " + number);
            bucket.publish(site(0));
            bucket.publish(site(1));
        }
    }
}

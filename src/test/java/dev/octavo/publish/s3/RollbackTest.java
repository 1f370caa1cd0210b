package dev.octavo.publish.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.problem.ProblemException;
import dev.octavo.publish.SampleSite;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.target.Fault;
import dev.octavo.publish.target.TargetState;
import dev.octavo.testing.S3Server;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A rollback leads to another site, however often the current one was published. */
@Tag("ci")
@ExtendWith(S3ProxyStorage.class)
final class RollbackTest {
    private static final String[] NAMES = {"a", "b", "c"};

    private final S3Server server;
    private final Path folder;

    RollbackTest(S3Server server, @TempDir Path folder) {
        this.server = server;
        this.folder = folder;
    }

    /** A site of few files; each version removes one and adds one. */
    private FinishedSite site(int version) throws IOException {
        byte[] text = ("version " + version).getBytes(StandardCharsets.UTF_8);
        Map<String, byte[]> files =
                Map.of("index.html", text, NAMES[version % 3] + ".html", text, "about.html", new byte[3]);
        return SampleSite.write(folder.resolve("site " + version), files);
    }

    private void assertServes(BucketPlace bucket, int version, String when) throws IOException {
        assertEquals(site(version).manifest(), SampleSite.manifest(bucket.served()), when);
    }

    @Test
    void leadsPastARepairThatBrokeOff() throws Exception {
        BucketPlace bucket = BucketPlace.make(server, "repair-killed", "");
        bucket.publish(site(0));
        int kills = 0;
        for (int number = 1; kills == number - 1; number++) {
            bucket.publish(site(1));
            bucket.put("index.html", "by hand");
            try {
                bucket.publish(site(1), new Fault(Fault.Kind.ENDS_BEFORE, number));
            } catch (ProblemException killed) {
                kills++;
            }
            try (BucketTarget target = bucket.target()) {
                assertEquals(site(0).manifest(), target.rollBack().site(), "at request " + number);
            }
            assertServes(bucket, 0, "at request " + number);
        }
        assertTrue(kills > 10, "so many requests at least are needed");
    }

    @Test
    void repairsPushNoOlderReleaseOut() throws Exception {
        BucketPlace bucket = BucketPlace.make(server, "repairs", "");
        bucket.publish(site(0));
        bucket.publish(site(1));
        bucket.publish(site(2));
        for (int i = 0; i < 4; i++) {
            bucket.put("index.html", "by hand " + i);
            bucket.publish(site(2));
        }
        assertEquals(3, bucket.beside("releases/").size());
        try (BucketTarget target = bucket.target()) {
            assertEquals(new TargetState(site(1).manifest(), "release 2", true), target.rollBack());
            assertEquals(new TargetState(site(0).manifest(), "release 1", true), target.rollBack());
        }
        assertServes(bucket, 0, "back twice");
    }
}

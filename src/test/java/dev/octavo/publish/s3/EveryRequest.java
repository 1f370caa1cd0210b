package dev.octavo.publish.s3;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.problem.ProblemException;
import dev.octavo.publish.SampleSite;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.testing.S3Server;
import dev.octavo.testing.Trials;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;

/** Publishes a change once for each request that it needs, and kills each publishing at another request. */
final class EveryRequest {
    private EveryRequest() {}

    static void of(S3Server server, Path folder, String name, int step, IntFunction<RequestKiller> deadFrom)
            throws Exception {
        TestBucket bucket = TestBucket.make(server, "kill-" + name, "");
        bucket.publish(SampleSite.write(folder.resolve("site 0"), 0));
        int version = 0;
        boolean done = false;
        int number = 1;
        for (; !done; number += Trials.step(5)) {
            String when = name + " at request " + number;
            FinishedSite next = SampleSite.write(folder.resolve("site " + (version + step)), version + step);
            try {
                bucket.publish(next, deadFrom.apply(number));
                done = true;
            } catch (ProblemException killed) {
                BucketAssertions.assertSound(bucket, List.of(version, version + step), when);
            }
            BucketAssertions.assertCompletes(bucket, next, version + step, when);
            version += step;
        }
        System.out.println(name + ": killed at requests up to " + (number - 1));
        assertTrue(number > 30, "so many requests at least are needed");
    }
}

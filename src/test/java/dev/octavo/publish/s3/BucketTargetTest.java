package dev.octavo.publish.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.publish.SampleSite;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.target.Receipt;
import dev.octavo.testing.S3Server;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("ci")
final class BucketTargetTest {
    private static S3Server server;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        server = S3Server.proxy(folder, Map.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void publishesASite(@TempDir Path folder) throws Exception {
        TestBucket bucket = TestBucket.make(server, "fresh", "");
        FinishedSite site = SampleSite.write(folder, 0);
        for (int i = 0; i < 8; i++) {
            long t = System.nanoTime();
            java.util.concurrent.atomic.AtomicInteger n = new java.util.concurrent.atomic.AtomicInteger();
            Receipt r = bucket.publish(SampleSite.write(folder.resolve("" + i), i), new software.amazon.awssdk.core.interceptor.ExecutionInterceptor() {
                @Override
                public void beforeTransmission(software.amazon.awssdk.core.interceptor.Context.BeforeTransmission c, software.amazon.awssdk.core.interceptor.ExecutionAttributes a) {
                    n.incrementAndGet();
                }
            });
            System.out.println(r + " " + n + " requests " + (System.nanoTime() - t) / 1000000 + " ms");
        }
        Receipt receipt = bucket.publish(site);
        System.out.println(receipt + " " + bucket.told);
        assertEquals(Optional.of(0), SampleSite.version(bucket.served(), 3));
    }
}

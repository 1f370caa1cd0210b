package dev.octavo.publish.s3;

import dev.octavo.testing.S3Server;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Publishing a completely different site, killed at any request, leaves a working site. */
@Tag("ci")
@Tag("endurance")
@ExtendWith(S3ProxyStorage.class)
final class LargeChangeKillTest {
    private static final int LARGE_STEP = 15;

    private final S3Server server;
    private final Path folder;

    LargeChangeKillTest(S3Server server, @TempDir Path folder) {
        this.server = server;
        this.folder = folder;
    }

    @Test
    void atEveryRequestOfALargeChange() throws Exception {
        EveryRequest.of(server, folder, "large", LARGE_STEP, RequestKiller::deadFrom);
    }
}

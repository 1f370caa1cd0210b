package dev.octavo.publish.s3;

import dev.octavo.publish.target.Place;
import dev.octavo.publish.target.TargetContract;
import dev.octavo.testing.S3Server;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a bucket promises, by a storage that is honest. */
@Tag("ci")
@ExtendWith(S3ProxyStorage.class)
final class BucketContractTest extends TargetContract {
    private final S3Server server;

    BucketContractTest(S3Server server, @TempDir Path folder) {
        super(folder);
        this.server = server;
    }

    @Override
    protected Place place(String name) {
        String prefix = name.equals("names") ? "ein blog/ü & +" : name.startsWith("first") ? "blog" : "";
        return BucketPlace.make(server, "contract-" + name.toLowerCase(java.util.Locale.ROOT), prefix);
    }

    @Override
    protected int deaths(int operations, boolean all) {
        return all ? operations : 6;
    }

    @Override
    protected int kills() {
        return 20;
    }
}

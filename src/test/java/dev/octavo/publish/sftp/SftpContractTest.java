package dev.octavo.publish.sftp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.lib.work.Progress;
import dev.octavo.publish.lock.Locks;
import dev.octavo.publish.target.Place;
import dev.octavo.publish.target.Target;
import dev.octavo.publish.target.TargetContract;
import dev.octavo.testing.CuttingProxy;
import dev.octavo.testing.Trials;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a folder on a server promises, by a real sshd. */
@Tag("ci")
final class SftpContractTest extends TargetContract {
    private static final int BLIPS = Trials.of(30);
    private static final long AFTER_THE_GREETING = 8000;

    private final Path folder;
    private final SftpPlace server;

    SftpContractTest(@TempDir Path folder) throws Exception {
        super(folder);
        this.folder = folder;
        this.server = SftpPlace.start(folder.resolve("ssh"), folder.resolve("first"));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Override
    protected Place place(String name) {
        return server.at(folder.resolve(name));
    }

    @Override
    protected int deaths(int operations, boolean all) {
        return all ? 40 : 2;
    }

    @Test
    @Tag("endurance")
    void aLineThatBreaksOnceIsTakenUpAgainByItself() throws Exception {
        server.publish(0);
        long whole;
        try (CuttingProxy proxy = CuttingProxy.before(server.server().port(), Long.MAX_VALUE)) {
            server.through(proxy.port()).publish(1);
            whole = proxy.passed() / 2;
        }
        for (int i = 1; i <= BLIPS; i++) {
            long at = AFTER_THE_GREETING + i * (whole - AFTER_THE_GREETING) / (BLIPS + 1);
            String when = "blip " + i + " at byte " + at + " of " + whole;
            try (CuttingProxy proxy = CuttingProxy.once(server.server().port(), at);
                    Target target = server.through(proxy.port()).target()) {
                target.publish(server.site(i % 8), target.state(), Progress.SILENT);
            }
            assertEquals(i % 8, server.version(when).orElseThrow(), when);
            assertEquals(List.of(), Locks.in(server.folder()), when);
        }
    }
}

package dev.octavo.publish.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.publish.SampleSite;
import dev.octavo.testing.CuttingProxy;
import dev.octavo.testing.SshServer;
import dev.octavo.testing.Trials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Publishing to a repository on a real OpenSSH server. */
@Tag("ci")
final class SshBranchTest {
    private static final long SEED = 20_261_126;

    private final BranchPlace branches;
    private final SshServer server;

    SshBranchTest(@TempDir Path folder) throws Exception {
        branches = BranchPlace.in(folder);
        server = SshServer.start(folder.resolve("sshd"));
        server.home(branches.home());
        branches.environment.put(
                "OCTAVO_SSH_KEY", branches.home().resolve(".ssh/id_ed25519").toString());
        branches.environment.put(
                "OCTAVO_SSH_KNOWN_HOSTS",
                branches.home().resolve(".ssh/known_hosts").toString());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private String url(int port, Path path) {
        return "ssh://" + System.getProperty("user.name") + "@127.0.0.1:" + port + path;
    }

    @Test
    void publishesAndGoesBack() throws IOException {
        branches.repository(url(server.port(), branches.bare));
        for (int version = 0; version < 3; version++) {
            branches.publish(version);
            assertEquals(Optional.of(version), SampleSite.version(branches.site(), version));
        }
        branches.rollBack();
        try (BranchTarget target = branches.openElsewhere("other")) {
            target.rollBack();
        }
        assertEquals(Optional.of(0), branches.version(0));
        branches.squashed();
        branches.publish(3);
        assertEquals(Optional.of(3), branches.version(3));
        assertEquals("", branches.faults());
    }

    @Test
    void takesTheTextOfAKeyFromTheEnvironment() throws IOException {
        Path key = branches.home().resolve(".ssh/id_ed25519");
        branches.environment.put("OCTAVO_SSH_KEY", Files.readString(key));
        Files.delete(key);
        branches.repository(url(server.port(), branches.bare));
        branches.publish(0);
        assertEquals(Optional.of(0), branches.version(0));
    }

    @Test
    void saysWhatIsWrong() throws Exception {
        Path none = branches.folder.resolve("none.git");
        String missing = branches.repository(url(server.port(), none)).complaint(0);
        assertTrue(
                missing.startsWith("there is no Git repository at ssh://127.0.0.1:" + server.port() + none), missing);
        Path hook = branches.bare.resolve("hooks/pre-receive");
        Files.writeString(hook, "#!/bin/sh\necho 'not today' >&2\nexit 1\n");
        assertTrue(hook.toFile().setExecutable(true));
        String refused = branches.repository(url(server.port(), branches.bare)).complaint(0);
        assertTrue(refused.contains("pre-receive hook declined. It says: not today\n"), refused);
        Files.delete(branches.home().resolve(".ssh/known_hosts"));
        String unknown = branches.complaint(0);
        assertTrue(unknown.startsWith("the server 127.0.0.1 is not known here, "), unknown);
        server.home(branches.home());
        Files.delete(branches.home().resolve(".ssh/id_ed25519"));
        String denied = branches.complaint(0);
        assertTrue(denied.startsWith("127.0.0.1 does not let us in over SSH: "), denied);
        assertFalse((missing + refused + unknown + denied).contains("xception"));
    }

    @Test
    @Tag("endurance")
    void afterEachCutTheSiteIsWhole() throws Exception {
        Random random = new Random(SEED);
        Map<String, Integer> outcomes = new TreeMap<>();
        branches.remote(url(server.port(), branches.bare));
        branches.publish(0);
        for (int i = 1; i <= Trials.of(30); i++) {
            String complaint;
            long at = random.nextLong(30_000);
            try (CuttingProxy proxy = CuttingProxy.before(server.port(), at)) {
                server.home(branches.home(), proxy.port());
                complaint = branches.remote(url(proxy.port(), branches.bare)).complaint(i);
            }
            String when = "cut " + i + " of seed " + SEED + " at byte " + at + ": " + complaint;
            assertFalse(complaint.contains("xception"), when);
            Optional<Integer> after = branches.version(i - 1, i);
            assertTrue(!complaint.isEmpty() || after.equals(Optional.of(i)), when);
            outcomes.merge(
                    (complaint.isEmpty() ? "told done, " : "told broken, ")
                            + (after.equals(Optional.of(i)) ? "new" : "old"),
                    1,
                    Integer::sum);
            branches.remote(url(server.port(), branches.bare));
            assertEquals("", branches.complaint(i), when);
            assertEquals(Optional.of(i), branches.version(i), when);
        }
        System.out.println("cut SSH lines: " + outcomes);
        assertTrue(outcomes.getOrDefault("told broken, old", 0) >= Trials.of(30) / 5, outcomes::toString);
        assertEquals("", branches.faults());
    }
}

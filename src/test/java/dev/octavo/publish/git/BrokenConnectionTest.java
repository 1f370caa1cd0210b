package dev.octavo.publish.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.testing.CuttingProxy;
import dev.octavo.testing.Trials;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The connection is cut at a random byte: the branch has the old site or the new one, and publishing again completes
 * it.
 */
@Tag("ci")
@Tag("endurance")
final class BrokenConnectionTest {
    private static final long SEED = 20_261_124;

    private final Branches branches;
    private final GitHttp server;
    private final CuttingProxy steady;

    BrokenConnectionTest(@TempDir Path folder) throws Exception {
        branches = Branches.in(folder);
        branches.environment.put("OCTAVO_GIT_TOKEN", GitHttp.PASSWORD);
        server = GitHttp.start(folder, branches.environment);
        steady = CuttingProxy.before(server.port(), Long.MAX_VALUE);
    }

    @AfterEach
    void stop() throws IOException {
        steady.close();
        server.close();
    }

    @Test
    void afterEachCutTheSiteIsWhole() throws Exception {
        cut(Trials.of(100), new Random(SEED), false);
    }

    @Test
    void afterEachCutWithoutHistoryTheSiteIsWhole() throws Exception {
        branches.squashed();
        cut(Trials.of(100), new Random(SEED + 1), true);
    }

    private void cut(int times, Random random, boolean forgets) throws Exception {
        Map<String, Integer> outcomes = new TreeMap<>();
        branches.remote(GitHttp.url("auth", steady.port()));
        branches.publish(0);
        long first = steady.passed();
        branches.publish(1);
        // Every fourth version has a large picture in addition.
        long[] bytes = new long[4];
        Arrays.fill(bytes, steady.passed() - first);
        for (int i = 2; i < times + 2; i++) {
            Optional<Integer> before = branches.version(i - 1, i);
            boolean fresh = forgets && i % 10 == 5;
            if (fresh) {
                Branches.delete(branches.cache());
            }
            long at = random.nextLong(fresh ? first : bytes[i % 4]);
            String complaint;
            try (CuttingProxy proxy = CuttingProxy.before(server.port(), at)) {
                complaint = branches.remote(GitHttp.url("auth", proxy.port())).complaint(i);
                bytes[i % 4] = complaint.isEmpty() && !fresh ? proxy.passed() : bytes[i % 4];
            }
            String when = "cut " + i + " of seed " + SEED + " at byte " + at + ": " + complaint;
            assertFalse(complaint.contains("xception") || complaint.contains(GitHttp.PASSWORD), when);
            Optional<Integer> after = branches.version(i - 1, i);
            assertTrue(after.equals(before) || after.equals(Optional.of(i)), when);
            assertTrue(!complaint.isEmpty() || after.equals(Optional.of(i)), when);
            outcomes.merge(
                    (complaint.isEmpty() ? "told done" : "told broken") + (after.equals(before) ? ", old" : ", new"),
                    1,
                    Integer::sum);
            assertEquals("", branches.remote(GitHttp.url("auth", steady.port())).complaint(i), when);
            assertEquals(Optional.of(i), branches.version(i - 1, i), when);
        }
        assertEquals("", branches.faults());
        System.out.println("cut lines: " + outcomes);
        assertTrue(outcomes.getOrDefault("told broken, old", 0) > times / 4, outcomes::toString);
    }
}

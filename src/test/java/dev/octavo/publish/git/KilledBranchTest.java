package dev.octavo.publish.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.publish.SampleSite;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.testing.Trials;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Publishing is killed: the branch has the old site or the new one, and the next publishing works without repair. */
@Tag("ci")
@Tag("endurance")
final class KilledBranchTest {
    private static final long SEED = 20_261_125;
    private static final int LONGEST_RUN_MS = 800;

    private final Branches branches;

    KilledBranchTest(@TempDir Path folder) throws IOException {
        branches = Branches.in(folder);
    }

    @Test
    void afterEachKilledProcessTheSiteIsWhole() throws Exception {
        Random random = new Random(SEED);
        Map<String, Integer> outcomes = new TreeMap<>();
        String url = "file://" + branches.bare; // the same text, so the same cache
        branches.repository(url).publish(0);
        for (int i = 1; i <= Trials.of(20); i++) {
            boolean squashed = i % 2 == 0;
            Process child = PublishingChild.start(branches.folder, url, i, squashed);
            try (BufferedReader says = child.inputReader(StandardCharsets.UTF_8)) {
                assertEquals("ready", says.readLine());
                Thread.sleep(random.nextInt(LONGEST_RUN_MS));
            } finally {
                child.destroyForcibly().waitFor();
            }
            Optional<Integer> after = branches.version(i - 1, i);
            outcomes.merge(after.equals(Optional.of(i)) ? "new" : "old", 1, Integer::sum);
            branches.publish(i);
            assertEquals(Optional.of(i), branches.version(i), "kill " + i + " of seed " + SEED);
            branches.standing(); // deletes what a git of the killed process may have left since
            assertEquals(List.of(), branches.leftovers(), "kill " + i + " of seed " + SEED);
        }
        System.out.println("killed: " + outcomes);
        // With few runs, none may be killed early enough.
        assertTrue(outcomes.getOrDefault("old", 0) > 0 || !Trials.all(), outcomes::toString);
        assertEquals("", branches.faults());
    }

    /** The error by which a test ends a publishing. */
    private static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @Test
    void afterBeingEndedAtEveryFileTheSiteIsWhole() throws Exception {
        branches.publish(0);
        int files = SampleSite.files(1).size();
        for (int i = 1; i <= (Trials.all() ? 3 : 1) * files; i++) {
            int end = i % files + 1;
            Path out = branches.folder.resolve("out" + i);
            FinishedSite site = SampleSite.write(out, i);
            try (BranchTarget target = branches.open()) {
                var seen = target.state();
                assertThrows(
                        Ended.class,
                        () -> target.publish(site, seen, (stage, done, total) -> {
                            if (done == end) {
                                throw new Ended();
                            }
                        }));
            }
            assertEquals(Optional.of(i - 1), branches.version(i - 1, i), "ended at file " + end);
            assertEquals(List.of(), branches.leftovers());
            branches.publish(i);
            assertEquals(Optional.of(i), branches.version(i), "ended at file " + end);
        }
        assertEquals("", branches.faults());
    }
}

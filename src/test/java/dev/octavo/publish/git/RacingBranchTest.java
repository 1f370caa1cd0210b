package dev.octavo.publish.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.work.Progress;
import dev.octavo.publish.SampleSite;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.target.TargetState;
import dev.octavo.testing.Trials;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two machines publish at once to a real server: one wins, the other gets a message, and nothing is lost. */
@Tag("ci")
@Tag("endurance")
final class RacingBranchTest {
    private static final int RACES = Trials.all() ? 20 : 6;

    @Test
    void oneOfTwoWins(@TempDir Path folder) throws Exception {
        Branches branches = Branches.in(folder);
        branches.environment.put("OCTAVO_GIT_TOKEN", GitHttp.PASSWORD);
        ExecutorService two = Executors.newFixedThreadPool(2);
        try (GitHttp server = GitHttp.start(folder, branches.environment)) {
            branches.repository(server.url("auth"));
            for (int i = 0; i < RACES; i++) {
                if (i == RACES / 2) {
                    branches.squashed();
                }
                CyclicBarrier start = new CyclicBarrier(2);
                try (BranchTarget one = branches.openElsewhere("one");
                        BranchTarget other = branches.openElsewhere("other")) {
                    Future<String> first = two.submit(publishing(one, site(folder, 2 * i), start));
                    Future<String> second = two.submit(publishing(other, site(folder, 2 * i + 1), start));
                    List<String> reported = List.of(first.get(), second.get());
                    assertEquals(1, reported.stream().filter(String::isEmpty).count(), reported::toString);
                    String loser = reported.get(reported.get(0).isEmpty() ? 1 : 0);
                    assertTrue(loser.contains(" moved while this was being published\nhelp: publish again; "), loser);
                    int winner = reported.get(0).isEmpty() ? 2 * i : 2 * i + 1;
                    assertEquals(Optional.of(winner), branches.version(winner));
                }
                int commits = i < RACES / 2 ? i + 1 : 1;
                assertEquals(commits, branches.log("%h").lines().count());
            }
            assertEquals("", branches.fsck(branches.bare));
        } finally {
            two.shutdownNow();
        }
    }

    private static FinishedSite site(Path folder, int version) throws Exception {
        return SampleSite.write(folder.resolve("out" + version), version);
    }

    private static java.util.concurrent.Callable<String> publishing(
            BranchTarget target, FinishedSite site, CyclicBarrier start) {
        return () -> {
            TargetState seen = target.state();
            start.await();
            return Branches.complaint(() -> target.publish(site, seen, Progress.SILENT));
        };
    }
}

package dev.octavo.publish.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.publish.SampleSite;
import dev.octavo.testing.Nginx;
import dev.octavo.testing.Trials;
import dev.octavo.testing.Until;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that publishes one version after another at random moments, while readers read. */
@Tag("ci")
@Tag("endurance")
final class PublishKillTest {
    private static final long SEED = 20_261_125;
    private static final int KILLS = Trials.of(200);
    private static final int PAIRS = Trials.of(20);
    private static final List<Character> AWAITED =
            List.of(PublishJvm.SENDING, PublishJvm.SWITCHING, PublishJvm.PRUNING);
    private static final int LONGEST_RUN_MS = 150;
    private static final int LONGEST_STEP_MS = 10;

    private final Path folder;
    private final ReleaseTrial trial;

    PublishKillTest(@TempDir Path folder) throws Exception {
        this.folder = folder;
        this.trial = new ReleaseTrial(folder);
        for (int version = 0; version < PublishJvm.VERSIONS; version++) {
            trial.site(version);
        }
        trial.publish(0);
    }

    @Test
    void afterEachKillReadersHaveOneVersionWhole() throws Exception {
        Random random = new Random(SEED);
        Map<Character, Integer> phases = new TreeMap<>();
        try (Nginx nginx = Nginx.start(trial.path("current"), "");
                Readers readers = Readers.begin(nginx, trial.path("current"))) {
            int version = 0;
            for (int i = 0; i < KILLS; i++) {
                killOne(version, AWAITED.get(i % AWAITED.size()), random);
                String when =
                        "kill " + i + " of seed " + SEED + " in phase " + Files.readString(folder.resolve("phase"));
                phases.merge(Files.readString(folder.resolve("phase")).charAt(0), 1, Integer::sum);
                version = trial.version(when).orElseThrow();
                assertEquals(Optional.of(version), SampleSite.version(readers.served(), PublishJvm.VERSIONS), when);
                assertEquals(List.of(), readers.complaints(), when);
            }
            trial.publish((version + 1) % PublishJvm.VERSIONS);
            trial.assertServes((version + 1) % PublishJvm.VERSIONS);
            trial.releases("at the end");
            boolean walked = Until.comes(() -> readers.undisturbed() >= KILLS / 2);
            System.out.println("kills by phase: " + phases + "; walks of readers: " + readers.walks() + ", of them "
                    + readers.undisturbed() + " without a switch");
            assertTrue(walked, () -> "walks: " + readers.undisturbed());
        }
        int atTheEnd = phases.getOrDefault(PublishJvm.SWITCHING, 0) + phases.getOrDefault(PublishJvm.PRUNING, 0);
        assertTrue(atTheEnd >= KILLS / 5, phases::toString);
        int atWork = phases.getOrDefault(PublishJvm.SENDING, 0) + atTheEnd;
        assertTrue(atWork >= KILLS / 2, phases::toString);
    }

    @Test
    void whileVersionsFollowEachOtherReadersGetWholeFiles() throws Exception {
        try (Nginx nginx = Nginx.start(trial.path("current"), "");
                Readers readers = Readers.begin(nginx, trial.path("current"))) {
            // Until enough readers have met a switch, which takes longer on a busy machine.
            for (int round = 0; round < 10 || readers.walks() - readers.undisturbed() < 10; round++) {
                assertTrue(round < 200, "walks during switches: " + (readers.walks() - readers.undisturbed()));
                for (int version = 1; version <= PublishJvm.VERSIONS; version++) {
                    trial.publish(version % PublishJvm.VERSIONS);
                }
            }
            assertEquals(Optional.of(0), SampleSite.version(readers.served(), PublishJvm.VERSIONS));
            assertEquals(List.of(), readers.complaints());
            System.out.println("walks of readers during switches: " + (readers.walks() - readers.undisturbed()));
        }
    }

    private void killOne(int version, char awaited, Random random) throws Exception {
        Process child =
                PublishJvm.start(List.of(), "forever", folder, Integer.toString(version), Character.toString(awaited));
        try (BufferedReader says = child.inputReader(StandardCharsets.UTF_8)) {
            assertEquals("ready", says.readLine());
            Thread.sleep(random.nextInt(awaited == PublishJvm.SENDING ? LONGEST_RUN_MS : LONGEST_STEP_MS));
            assertTrue(child.isAlive(), () -> says.lines().toList().toString());
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    @Test
    void ofTwoAtOnceOneWinsOrBothInOrder() throws Exception {
        int both = 0;
        for (int i = 0; i < PAIRS; i++) {
            int one = (2 * i + 1) % PublishJvm.VERSIONS;
            int two = (2 * i + 2) % PublishJvm.VERSIONS;
            Process first = PublishJvm.start(List.of(), "once", folder, Integer.toString(one));
            Process second = PublishJvm.start(List.of(), "once", folder, Integer.toString(two));
            String firstSays = PublishJvm.answer(first);
            String secondSays = PublishJvm.answer(second);
            String results = "pair " + i + ": " + firstSays + "; " + secondSays;
            int served = trial.version(results).orElseThrow();
            assertTrue(firstSays.startsWith("published") || secondSays.startsWith("published"), results);
            both += firstSays.startsWith("published") && secondSays.startsWith("published") ? 1 : 0;
            for (String says : List.of(firstSays, secondSays)) {
                assertTrue(
                        says.matches("published release \\d+"
                                + "|refused: another publishing (\\(process \\d+\\) )?is at work in the folder .* since .*"
                                + "|refused: somebody else published first: release \\d+ is in the folder .*"),
                        results);
            }
            assertTrue(
                    served == (firstSays.startsWith("published") ? one : two)
                            || (secondSays.startsWith("published") && served == two),
                    results);
            trial.releases(results);
        }
        System.out.println("of " + PAIRS + " pairs " + both + " were in order, the others had one winner");
    }
}

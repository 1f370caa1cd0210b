package dev.octavo.publish.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.publish.SampleSite;
import dev.octavo.testing.Nginx;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readers of a real web server while the link is switched. */
@Tag("ci")
@Tag("endurance")
final class SwitchTest {
    private final FolderPlace trial;

    SwitchTest(@TempDir Path folder) throws Exception {
        this.trial = new FolderPlace(folder);
        trial.publish(0);
    }

    @Test
    void whileVersionsFollowEachOtherReadersGetWholeFiles() throws Exception {
        try (Nginx nginx = Nginx.start(trial.path("current"), "");
                Readers readers = Readers.begin(nginx, trial.path("current"))) {
            // Until enough readers have met a switch, which takes longer on a busy machine.
            for (int round = 0; round < 10 || readers.walks() - readers.undisturbed() < 10; round++) {
                assertTrue(round < 200, "walks during switches: " + (readers.walks() - readers.undisturbed()));
                for (int version = 1; version <= Readers.VERSIONS; version++) {
                    trial.publish(version % Readers.VERSIONS);
                }
            }
            assertEquals(Optional.of(0), SampleSite.version(readers.served(), Readers.VERSIONS));
            assertEquals(List.of(), readers.complaints());
            System.out.println("walks of readers during switches: " + (readers.walks() - readers.undisturbed()));
        }
    }
}

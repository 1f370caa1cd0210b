package dev.octavo.build.disk;

import static dev.octavo.build.disk.Folder.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.testing.Trials;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that writes one site of 300 files after another, at random moments. */
final class KillTest {
    private static final long SEED = 20_261_124;
    private static final int LONGEST_RUN_MS = 250;

    private final Path site;
    private final Map<Map<String, String>, String> versions = new HashMap<>();

    KillTest(@TempDir Path folder) throws IOException {
        this.site = Files.createDirectory(folder.resolve("site"));
        for (String name : List.of("most 0", "most 1", "few 0", "few 1")) {
            SortedMap<String, String> files = version(name);
            Path fresh = Files.createDirectory(folder.resolve(name));
            Folder.build(fresh, files);
            files.put(OutPaths.MANIFEST, Files.readString(Folder.manifest(fresh)));
            versions.put(files, name);
        }
    }

    private static SortedMap<String, String> version(String name) {
        return ChildJvm.version(name.startsWith("most"), name.endsWith("1") ? 1 : 0);
    }

    @Test
    void afterEachOf10KillsTheSiteIsWhole() throws Exception {
        kill(10, new Random(SEED));
    }

    @Test
    @Tag("ci")
    @Tag("endurance")
    void afterEachOfManyKillsTheSiteIsWhole() throws Exception {
        Map<Character, Integer> phases = kill(Trials.of(1000), new Random(SEED + 1));
        int whileWriting =
                phases.getOrDefault(MarkedOperations.STAGING, 0) + phases.getOrDefault(MarkedOperations.SWITCHING, 0);
        System.out.println("kills by phase: " + phases);
        assertTrue(whileWriting >= Trials.of(1000) / 5, phases::toString);
    }

    private Map<Character, Integer> kill(int times, Random random) throws Exception {
        Map<Character, Integer> phases = new HashMap<>();
        for (int i = 0; i < times; i++) {
            Process child = ChildJvm.start(List.of(), "forever", site.toString());
            try (BufferedReader says = child.inputReader(StandardCharsets.UTF_8)) {
                assertEquals("ready", says.readLine());
                Thread.sleep(random.nextInt(LONGEST_RUN_MS));
            } finally {
                child.destroyForcibly().waitFor();
            }
            String phase = Files.readString(site.resolve("phase"));
            phase.chars().forEach(c -> phases.merge((char) c, 1, Integer::sum));
            SiteDisk.open(site.resolve("public"), site).close();
            assertWhole("kill " + i + " of seed " + SEED + " in phase " + phase);
        }
        Folder.build(site, version("few 1"));
        assertWhole("the next build");
        return phases;
    }

    private void assertWhole(String when) throws IOException {
        SortedMap<String, String> found = read(site.resolve("public"));
        if (!found.isEmpty()) { // if it was killed before its first build was done
            found.put(OutPaths.MANIFEST, Files.readString(Folder.manifest(site)));
            assertTrue(versions.containsKey(found), () -> when + ": " + found.keySet());
        }
        Folder.assertNothingTemporary(site);
    }
}

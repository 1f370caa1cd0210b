package dev.octavo.use.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.octavo.testing.Folders;
import dev.octavo.testing.Jvm;
import dev.octavo.testing.Trials;
import dev.octavo.use.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Imports that are killed, and disks that are full: the next import completes, and nothing of the author's is touched. */
final class ImportFaultTest {
    private static final int POSTS = 120;
    private static final String MINE = "---\ntitle: Mine\ndate: 2026-01-01\n---\n\nMy words.\n";

    @TempDir
    Path disk;

    private Path old() {
        Path old = Folders.write(Folders.fresh(disk), "hugo.toml", "title = 'Old'\nbaseURL = 'https://old.example/'\n");
        for (int i = 0; i < POSTS; i++) {
            Folders.write(
                    old,
                    "content/posts/p" + i + "/index.md",
                    "---\ntitle: P%1$d\ndate: 2020-01-31\n---\n\n![x](a.svg) [next](/posts/p%2$d/#part)\n\n## Part\n\n%3$s\n"
                            .formatted(i, (i + 1) % POSTS, "Words. ".repeat(200)),
                    "content/posts/p" + i + "/a.svg",
                    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 " + (i + 1) + "\"/>");
        }
        return old;
    }

    /** A site with articles of the author's own, of which one has the name of an old one. */
    private static Path own(Path site) {
        return Folders.write(
                site,
                "content/site.yaml",
                "title: My own\nurl: https://own.example\n",
                "content/posts/p3/index.md",
                MINE,
                "content/posts/mine.md",
                MINE);
    }

    private static Jvm.Run imported(Path old, Path site) {
        return Jvm.run(List.of(), Main.class, "import", old.toString(), "--site", site.toString());
    }

    @Test
    void theNextImportCompletesOneThatWasKilled() throws Exception {
        killed(3, 11);
    }

    @Test
    @Tag("endurance")
    void theNextImportCompletesEachThatWasKilled() throws Exception {
        killed(60, Trials.seed());
    }

    private void killed(int times, long seed) throws Exception {
        Path old = old();
        Path whole = own(disk.resolve("whole"));
        long start = System.nanoTime();
        assertEquals(0, imported(old, whole).exitCode());
        long nanos = System.nanoTime() - start;
        SortedMap<String, String> expected = Folders.hashes(whole);
        Random random = new Random(seed);
        for (int i = 0; i < times; i++) {
            Path site = own(Folders.fresh(disk));
            long pause = (long) (nanos * (0.3 + 0.7 * random.nextDouble()));
            kill(old, site, pause);
            assertEquals(MINE, Files.readString(site.resolve("content/posts/p3/index.md")));
            assertEquals(MINE, Files.readString(site.resolve("content/posts/mine.md")));
            Jvm.Run next = imported(old, site);
            assertEquals(0, next.exitCode(), next.output());
            String told = "seed " + seed + ", after " + pause + " ns";
            assertEquals(expected, Folders.hashes(site), told);
        }
    }

    private static void kill(Path old, Path site, long nanos) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        Main.class.getName(),
                        "import",
                        old.toString(),
                        "--site",
                        site.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process process = builder.start();
        if (!process.waitFor(nanos, TimeUnit.NANOSECONDS)) {
            process.destroyForcibly().waitFor(); // SIGKILL
        }
    }

    @Test
    @Tag("ci")
    void onAFullDiskNothingIsLostAndTheNextImportCompletes() throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can mount");
        Path old = old();
        Path whole = own(disk.resolve("whole"));
        assertEquals(0, imported(old, whole).exitCode());
        Path small = Files.createDirectory(disk.resolve("small"));
        run("mount", "-t", "tmpfs", "-o", "size=2m", "octavo-test", small.toString());
        try {
            Path site = own(small.resolve("site"));
            Path filler = Files.write(
                    small.resolve("filler"),
                    new byte[(int) Files.getFileStore(small).getUsableSpace() - 200_000]);
            Jvm.Run failed = imported(old, site);
            assertEquals(1, failed.exitCode(), failed.output());
            assertTrue(failed.output().contains("make room on that disk, and try again"), failed.output());
            assertTrue(!failed.output().matches("(?s).*(?:Exception|import\\.part|\\bat dev\\.).*"), failed.output());
            assertEquals(MINE, Files.readString(site.resolve("content/posts/p3/index.md")));
            assertNotEquals(Folders.hashes(whole), Folders.hashes(site));
            Files.delete(filler);
            Jvm.Run next = imported(old, site);
            assertEquals(0, next.exitCode(), next.output());
            assertEquals(Folders.hashes(whole), Folders.hashes(site));
        } finally {
            run("umount", small.toString());
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor(), () -> String.join(" ", command));
    }
}

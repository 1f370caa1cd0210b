package dev.octavo.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.octavo.testing.Builds;
import dev.octavo.testing.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The power fails at twenty moments after a build: the disk holds the old site whole or the new one whole, and the next
 * build is right. The disk is an ext4 in a file; a copy of that file is what the disk holds at that moment.
 */
@Tag("endurance")
final class PowerCutTest {
    private static final int POSTS = 100;
    private static final int MOMENTS = 20;
    private static final int PAUSE_MS = 2_000;

    private final Path folder;
    private final Path image;
    private final Path disk;
    private final Path site;

    PowerCutTest(@TempDir Path folder) throws Exception {
        this.folder = folder;
        this.image = folder.resolve("image");
        this.disk = Files.createDirectory(folder.resolve("disk"));
        this.site = disk.resolve("site");
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can mount");
        assumeTrue(
                code("truncate", "-s", "64M", image.toString()) == 0
                        && code("mkfs.ext4", "-q", image.toString()) == 0
                        && code("mount", "-o", "loop", image.toString(), disk.toString()) == 0,
                "no ext4 in a file can be mounted here");
    }

    @AfterEach
    void unmount() throws Exception {
        for (Path each : List.of(disk, folder.resolve("cut"))) {
            if (isMounted(each)) {
                run("umount", "-l", each.toString());
            }
        }
    }

    private boolean isMounted(Path path) throws IOException {
        return Files.exists(path)
                && !Files.getAttribute(path, "unix:dev").equals(Files.getAttribute(folder, "unix:dev"));
    }

    @ParameterizedTest
    @ValueSource(ints = {POSTS, POSTS / 20})
    void thePowerMayFailAtAnyMomentAfterABuild(int changed) throws Exception {
        write(0, POSTS);
        build(site);
        Map<String, String> old = Folders.hashes(site.resolve("public"));
        run("sync");
        write(1, changed);
        run("sync");
        Path clean = folder.resolve("clean");
        run(
                "cp",
                "-r",
                site.resolve("content").toString(),
                Files.createDirectory(clean).toString());
        build(clean);
        Map<String, String> next = Folders.hashes(clean.resolve("public"));

        build(site);
        List<Path> cuts = new ArrayList<>();
        for (int i = 0; i < MOMENTS; i++) {
            cuts.add(copy(folder.resolve("cut" + i)));
            Thread.sleep(PAUSE_MS);
        }
        for (Path cut : cuts) {
            assertOldOrNewAndThenNew(cut, old, next);
        }
    }

    /** Posts up to {@code count}, with the text of a version. */
    private void write(int version, int count) throws IOException {
        Path posts = Files.createDirectories(site.resolve("content/posts"));
        Files.writeString(
                site.resolve("content/site.yaml"),
                "title: Power\ndescription: d\nurl: https://power.example/\nlanguage: en\n");
        for (int i = 0; i < count; i++) {
            Files.writeString(
                    posts.resolve("post-" + i + ".md"),
                    "---\ntitle: Post " + i + "\ndate: 2026-01-01\n---\n\nVersion " + version + ".\n\n"
                            + "Some words that fill a page. ".repeat(100) + "\n");
        }
    }

    /** What the disk holds now; copied until two copies agree, since writes during a copy would tear it. */
    private Path copy(Path cut) throws Exception {
        Path again = folder.resolve("again");
        boolean alike = false;
        while (!alike) {
            run("cp", "--sparse=always", image.toString(), cut.toString());
            run("cp", "--sparse=always", image.toString(), again.toString());
            alike = code("cmp", "-s", cut.toString(), again.toString()) == 0;
        }
        return cut;
    }

    private void assertOldOrNewAndThenNew(Path cut, Map<String, String> old, Map<String, String> next)
            throws Exception {
        Path mounted = Files.createDirectories(folder.resolve("cut"));
        run("mount", "-o", "loop", cut.toString(), mounted.toString());
        Path out = mounted.resolve("site/public");
        Map<String, String> found = Folders.hashes(out);
        assertEquals(found.equals(old) ? old : next, found, () -> "at " + cut.getFileName());
        build(mounted.resolve("site"));
        assertEquals(next, Folders.hashes(out), () -> "after the next build at " + cut.getFileName());
        run("umount", "-l", mounted.toString()); // at once: this process still maps what it remembers
    }

    private static void build(Path site) {
        Builds.build(site, site.resolve("public"));
    }

    private static void run(String... command) throws Exception {
        assertEquals(0, code(command), () -> String.join(" ", command));
    }

    private static int code(String... command) throws Exception {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}

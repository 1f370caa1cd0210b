package dev.octavo.publish.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that cannot hold the cache: the branch does not change, and a message says why. Needs root. */
@Tag("ci")
final class CacheDiskTest {
    private final BranchPlace branches;
    private final Path caches;

    CacheDiskTest(@TempDir Path folder) throws IOException {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can mount");
        branches = BranchPlace.in(folder);
        caches = Files.createDirectories(branches.site.resolve(".octavo/git"));
    }

    @AfterEach
    void unmount() throws Exception {
        while (!Files.getAttribute(caches, "unix:dev").equals(Files.getAttribute(branches.site, "unix:dev"))) {
            run("umount", "-l", caches.toString());
        }
    }

    private static void run(String... command) throws Exception {
        assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor(), () -> String.join(" ", command));
    }

    private void mount(String options) throws Exception {
        run("mount", "-t", "tmpfs", "-o", options, "octavo-test", caches.toString());
    }

    @Test
    void saysThatTheDiskIsFull() throws Exception {
        branches.publish(0);
        for (int kilobytes = 16; kilobytes < 2_000; kilobytes += 120) {
            mount("size=" + kilobytes + "k");
            String complaint = branches.complaint(1);
            if (complaint.isEmpty()) {
                break;
            }
            assertTrue(complaint.startsWith("cannot "), complaint);
            assertTrue(complaint.contains(": the disk is full\nhelp: put that right and publish again"), complaint);
            assertEquals(Optional.of(0), branches.version(0, 1), kilobytes + " KB");
            unmount();
        }
        assertEquals(Optional.of(1), branches.version(0, 1));
    }

    @Test
    void saysThatTheFolderCannotBeWritten() throws Exception {
        mount("size=1m,ro");
        String complaint = branches.complaint(0);
        assertTrue(complaint.startsWith("cannot write " + caches), complaint);
        assertTrue(complaint.contains(": the file system is read-only\n"), complaint);
        assertEquals(Optional.empty(), branches.version(0));
        unmount();
        branches.publish(0);
        assertEquals(Optional.of(0), branches.version(0));
        run("mount", "--bind", caches.toString(), caches.toString());
        run("mount", "-o", "remount,ro,bind", caches.toString());
        complaint = branches.complaint(1);
        assertTrue(complaint.contains(": the file system is read-only\n"), complaint);
        assertEquals(Optional.of(0), branches.version(0, 1));
        run("umount", caches.toString()); // nothing else tells it from what lies below it
    }
}

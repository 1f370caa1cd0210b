package dev.octavo.publish.release;

import static dev.octavo.publish.release.FolderPlace.reported;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.publish.target.PublishResult;
import dev.octavo.publish.target.PublishingProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Disks that really are full, read-only or owned by somebody else. Needs Linux and root. */
@Tag("ci")
final class PublishFaultTest {
    private static final int PAGE = 4096;

    private final Path folder;
    private final FolderPlace trial;

    PublishFaultTest(@TempDir Path folder) throws IOException {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can mount");
        this.folder = folder;
        this.trial = new FolderPlace(folder);
        Files.createDirectory(trial.place());
        trial.site(2);
    }

    private void mount(String options) throws Exception {
        run("mount", "-t", "tmpfs", "-o", options, "octavo-test", trial.place().toString());
    }

    @AfterEach
    void unmount() throws Exception {
        while (!Files.getAttribute(trial.place(), "unix:dev").equals(Files.getAttribute(folder, "unix:dev"))) {
            run("umount", trial.place().toString());
        }
    }

    private static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertEquals(0, process.waitFor(), () -> String.join(" ", command));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 5, 8, 10, 20, 40, 44, 46, 48, 50, 60, 80, 120})
    void onAFullDiskReadersKeepWhatTheyHave(int freePages) throws Exception {
        mount("size=16m");
        trial.publish(1);
        int free = (int) Files.getFileStore(trial.place()).getUsableSpace() - PAGE * freePages;
        Files.write(trial.path("filler"), new byte[free]);
        assertFullOrPublished();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 5, 8, 12, 16, 20, 24, 30, 40})
    void withoutInodesReadersKeepWhatTheyHave(int freeInodes) throws Exception {
        mount("size=16m,nr_inodes=400");
        trial.publish(1);
        for (int free = freeInodes(); free > freeInodes; free--) {
            Files.createFile(trial.path("filler" + free));
        }
        assertFullOrPublished();
    }

    private int freeInodes() throws Exception {
        Process stat =
                new ProcessBuilder("stat", "-f", "-c", "%d", trial.place().toString()).start();
        return Integer.parseInt(stat.inputReader().readLine());
    }

    private void assertFullOrPublished() throws IOException {
        boolean full = false;
        try {
            trial.publish(2);
        } catch (ProblemException e) {
            full = true;
            Problem problem = e.problems().get(0);
            assertTrue(
                    problem.message()
                            .matches("cannot (lock|write|make|switch) ((releases/2|current).* in )?the folder "
                                    + trial.place() + ": the disk is full"),
                    problem::message);
            assertTrue(problem.hint().orElse("").startsWith("free some space there"), problem::toString);
        }
        trial.assertServes(full ? 1 : 2);
        try (Stream<Path> fillers = Files.list(trial.place())) {
            for (Path filler : fillers.filter(f -> f.getFileName().toString().startsWith("filler"))
                    .toList()) {
                Files.delete(filler);
            }
        }
        PublishResult receipt = trial.publish(2);
        trial.assertServes(2);
        trial.releases("");
        assertEquals(trial.site(2).manifest().files().size(), receipt.files() + receipt.reused());
    }

    @Test
    void saysThatTheDiskIsReadOnly() throws Exception {
        mount("size=16m");
        trial.publish(1);
        run("mount", "-o", "remount,ro", trial.place().toString());
        assertEquals(
                "cannot lock the folder " + trial.place()
                        + ": the file system is read-only | mount it writable and publish again",
                reported(() -> trial.publish(2)));
        trial.assertServes(1);
        run("mount", "-o", "remount,rw", trial.place().toString());
        trial.publish(2);
        trial.assertServes(2);
        trial.releases("");
    }

    /** The message for a process that has only the permissions of the files' modes. */
    private String reportedWithoutPermissions(int version) throws Exception {
        List<String> powerless =
                List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override");
        return reportedBy(powerless, version);
    }

    private String reportedBy(List<String> before, int version) throws Exception {
        return PublishingProcess.answer(
                PublishingProcess.start(before, trial, folder.resolve("child"), version, version, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "releases", "releases/1", "releases/1/site/css"})
    void saysWhereWritingIsNotPermitted(String closed) throws Exception {
        trial.publish(1);
        Path locked = trial.path(closed);
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
        if (closed.isEmpty()) {
            Files.delete(trial.path(".octavo-lock-here"));
        }
        String output = reportedWithoutPermissions(2);
        boolean published = closed.startsWith("releases/1"); // nothing in it must change
        assertTrue(
                published
                        ? output.equals("published 2 as release 2")
                        : output.matches(
                                "refused: cannot (lock|make) (releases/2 in )?the folder .*/blog: permission is denied"
                                        + " \\| make that folder, with all that is in it, writable for the user who publishes"),
                output);
        trial.assertServes(published ? 2 : 1);
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertEquals("published 2 as release 2", reportedWithoutPermissions(2));
        trial.assertServes(2);
        trial.releases("");
    }

    @Test
    void saysWhatCannotBeDeletedAfterPublishing() throws Exception {
        for (int version = 1; version <= FolderPlace.KEEP; version++) {
            trial.publish(version);
        }
        Path locked = trial.path("releases/1/site/css");
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
        String output = reportedWithoutPermissions(4);
        assertTrue(
                output.matches("refused: readers have release 4 in the folder .*, but what is no longer needed is still"
                        + " there \\| correct what follows, and publish again: nothing is sent twice"),
                output);
        trial.assertServes(4);
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertEquals("published 4 as release 4", reportedWithoutPermissions(4));
        trial.releases("");
    }

    @Test
    void saysWhatCannotBeRead() throws Exception {
        trial.publish(1);
        Files.setPosixFilePermissions(trial.path("releases/1/manifest"), PosixFilePermissions.fromString("---------"));
        String output = reportedWithoutPermissions(2);
        assertTrue(
                output.startsWith("refused: cannot read releases/1/manifest in the folder " + trial.place()
                        + ": permission is denied | "),
                output);
        trial.assertServes(1);
    }

    @Test
    void readersGetTheFilesDespiteTheUmask() throws Exception {
        List<String> closed = List.of("sh", "-c", "umask 0077; exec \"$@\"", "sh");
        assertEquals("published 1 as release 1", reportedBy(closed, 1));
        trial.assertReadableForAll();
    }
}

package dev.octavo.publish.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.work.Progress;
import dev.octavo.publish.lock.Lock;
import dev.octavo.publish.lock.Locks;
import dev.octavo.publish.lock.TextLock;
import dev.octavo.publish.release.ReleaseFiles;
import dev.octavo.testing.Until;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only one publishes to a folder at a time, locally or by SFTP. */
final class LocalLockTest {
    private static final String SINCE = "2026-11-25T12:00:00Z";

    private final Path folder;
    private final Path text;
    private final ReleaseFiles files;

    LocalLockTest(@TempDir Path folder) {
        this.folder = folder;
        this.text = folder.resolve(TextLock.NAME_PREFIX + "of-another");
        this.files = new LocalFiles(folder, () -> Locks.onMachine("desk"));
    }

    private Set<String> left() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    private long taken() throws IOException {
        return taken(files);
    }

    /** Whether the lock was taken without waiting. */
    private boolean isTakenAtOnce() throws IOException {
        return taken(new LocalFiles(folder, () -> Locks.patientOnMachine("desk"))) < Locks.PATIENT_WATCH.toNanos();
    }

    private static long taken(ReleaseFiles files) throws IOException {
        long start = System.nanoTime();
        try (Lock lock = files.lock(Progress.SILENT)) {
            long nanos = System.nanoTime() - start;
            lock.require();
            lock.check();
            return nanos;
        }
    }

    @Test
    void aPublishingBySftpSeesThatItIsAlive() throws Exception {
        assertTrue(isTakenAtOnce());
        try (Lock lock = files.lock(Progress.SILENT)) {
            Path own = Locks.in(folder).get(0);
            String before = Files.readString(own);
            assertTrue(before.contains("process 7 of desk"), before);
            assertTrue(Until.comes(() -> !Files.readString(own).equals(before)), "it does not change");
            lock.require();
        }
        assertEquals(Set.of(LocalFiles.LOCK), left());
    }

    @Test
    void doesNotWaitForALockOfADeadLocalProcess() throws IOException {
        Files.write(text, Locks.text(12, "process 5 of desk", SINCE, "desk"));
        Files.write(folder.resolve(LocalFiles.PART), new byte[3]);
        assertTrue(isTakenAtOnce());
        assertEquals(Set.of(LocalFiles.LOCK), left());
    }

    @Test
    void whatIsNotKnownToBeDeadIsWatched() throws IOException {
        for (byte[] other : new byte[][] {
            Locks.text(12, "bob@gone", SINCE), Locks.text(12, "process 5 of laptop", SINCE, "laptop"), new byte[0],
        }) {
            Files.write(text, other);
            assertTrue(taken() >= Locks.WATCH.toNanos());
            assertEquals(Set.of(LocalFiles.LOCK), left());
        }
    }

    @Test
    void doesNotDisturbALivePublishingBySftp() throws Exception {
        AtomicBoolean ended = new AtomicBoolean();
        Thread eve = new Thread(() -> {
            try {
                for (long count = 0; !ended.get(); count++) {
                    Files.write(text, Locks.text(count, "eve@desk", SINCE));
                    Thread.sleep(50);
                }
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        Files.write(text, Locks.text(0, "eve@desk", SINCE));
        eve.start();
        LocalFiles patient = new LocalFiles(folder, () -> Locks.patientOnMachine("desk"));
        ProblemException e = assertThrows(ProblemException.class, () -> patient.lock(Progress.SILENT));
        assertEquals(
                "another publishing (eve@desk) is at work in the folder " + folder + " since " + SINCE,
                e.problems().get(0).message());
        ended.set(true);
        eve.join();
        taken();
    }

    @Test
    void noticesByItselfThatAnotherTookItsPlace() throws Exception {
        Lock lock = files.lock(Progress.SILENT);
        Files.write(text, Locks.text(3, "eve@desk", SINCE));
        String reported = Locks.lost(lock);
        assertEquals(
                "this publishing was silent for so long that another (eve@desk) took its place in the folder " + folder,
                reported);
        assertThrows(ProblemException.class, lock::require);
        lock.close();
        assertEquals(List.of(text), Locks.in(folder));
    }

    @Test
    void aFolderWithSuchANameIsNoLock() throws IOException {
        Files.createDirectory(text);
        taken();
        assertTrue(Files.isDirectory(text));
    }
}

package dev.octavo.publish.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.work.Progress;
import dev.octavo.publish.lock.Lock;
import dev.octavo.publish.lock.LockTerms;
import dev.octavo.publish.lock.Locks;
import dev.octavo.publish.lock.TextLock;
import dev.octavo.publish.release.ReleaseFiles;
import dev.octavo.publish.release.ReleaseFilesContract;
import dev.octavo.testing.Folders;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each operation on a folder of this machine, and its lock. */
final class LocalFilesTest extends ReleaseFilesContract {
    private final Path folder;
    private final ReleaseFiles files;

    LocalFilesTest(@TempDir Path folder) {
        super(folder);
        this.folder = folder;
        this.files = new LocalFiles(folder);
    }

    @Override
    protected ReleaseFiles open(LockTerms terms) {
        return new LocalFiles(folder, () -> terms);
    }

    @Override
    protected Set<String> always() {
        return Set.of(LocalFiles.LOCK);
    }

    @Test
    void doesNotWaitForALockOfADeadLocalProcess() throws IOException {
        Files.write(other(), Locks.text(12, "process 5 of desk", "2026-11-25T12:00:00Z", "desk"));
        Files.write(folder.resolve(LocalFiles.PART), new byte[3]);
        assertTrue(taken(Locks.patientOnMachine("desk")) < Locks.PATIENT_WATCH.toNanos());
        assertEquals(always(), left());
    }

    @Test
    void theLockIsOnesOwnUntilItIsClosed() throws IOException {
        try (Lock lock = files.lock(Progress.SILENT)) {
            ProblemException e =
                    assertThrows(ProblemException.class, () -> new LocalFiles(folder).lock(Progress.SILENT));
            assertTrue(e.problems().get(0).message().startsWith("another octavo publish (process "), e::toString);
            lock.require();
            Files.delete(folder.resolve(LocalFiles.LOCK));
            assertThrows(ProblemException.class, lock::require);
            Files.createFile(folder.resolve(LocalFiles.LOCK));
            assertThrows(ProblemException.class, lock::require);
        }
        files.lock(Progress.SILENT).close();
        assertThrows(NoSuchFileException.class, () -> new LocalFiles(folder.resolve("x")).lock(Progress.SILENT));
        assertFalse(Files.exists(folder.resolve("x")));
    }

    @Test
    void doesNotFollowALinkInPlaceOfTheLock() throws IOException {
        Folders.write(folder, "a/b.txt", "text");
        Path here = Files.createSymbolicLink(folder.resolve(LocalFiles.LOCK), Path.of("a/b.txt"));
        assertThrows(IOException.class, () -> files.lock(Progress.SILENT));
        Files.delete(here);
        Files.createSymbolicLink(folder.resolve(TextLock.NAME_PREFIX + "x"), Path.of("a/b.txt"));
        files.lock(Progress.SILENT).close();
        assertEquals("text", Files.readString(folder.resolve("a/b.txt")));
    }

    @Test
    void onWindowsALinkIsReplacedByOneThatIsMovedThere() throws IOException {
        try (FileSystem windows = Jimfs.newFileSystem(Configuration.windows())) {
            Path there = Folders.write(windows.getPath("C:\\www blog"), "releases\\1\\a", "1", "releases\\2\\a", "2");
            ReleaseFiles odd = new LocalFiles(there);
            for (String release : List.of("releases/1", "releases/2")) {
                odd.makeLink("new", release);
                odd.move("new", "current");
                odd.sync("");
                assertEquals(Optional.of(release), odd.target("current"));
                assertEquals(Optional.empty(), odd.entry("new"));
            }
            assertEquals("2", Files.readString(there.resolve("current\\a")));
        }
    }
}

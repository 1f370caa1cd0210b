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
import dev.octavo.publish.lock.TextLock;
import dev.octavo.publish.release.ReleaseFiles;
import dev.octavo.publish.release.ReleaseFiles.Entry;
import dev.octavo.publish.release.ReleaseFiles.Kind;
import dev.octavo.testing.Folders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.io.function.IOConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All operations on real files. */
final class LocalFilesTest {
    private final Path folder;
    private final ReleaseFiles files;

    LocalFilesTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.files = new LocalFiles(folder);
        Folders.write(folder, "a/b.txt", "text", "a/c/d.txt", "more");
        Files.createSymbolicLink(folder.resolve("a/link"), Path.of("c"));
    }

    private static IOConsumer<OutputStream> text(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void sees() throws IOException {
        assertEquals(Optional.of(new Entry("b.txt", Kind.FILE, 4)), files.entry("a/b.txt"));
        assertEquals(Optional.of(new Entry("link", Kind.LINK, 0)), files.entry("a/link"));
        assertEquals(Kind.FOLDER, files.entry("").orElseThrow().kind());
        assertEquals(Optional.empty(), files.entry("a/x"));
        assertEquals(
                Set.of(
                        new Entry("b.txt", Kind.FILE, 4),
                        new Entry("c", Kind.FOLDER, 0),
                        new Entry("link", Kind.LINK, 0)),
                Set.copyOf(files.list("a")));
        for (String nothing : List.of("x", "a/b.txt", "a/link")) {
            assertEquals(List.of(), files.list(nothing));
        }
    }

    @Test
    void reads() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertTrue(files.read("a/b.txt", out));
        assertEquals("text", out.toString(StandardCharsets.UTF_8));
        Files.createSymbolicLink(folder.resolve("a/to b"), Path.of("b.txt"));
        for (String nothing : List.of("x", "a", "a/to b")) {
            assertFalse(files.read(nothing, OutputStream.nullOutputStream()), nothing);
        }
    }

    @Test
    void writesNeverThroughALinkOrIntoASecondName() throws IOException {
        assertTrue(files.link("a/b.txt", "second"));
        Files.createSymbolicLink(folder.resolve("third"), Path.of("a/b.txt"));
        files.write("second", text("new"));
        files.write("third", text("new"));
        assertEquals("text", Files.readString(folder.resolve("a/b.txt")));
        assertEquals("new", Files.readString(folder.resolve("second")));
        assertTrue(Files.isRegularFile(folder.resolve("third"), LinkOption.NOFOLLOW_LINKS));
    }

    @Test
    void makesFoldersMovesAndDeletes() throws IOException {
        files.makeFolder("a");
        files.makeFolder("n");
        assertThrows(IOException.class, () -> files.makeFolder("a/b.txt"));
        assertThrows(NoSuchFileException.class, () -> files.makeFolder("x/y"));
        files.move("a/b.txt", "a/c/d.txt");
        assertEquals("text", Files.readString(folder.resolve("a/c/d.txt")));
        files.delete("nothing");
        files.delete("a/link");
        assertTrue(Files.exists(folder.resolve("a/c")));
        assertThrows(IOException.class, () -> files.delete("a"));
    }

    @Test
    void makesHardLinksIfPossible() throws IOException {
        assertFalse(files.link("not there", "name"));
        assertFalse(files.link("a/b.txt", "x/name"));
        assertFalse(files.link("a/b.txt", "a/c/d.txt"), "the name is taken");
        assertEquals("more", Files.readString(folder.resolve("a/c/d.txt")));
        assertThrows(FileAlreadyExistsException.class, () -> Files.createFile(folder.resolve("a/c/d.txt")));
    }

    @Test
    void linksReplaceLinks() throws IOException {
        assertEquals(Optional.empty(), files.target("current"));
        assertEquals(Optional.empty(), files.target("a"));
        files.makeLink("current", "releases/1/site");
        files.makeLink("current", "releases/2/site");
        assertEquals(Optional.of("releases/2/site"), files.target("current"));
    }

    @Test
    void syncsFilesAndFolders() throws IOException {
        for (String path : List.of("", "a", "a/b.txt")) {
            files.sync(path);
        }
        assertThrows(NoSuchFileException.class, () -> files.sync("x"));
    }

    @Test
    void theLockIsOnesOwnUntilItIsClosed() throws IOException {
        try (Lock lock = files.lock(Progress.SILENT)) {
            ProblemException e =
                    assertThrows(ProblemException.class, () -> new LocalFiles(folder).lock(Progress.SILENT));
            assertTrue(e.problems().get(0).message().startsWith("another publishing (process "), e::toString);
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

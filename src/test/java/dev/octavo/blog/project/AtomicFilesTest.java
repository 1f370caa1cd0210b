package dev.octavo.blog.project;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.octavo.testing.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.apache.commons.io.function.IORunnable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AtomicFilesTest {
    private int taken;

    /** Fails with one after the other, then no more. */
    private IORunnable failing(IOException... failures) {
        Queue<IOException> left = new ArrayDeque<>(List.of(failures));
        return () -> {
            taken++;
            if (!left.isEmpty()) {
                throw left.remove();
            }
        };
    }

    @Test
    void retriesIfAccessIsDenied() throws IOException {
        AtomicFiles.take(failing(new AccessDeniedException("a"), new AccessDeniedException("a")), 3, 0);
        assertEquals(3, taken);
    }

    @Test
    void failsAfterTooManyRetries() {
        AccessDeniedException last = new AccessDeniedException("b");
        IORunnable step = failing(new AccessDeniedException("a"), last, new AccessDeniedException("c"));
        assertSame(last, assertThrows(AccessDeniedException.class, () -> AtomicFiles.take(step, 2, 0)));
        assertEquals(2, taken);
    }

    @Test
    void failsAtOnceOnOtherErrors() {
        FileSystemException full = new FileSystemException("a", null, "no space left");
        assertSame(full, assertThrows(FileSystemException.class, () -> AtomicFiles.take(failing(full), 9, 0)));
        assertEquals(1, taken);
    }

    @Test
    void onAFullDiskNoHalfFileIsLeft() throws IOException {
        try (FileSystem small = Jimfs.newFileSystem(Configuration.unix().toBuilder()
                .setBlockSize(1_000)
                .setMaxSize(3_000)
                .build())) {
            Path old = small.getPath("/old.txt");
            Files.writeString(old, "kept");
            String text = "x".repeat(9_000);
            FileSystemException refused = assertThrows(
                    FileSystemException.class, () -> AtomicFiles.create(small.getPath("/a/new.txt"), text));
            assertEquals("/a/new.txt", refused.getFile());
            assertThrows(FileSystemException.class, () -> AtomicFiles.rewrite(old, text));
            assertEquals("kept", Files.readString(old));
            try (Stream<Path> files = Files.walk(small.getPath("/"))) {
                assertEquals(
                        List.of("/old.txt"),
                        files.filter(Files::isRegularFile).map(Path::toString).toList());
            }
        }
    }

    @Test
    void aFileThatIsThereIsNotBegunAgain(@TempDir Path here) throws IOException {
        Path file = here.resolve("a/b.txt");
        AtomicFiles.create(file, "first");
        assertThrows(FileAlreadyExistsException.class, () -> AtomicFiles.create(file, "second"));
        assertEquals("first", Files.readString(file));
    }

    @Test
    void aFileIsReplacedEverywhere(@TempDir Path here) throws IOException {
        replaces(here);
        try (FileSystem windows = Jimfs.newFileSystem(Configuration.windows())) {
            replaces(windows.getPath("C:\\there"));
        }
    }

    private static void replaces(Path folder) throws IOException {
        Folders.write(folder, "part", "new", "file", "old");
        AtomicFiles.move(folder.resolve("part"), folder.resolve("file"));
        assertEquals("new", Files.readString(folder.resolve("file")));
        assertFalse(Files.exists(folder.resolve("part")));
    }

    @Test
    void aSaveIsNotReplaced(@TempDir Path here) throws IOException {
        Path file = here.resolve("site.yaml");
        Files.writeString(file, "read");
        assertTrue(replace(file, (one, other) -> false));
        assertEquals("ours", Files.readString(file));
        assertFalse(replace(file, (one, other) -> false));
        assertEquals("ours", Files.readString(file));
    }

    /** The bytes that a program saves at each of the first exchanges, and whether ours are there in the end. */
    @ParameterizedTest
    @CsvSource({",true", "newer,false", "newer newest,false", "a b c d,false", "read,true", "ours,true"})
    void aSaveWhileFilesAreSwitchedIsPutBack(String saves, boolean replaced, @TempDir Path here) throws IOException {
        Queue<String> left = new ArrayDeque<>(saves == null ? List.of() : List.of(saves.split(" ", -1)));
        Path file = here.resolve("site.yaml");
        Files.writeString(file, "read");
        assertEquals(replaced, replace(file, (one, other) -> {
            Folders.write(here, left.isEmpty() ? new String[0] : new String[] {"site.yaml", left.remove()});
            return swapped(one, other);
        }));
        String[] all = saves == null ? new String[] {"ours"} : saves.split(" ", -1);
        assertEquals(replaced ? "ours" : all[all.length - 1], Files.readString(file));
        assertArrayEquals(new String[] {"site.yaml"}, here.toFile().list());
    }

    private static boolean replace(Path file, BiPredicate<Path, Path> exchange) throws IOException {
        return AtomicFiles.replace(file, "read".getBytes(UTF_8), "ours".getBytes(UTF_8), exchange);
    }

    private static boolean swapped(Path one, Path other) {
        try {
            Path aside = one.resolveSibling("aside");
            Files.move(one, aside);
            Files.move(other, one);
            Files.move(aside, other);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

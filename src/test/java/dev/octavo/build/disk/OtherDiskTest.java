package dev.octavo.build.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.octavo.testing.Folders;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file system in memory, with folders whose paths also exist in the real one. */
final class OtherDiskTest {
    private final FileOperations files = new FileOperations.Real();

    @Test
    void theSystemIsNotAskedToSwapFoldersOfAnotherDisk(@TempDir Path here) throws IOException {
        Folders.write(here, "a/one", "1", "b/two", "2");
        try (FileSystem other = Jimfs.newFileSystem(Configuration.unix())) {
            Path there = Folders.write(other.getPath(here.toString()), "a/one", "1", "b/two", "2");
            assertFalse(files.exchange(there.resolve("a"), there.resolve("b")));
        }
        assertEquals("1", Files.readString(here.resolve("a/one")));
        assertEquals("2", Files.readString(here.resolve("b/two")));
    }

    @Test
    void itsFilesAreFlushedAndDeletedOneByOne() throws IOException {
        for (Configuration system : List.of(Configuration.windows(), Configuration.osX(), Configuration.unix())) {
            try (FileSystem other = Jimfs.newFileSystem(system)) {
                Path there = other.getRootDirectories().iterator().next().resolve("there");
                Folders.write(there, "a/one", "1", "b/two", "2");
                files.sync(there, List.of("a/one", "b", "b/two", "gone"));
                files.deleteTree(there);
                assertFalse(Files.exists(there));
            }
        }
    }
}

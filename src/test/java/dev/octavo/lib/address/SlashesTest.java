package dev.octavo.lib.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class SlashesTest {
    @Test
    void windowsWritesBackslashes() throws IOException {
        try (FileSystem windows = Jimfs.newFileSystem(Configuration.windows())) {
            Path site = windows.getPath("C:\\blog");
            assertEquals("content/posts/a.md", Slashes.of(site.relativize(site.resolve("content/posts/a.md"))));
            assertEquals("C:/blog", Slashes.of(site));
            assertTrue(Slashes.onWindows(site));
        }
    }

    @Test
    void elsewhereABackslashIsPartOfAName() throws IOException {
        try (FileSystem unix = Jimfs.newFileSystem(Configuration.unix())) {
            assertEquals("posts/a\\b.md", Slashes.of(unix.getPath("posts", "a\\b.md")));
            assertFalse(Slashes.onWindows(unix.getPath("posts")));
        }
    }
}

package dev.octavo.build.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.testing.Folders;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScratchFilesTest {
    private static final int LARGE = 3_000_001;

    @TempDir
    Path folder;

    @Test
    void largeBuffersAreNoMemoryAndLeaveNothingBehind() {
        ScratchFiles scratch = new ScratchFiles(folder.resolve("aside"));
        List<ByteBuffer> both = List.of(scratch.buffer(LARGE), scratch.buffer(LARGE));
        both.get(0).putInt(LARGE - 4, 1);
        both.get(1).putInt(LARGE - 4, 2);

        assertTrue(both.stream().allMatch(buffer -> buffer.isDirect() == ScratchFiles.isMappable(folder)));
        assertEquals(1, both.get(0).getInt(LARGE - 4));
        assertEquals(0, both.get(0).get(0));
        assertEquals(Set.of(), Folders.hashes(folder).keySet());
    }

    @Test
    void allocatesOnTheHeapIfSmallOrWithoutADisk() {
        assertFalse(new ScratchFiles(folder.resolve("aside")).buffer(1000).isDirect());
        ByteBuffer instead = new ScratchFiles(folder.resolve("none/aside")).buffer(LARGE);
        assertFalse(instead.isDirect());
        assertEquals(LARGE, instead.capacity());
        assertFalse(Files.exists(folder.resolve("none")));
    }
}

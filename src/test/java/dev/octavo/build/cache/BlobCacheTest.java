package dev.octavo.build.cache;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.build.cache.BlobCache.Blob;
import dev.octavo.lib.hash.Hash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BlobCacheTest {
    private static final Hash KEY = new Hash(0x1234, 0x5678);
    private static final Hash OTHER = new Hash(1, 2);
    private static final byte[] FACTS = bytes("facts");
    private static final List<byte[]> PARTS = List.of(bytes("one"), bytes(""), bytes("three"));

    private final Path folder;
    private final BlobCache files;

    BlobCacheTest(@TempDir Path folder) {
        this.folder = folder.resolve("kept");
        this.files = new BlobCache(this.folder);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Path file(Hash key) {
        return folder.resolve(key.hex());
    }

    private List<String> names() throws IOException {
        try (var all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void findsWhatWasPut() {
        files.put(KEY, "photo", FACTS, PARTS);
        Blob found = new BlobCache(folder).find(KEY).orElseThrow();
        assertEquals("photo", found.origin());
        assertArrayEquals(FACTS, found.facts());
        IntStream.range(0, 3)
                .forEach(i ->
                        assertArrayEquals(PARTS.get(i), files.bytes(found, i).orElseThrow()));
        assertEquals(Optional.empty(), files.find(OTHER));
        assertEquals(Optional.empty(), files.failure());
        assertEquals(KEY, files.findByPrefix("0000000000001234").orElseThrow().key());
        assertEquals(Optional.empty(), files.findByPrefix("0000000000001235"));
    }

    /** Existing caches have these bytes: if they change, so must the version at their beginning. */
    @Test
    void theFormatIsTheSameForEver() throws IOException {
        files.put(KEY, "photo", FACTS, PARTS);
        String hex = HexFormat.of().formatHex(Files.readAllBytes(file(KEY)));
        assertEquals(
                "4f637461766f4b01" // "OctavoK", version 1
                        + "00000040" // the length of what follows
                        + "0570686f746f" // photo
                        + "056661637473" // facts
                        + "03" // parts, each with its length and its sum
                        + hex.substring(50, 50 + 3 * 34)
                        + hex.substring(152, 184) // the sum of all that
                        + HexFormat.of().formatHex(bytes("onethree")),
                hex);
        assertEquals("03b29ed8d5f86bace1e426523538f9d5e5", hex.substring(50, 84));
    }

    @Test
    void everyCutAndEveryOtherByteIsNoticed() throws IOException {
        files.put(KEY, "photo", FACTS, PARTS);
        byte[] whole = Files.readAllBytes(file(KEY));
        for (int at = 0; at < whole.length; at++) {
            Files.write(file(KEY), Arrays.copyOf(whole, at));
            assertTrue(files.find(KEY).isEmpty(), "cut at " + at);
            byte[] other = whole.clone();
            other[at] ^= 1;
            Files.write(file(KEY), other);
            Optional<Blob> found = files.find(KEY);
            boolean allThere = found.isPresent()
                    && IntStream.range(0, 3)
                            .allMatch(i -> files.bytes(found.get(), i).isPresent());
            assertTrue(!allThere, "byte " + at);
        }
    }

    @Test
    void aFileUnderAnotherNameIsNotTakenForIt() throws IOException {
        files.put(KEY, "photo", FACTS, PARTS);
        Files.move(file(KEY), file(OTHER));
        assertEquals(Optional.empty(), files.find(OTHER));
    }

    @Test
    void removesWhatIsUnused() throws IOException {
        files.put(KEY, "photo", FACTS, PARTS);
        files.put(OTHER, "draft", FACTS, PARTS);
        Hash damaged = new Hash(9, 9);
        Files.writeString(file(damaged), "damaged");
        Files.writeString(folder.resolve("lock"), "of a build into the folder \"pictures\"");
        files.prune(Set.of(KEY), origin -> !origin.equals("draft"));
        assertEquals(List.of(OTHER.hex(), KEY.hex(), "lock"), names());
        files.prune(Set.of(), origin -> true);
        assertEquals(List.of("lock"), names());
    }

    @Test
    void removesWhatAKilledBuildLeft() throws IOException {
        Files.createDirectories(folder);
        long ended = new ProcessBuilder("true").start().onExit().join().pid();
        Files.writeString(folder.resolve(KEY.hex() + "." + ended + "-1.part"), "half");
        String ours = KEY.hex() + "." + ProcessHandle.current().pid() + "-1.part";
        Files.writeString(folder.resolve(ours), "half");
        files.prune(Set.of(), origin -> true);
        assertEquals(List.of(ours), names());
    }

    @Test
    void storesNothingWithoutAFolder() throws IOException {
        Files.writeString(folder, "a file");
        Blob put = files.put(KEY, "photo", FACTS, PARTS);
        assertEquals(Hash.of(PARTS.get(2)), put.parts().get(2).checksum());
        assertEquals(Optional.empty(), files.find(KEY));
        assertEquals(Optional.empty(), files.bytes(put, 2));
        assertTrue(files.failure().isPresent());
        files.prune(Set.of(), origin -> true);
    }

    @Test
    void manyMayPutTheSame() {
        IntStream.range(0, 200).parallel().forEach(i -> {
            BlobCache mine = new BlobCache(folder);
            mine.put(KEY, "photo", FACTS, PARTS);
            assertArrayEquals(
                    PARTS.get(2), mine.bytes(mine.find(KEY).orElseThrow(), 2).orElseThrow());
            assertEquals(Optional.empty(), mine.failure());
        });
    }
}

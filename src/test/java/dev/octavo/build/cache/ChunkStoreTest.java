package dev.octavo.build.cache;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.build.cache.ChunkStore.Chunk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chunks from one build to the next. */
final class ChunkStoreTest {
    private final Path file;

    ChunkStoreTest(@TempDir Path folder) {
        file = folder.resolve("pieces");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Optional<String> text(ChunkStore chunks, Chunk chunk) {
        return chunks.find(chunk).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** Adds chunks in a build, and returns their positions. */
    private List<Chunk> added(long used, String... texts) {
        try (ChunkStore chunks = ChunkStore.open(file, used)) {
            List<Chunk> added = Stream.of(texts)
                    .map(text -> chunks.add(bytes(text)).orElseThrow())
                    .toList();
            assertEquals(Optional.empty(), chunks.save());
            return added;
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(file.getParent())) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void findsAddedChunksAtOnceAndInTheNextBuild() {
        String large = "0123456789".repeat(50_000);
        List<Chunk> chunks;
        try (ChunkStore first = ChunkStore.open(file, 0)) {
            chunks = Stream.of("a", "", large, "b")
                    .map(text -> first.add(bytes(text)).orElseThrow())
                    .toList();
            assertEquals(Optional.of("b"), text(first, chunks.get(3)));
            assertEquals(Optional.of(large), text(first, chunks.get(2)));
            first.save();
        }
        try (ChunkStore next = ChunkStore.open(file, 500_002)) {
            Chunk added = next.add(bytes("c")).orElseThrow();
            for (Chunk chunk : chunks) {
                assertEquals(Optional.of(chunk), next.keep(chunk));
            }
            assertEquals(Optional.of("a"), text(next, chunks.get(0)));
            assertEquals(Optional.of(""), text(next, chunks.get(1)));
            assertEquals(Optional.of(large), text(next, chunks.get(2)));
            assertEquals(Optional.of("c"), text(next, added));
        }
    }

    @Test
    void beyondTwoGigabytes() throws IOException {
        added(0, "first");
        try (var hole = Files.newByteChannel(file, java.nio.file.StandardOpenOption.WRITE)) {
            hole.position(3L << 30).write(java.nio.ByteBuffer.wrap(new byte[1])); // takes no room
        }
        Chunk far = added(Files.size(file), "far").get(0);
        assertTrue(far.at() > Integer.MAX_VALUE);
        try (ChunkStore chunks = ChunkStore.open(file, Files.size(file))) {
            assertEquals(Optional.of("far"), text(chunks, far));
        }
    }

    @Test
    void doesNotTouchTheFileIfNothingIsAdded() throws IOException {
        Chunk chunk = added(0, "a").get(0);
        byte[] before = Files.readAllBytes(file);
        try (ChunkStore chunks = ChunkStore.open(file, 1)) {
            chunks.keep(chunk);
            chunks.save();
        }
        assertArrayEquals(before, Files.readAllBytes(file));
    }

    @Test
    void movesToANewFileWhenMostIsUnused() throws IOException {
        List<Chunk> chunks = added(0, "a".repeat(1_000), "stays", "b".repeat(1_000));
        Chunk moved;
        try (ChunkStore next = ChunkStore.open(file, 5)) {
            moved = next.keep(chunks.get(1)).orElseThrow();
            assertEquals(Optional.of("stays"), text(next, moved));
            next.save();
        }
        assertEquals("stays", Files.readString(file));
        assertEquals(List.of("pieces"), names());
        try (ChunkStore next = ChunkStore.open(file, 5)) {
            assertEquals(Optional.of("stays"), text(next, moved));
            assertEquals(Optional.empty(), text(next, chunks.get(0)));
        }
    }

    @Test
    void deletesTheFileWhenNothingIsUsed() throws IOException {
        added(0, "a");
        added(0);
        assertEquals(List.of(), names());
    }

    @Test
    void discardsWhatIsNotSaved() throws IOException {
        Chunk chunk = added(0, "a").get(0);
        for (long used : List.of(1, 0)) {
            try (ChunkStore chunks = ChunkStore.open(file, used)) {
                chunks.add(bytes("half".repeat(50_000)));
            }
            assertEquals("a", Files.readString(file));
            assertEquals(List.of("pieces"), names());
        }
        try (ChunkStore chunks = ChunkStore.open(file, 1)) {
            assertEquals(Optional.of("a"), text(chunks, chunk));
        }
    }

    @Test
    void removesOrIgnoresWhatAKilledBuildLeft() throws IOException {
        Chunk chunk = added(0, "whole").get(0);
        Files.writeString(file.resolveSibling("pieces.part"), "half");
        Files.writeString(file, "half", java.nio.file.StandardOpenOption.APPEND);
        Chunk next = added(5, "next").get(0);
        assertEquals(List.of("pieces"), names());
        try (ChunkStore chunks = ChunkStore.open(file, 9)) {
            assertEquals(Optional.of("whole"), text(chunks, chunk));
            assertEquals(Optional.of("next"), text(chunks, next));
        }
    }

    @Test
    void doesNotFindDamagedChunks() throws IOException {
        List<Chunk> chunks = added(0, "first", "second", "third");
        byte[] whole = Files.readAllBytes(file);
        for (int at : IntStream.range(0, whole.length).toArray()) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 8;
            Files.write(file, flipped);
            int hit = at < 5 ? 0 : at < 11 ? 1 : 2;
            try (ChunkStore next = ChunkStore.open(file, whole.length)) {
                for (int i = 0; i < 3; i++) {
                    assertEquals(i != hit, next.find(chunks.get(i)).isPresent(), "flipped at " + at);
                }
            }
            Files.write(file, java.util.Arrays.copyOf(whole, at));
            try (ChunkStore next = ChunkStore.open(file, whole.length)) {
                for (int i = 0; i < 3; i++) {
                    boolean found = next.keep(chunks.get(i)).flatMap(next::find).isPresent();
                    assertEquals(i < hit, found, "cut at " + at);
                }
            }
        }
    }

    @Test
    void saveReportsAFolderInItsPlaceAndKeepsIt() throws IOException {
        Files.createDirectories(file.resolve("of/somebody"));
        try (ChunkStore chunks = ChunkStore.open(file, 7)) {
            Chunk chunk = chunks.add(bytes("a")).orElseThrow();
            assertEquals(Optional.of("a"), text(chunks, chunk));
            assertTrue(chunks.save().isPresent());
        }
        assertTrue(Files.isDirectory(file.resolve("of/somebody")));
        assertEquals(List.of("pieces"), names());
    }

    @Test
    void saveReportsAMissingFolder() {
        try (ChunkStore chunks = ChunkStore.open(file.resolve("no/pieces"), 0)) {
            assertEquals(Optional.empty(), chunks.add(bytes("a")));
            assertEquals(Optional.empty(), chunks.add(bytes("b")));
            assertTrue(chunks.save().isPresent());
        }
    }

    @Test
    void ofOneBuildAloneNothingIsLeft() throws IOException {
        try (ChunkStore chunks = ChunkStore.temporary(file)) {
            Chunk chunk = chunks.add(bytes("a".repeat(100_000))).orElseThrow();
            assertEquals(Optional.of("a".repeat(100_000)), text(chunks, chunk));
            assertEquals(Optional.empty(), chunks.save());
        }
        assertFalse(Files.exists(file));
        try (ChunkStore chunks = ChunkStore.temporary(file.resolve("no/pieces"))) {
            assertEquals(Optional.empty(), chunks.add(bytes("a")));
            assertEquals(Optional.empty(), chunks.save());
        }
    }
}

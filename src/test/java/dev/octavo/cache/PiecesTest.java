package dev.octavo.cache;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.cache.Pieces.Piece;
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

/** Pieces from one build to the next. */
final class PiecesTest {
    private final Path file;

    PiecesTest(@TempDir Path folder) {
        file = folder.resolve("pieces");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Optional<String> text(Pieces pieces, Piece piece) {
        return pieces.find(piece).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** A build that adds pieces, and says where they are. */
    private List<Piece> added(long used, String... texts) {
        try (Pieces pieces = Pieces.open(file, used)) {
            List<Piece> added = Stream.of(texts)
                    .map(text -> pieces.add(bytes(text)).orElseThrow())
                    .toList();
            assertEquals(Optional.empty(), pieces.save());
            return added;
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(file.getParent())) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void findsWhatWasAddedAtOnceAndInTheNextBuild() {
        String large = "0123456789".repeat(50_000);
        List<Piece> pieces;
        try (Pieces first = Pieces.open(file, 0)) {
            pieces = Stream.of("a", "", large, "b")
                    .map(text -> first.add(bytes(text)).orElseThrow())
                    .toList();
            assertEquals(Optional.of("b"), text(first, pieces.get(3)));
            assertEquals(Optional.of(large), text(first, pieces.get(2)));
            first.save();
        }
        try (Pieces next = Pieces.open(file, 500_002)) {
            Piece added = next.add(bytes("c")).orElseThrow();
            for (Piece piece : pieces) {
                assertEquals(Optional.of(piece), next.stay(piece));
            }
            assertEquals(Optional.of("a"), text(next, pieces.get(0)));
            assertEquals(Optional.of(""), text(next, pieces.get(1)));
            assertEquals(Optional.of(large), text(next, pieces.get(2)));
            assertEquals(Optional.of("c"), text(next, added));
        }
    }

    @Test
    void beyondTwoGigabytes() throws IOException {
        added(0, "first");
        try (var hole = Files.newByteChannel(file, java.nio.file.StandardOpenOption.WRITE)) {
            hole.position(3L << 30).write(java.nio.ByteBuffer.wrap(new byte[1])); // takes no room
        }
        Piece far = added(Files.size(file), "far").get(0);
        assertTrue(far.at() > Integer.MAX_VALUE);
        try (Pieces pieces = Pieces.open(file, Files.size(file))) {
            assertEquals(Optional.of("far"), text(pieces, far));
        }
    }

    @Test
    void isNotTouchedWhereNothingIsAdded() throws IOException {
        Piece piece = added(0, "a").get(0);
        byte[] before = Files.readAllBytes(file);
        try (Pieces pieces = Pieces.open(file, 1)) {
            pieces.stay(piece);
            pieces.save();
        }
        assertArrayEquals(before, Files.readAllBytes(file));
    }

    @Test
    void movesToANewFileWhenMostIsOfNoUse() throws IOException {
        List<Piece> pieces = added(0, "a".repeat(1_000), "stays", "b".repeat(1_000));
        Piece moved;
        try (Pieces next = Pieces.open(file, 5)) {
            moved = next.stay(pieces.get(1)).orElseThrow();
            assertEquals(Optional.of("stays"), text(next, moved));
            next.save();
        }
        assertEquals("stays", Files.readString(file));
        assertEquals(List.of("pieces"), names());
        try (Pieces next = Pieces.open(file, 5)) {
            assertEquals(Optional.of("stays"), text(next, moved));
            assertEquals(Optional.empty(), text(next, pieces.get(0)));
        }
    }

    @Test
    void goesWhenNothingIsOfUse() throws IOException {
        added(0, "a");
        added(0);
        assertEquals(List.of(), names());
    }

    @Test
    void whatIsNotSavedIsGivenUp() throws IOException {
        Piece piece = added(0, "a").get(0);
        for (long used : List.of(1, 0)) {
            try (Pieces pieces = Pieces.open(file, used)) {
                pieces.add(bytes("half".repeat(50_000)));
            }
            assertEquals("a", Files.readString(file));
            assertEquals(List.of("pieces"), names());
        }
        try (Pieces pieces = Pieces.open(file, 1)) {
            assertEquals(Optional.of("a"), text(pieces, piece));
        }
    }

    @Test
    void whatAKilledBuildLeftIsRemovedOrOfNoHarm() throws IOException {
        Piece piece = added(0, "whole").get(0);
        Files.writeString(file.resolveSibling("pieces.part"), "half");
        Files.writeString(file, "half", java.nio.file.StandardOpenOption.APPEND);
        Piece next = added(5, "next").get(0);
        assertEquals(List.of("pieces"), names());
        try (Pieces pieces = Pieces.open(file, 9)) {
            assertEquals(Optional.of("whole"), text(pieces, piece));
            assertEquals(Optional.of("next"), text(pieces, next));
        }
    }

    @Test
    void whatIsCutOrFlippedIsNotFound() throws IOException {
        List<Piece> pieces = added(0, "first", "second", "third");
        byte[] whole = Files.readAllBytes(file);
        for (int at : IntStream.range(0, whole.length).toArray()) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 8;
            Files.write(file, flipped);
            int hit = at < 5 ? 0 : at < 11 ? 1 : 2;
            try (Pieces next = Pieces.open(file, whole.length)) {
                for (int i = 0; i < 3; i++) {
                    assertEquals(i != hit, next.find(pieces.get(i)).isPresent(), "flipped at " + at);
                }
            }
            Files.write(file, java.util.Arrays.copyOf(whole, at));
            try (Pieces next = Pieces.open(file, whole.length)) {
                for (int i = 0; i < 3; i++) {
                    boolean found = next.stay(pieces.get(i)).flatMap(next::find).isPresent();
                    assertEquals(i < hit, found, "cut at " + at);
                }
            }
        }
    }

    @Test
    void aFolderInItsPlaceIsToldBySaveAndStays() throws IOException {
        Files.createDirectories(file.resolve("of/somebody"));
        try (Pieces pieces = Pieces.open(file, 7)) {
            Piece piece = pieces.add(bytes("a")).orElseThrow();
            assertEquals(Optional.of("a"), text(pieces, piece));
            assertTrue(pieces.save().isPresent());
        }
        assertTrue(Files.isDirectory(file.resolve("of/somebody")));
        assertEquals(List.of("pieces"), names());
    }

    @Test
    void aFolderThatIsMissingIsToldBySave() {
        try (Pieces pieces = Pieces.open(file.resolve("no/pieces"), 0)) {
            assertEquals(Optional.empty(), pieces.add(bytes("a")));
            assertEquals(Optional.empty(), pieces.add(bytes("b")));
            assertTrue(pieces.save().isPresent());
        }
    }

    @Test
    void ofOneBuildAloneNothingIsLeft() throws IOException {
        try (Pieces pieces = Pieces.passing(file)) {
            Piece piece = pieces.add(bytes("a".repeat(100_000))).orElseThrow();
            assertEquals(Optional.of("a".repeat(100_000)), text(pieces, piece));
            assertEquals(Optional.empty(), pieces.save());
        }
        assertFalse(Files.exists(file));
        try (Pieces pieces = Pieces.passing(file.resolve("no/pieces"))) {
            assertEquals(Optional.empty(), pieces.add(bytes("a")));
            assertEquals(Optional.empty(), pieces.save());
        }
    }
}

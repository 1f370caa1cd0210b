package dev.octavo.build.cache;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.build.cache.Index.Place;
import dev.octavo.lib.hash.Hash;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store from one build to the next. */
final class StoreTest {
    private static final Hash KEY = new Hash(1, 2);

    private final Path file;

    StoreTest(@TempDir Path folder) {
        file = folder.resolve("store");
    }

    /** The actions of one build on the store. */
    private interface Use {
        void of(Store store);
    }

    private Optional<IOException> use(Use use) {
        try (Store store = Store.open(file, KEY, false)) {
            use.of(store);
            return store.save();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Optional<String> text(Store store, String name) {
        return store.find(name).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private SortedMap<String, String> content() throws IOException {
        return content(KEY);
    }

    private SortedMap<String, String> content(Hash key) throws IOException {
        SortedMap<String, String> content = new TreeMap<>();
        try (Store store = Store.openReadOnly(file, key).orElseGet(Store::empty)) {
            store.names().forEach(name -> text(store, name).ifPresent(value -> content.put(name, value)));
        }
        return content;
    }

    private void putThree() {
        use(store -> {
            store.put("", bytes("of no name"));
            store.put("a", bytes(""));
            store.put("b/ü", bytes("two"));
        });
    }

    private static void keepThree(Store store) {
        List.of("", "a", "b/ü").forEach(store::keep);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(file.getParent())) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void findsWhatWasPutAtOnceAndInTheNextBuild() throws IOException {
        String large = "0123456789".repeat(50_000);
        use(store -> {
            List.of("one", "", large, "two").forEach(value -> store.put("of " + value.length(), bytes(value)));
            assertEquals(Optional.of("two"), text(store, "of 3"));
            assertEquals(Optional.of(large), text(store, "of 500000"));
            assertEquals(Optional.empty(), text(store, "of 4"));
        });
        assertEquals(List.of("of 0", "of 3", "of 500000"), List.copyOf(content().keySet()));
        use(store -> {
            store.keep("of 500000");
            store.put("of 3", bytes("six"));
            assertEquals(Optional.of("six"), text(store, "of 3"));
            assertEquals(Optional.of(""), text(store, "of 0"));
            assertEquals(Optional.of(large), text(store, "of 500000"));
        });
        assertEquals(large, content().get("of 500000"));
    }

    @Test
    void keepsReplacesAndForgets() throws IOException {
        putThree();
        use(store -> {
            store.keep("");
            store.keep("never there");
            store.keep("a");
            store.put("a", bytes("new"));
            store.put("c", bytes("three"));
        });
        assertEquals("{=of no name, a=new, c=three}", content().toString());
        use(store -> store.keep("a"));
        assertEquals("{a=new}", content().toString());
    }

    /** The same as a map does, through many builds that append or move to a new file. */
    @Test
    void holdsWhatAMapHolds() throws IOException {
        Random random = new Random(20_261_130);
        SortedMap<String, String> expected = new TreeMap<>();
        Set<Boolean> grown = new HashSet<>();
        long size = 0;
        for (int build = 0; build < 40; build++) {
            double share = build % 5 == 4 ? 0.9 : 0.02;
            use(store -> {
                SortedMap<String, String> next = new TreeMap<>();
                for (int i = 0; i < 500; i++) {
                    String name = "posts/" + i;
                    if (random.nextDouble() < share) {
                        String value = name + " " + "x".repeat(random.nextInt(1_000));
                        store.put(name, bytes(value));
                        next.put(name, value);
                    } else if (random.nextInt(50) > 0 && expected.containsKey(name)) {
                        store.keep(name);
                        next.put(name, expected.get(name));
                    }
                }
                expected.clear();
                expected.putAll(next);
            });
            assertEquals(expected, content(), "build " + build);
            grown.add(Files.size(file) > size);
            size = Files.size(file);
            int used = expected.values().stream().mapToInt(String::length).sum() + 50 * expected.size();
            assertTrue(size < 3L * used + 1_000, "build " + build);
        }
        assertEquals(Set.of(true, false), grown);
    }

    @Test
    void beyondTwoGigabytes() throws IOException {
        byte[] megabyte = new byte[1 << 20];
        use(store -> store.put("large", megabyte));
        // The index of the next build lies behind a hole that takes no room on disk.
        try (SeekableByteChannel channel =
                Files.newByteChannel(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer place = ByteBuffer.allocate(12);
            channel.position(24).read(place);
            place.flip();
            ByteBuffer index = ByteBuffer.allocate(place.getInt(8));
            channel.position(place.getLong(0)).read(index);
            channel.position(3L << 30).write(index.flip());
            channel.position(24).write(ByteBuffer.allocate(8).putLong(3L << 30).flip());
        }
        assertEquals(1, content().size());
    }

    @Test
    void writesNothingIfEverythingIsKept() throws IOException {
        putThree();
        byte[] before = Files.readAllBytes(file);
        Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(1_000_000));
        use(StoreTest::keepThree);
        assertEquals(1_000_000, Files.getLastModifiedTime(file).toMillis());
        assertArrayEquals(before, Files.readAllBytes(file));
    }

    @Test
    void writesNothingWithoutValues() {
        use(store -> {});
        assertFalse(Files.exists(file));
    }

    @Test
    void anotherKeyFindsNothing() throws IOException {
        putThree();
        assertEquals("{}", content(new Hash(2, 1)).toString());
        Store.open(file, new Hash(2, 1), false).close();
        assertEquals(3, content().size());
        try (Store clean = Store.open(file, KEY, true)) {
            assertEquals(Optional.empty(), clean.find("a"));
        }
    }

    @Test
    void discardsWhatIsNotSaved() throws IOException {
        putThree();
        byte[] before = Files.readAllBytes(file);
        for (boolean forgotten : new boolean[] {true, false}) {
            try (Store store = Store.open(file, KEY, forgotten)) {
                store.put("a", bytes("half".repeat(50_000)));
            }
            assertEquals(List.of("store"), names());
            assertArrayEquals(before, Files.readAllBytes(file));
        }
    }

    @Test
    void removesOrIgnoresWhatAKilledBuildLeft() throws IOException {
        putThree();
        Files.writeString(file.resolveSibling("store.part"), "half");
        Files.writeString(file, "half", StandardOpenOption.APPEND);
        assertEquals("{=of no name, a=, b/ü=two}", content().toString());
        use(store -> {
            keepThree(store);
            store.put("c", bytes("three"));
        });
        assertEquals(List.of("store"), names());
        assertEquals("{=of no name, a=, b/ü=two, c=three}", content().toString());
    }

    /** A reader that opened the store before sees what was there then. */
    @Test
    void readersAndABuildDoNotDisturbEachOther() throws IOException {
        putThree();
        try (Store look = Store.openReadOnly(file, KEY).orElseThrow()) {
            look.put("a", bytes("new"));
            assertEquals(Optional.empty(), look.save());
            use(store -> {
                keepThree(store);
                store.put("a", bytes("newer"));
            });
            assertEquals(Optional.of(""), text(look, "a"));
            assertEquals(Optional.of("two"), text(look, "b/ü"));
            use(store -> store.put("d", bytes("alone"))); // moves to a new file
            assertEquals(Optional.of("two"), text(look, "b/ü"));
        }
        assertEquals("{d=alone}", content().toString());
    }

    @Test
    void anIndexThatLiesBeyondAnyFileIsNotTheNewest() throws IOException {
        use(store -> store.put("a", bytes("first")));
        byte[] once = Files.readAllBytes(file);
        use(store -> store.put("b", bytes("other")));
        ByteBuffer twice = ByteBuffer.wrap(Files.readAllBytes(file));
        int head = 3 * Long.BYTES; // followed by two places, of which the newest is the one that has changed
        int newest = (Arrays.mismatch(once, twice.array()) - head) / Place.BYTES;
        twice.putLong(head + newest * Place.BYTES, Long.MAX_VALUE);
        Files.write(file, twice.array());
        assertEquals("{a=first}", content().toString());
    }

    /** Wherever it is damaged, a value is missing or right, and the next build can write. */
    @Test
    void nothingDamagedIsFound() throws IOException {
        use(store -> {
            store.put("a", bytes("first"));
            store.put("b", bytes("second"));
        });
        use(store -> {
            store.keep("a");
            store.put("b", bytes("other"));
        });
        byte[] whole = Files.readAllBytes(file);
        Set<String> allowed = Set.of("{a=first, b=other}", "{a=first}", "{b=other}", "{a=first, b=second}", "{}");
        Set<String> seen = new HashSet<>();
        for (int at : IntStream.range(0, whole.length).toArray()) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 8;
            for (byte[] damaged : List.of(flipped, Arrays.copyOf(whole, at))) {
                Files.write(file, damaged);
                String content = content().toString();
                assertTrue(allowed.contains(content), content + " with damage at " + at);
                seen.add(content);
                use(store -> {
                    store.keep("a");
                    store.put("c", bytes("new"));
                });
                assertEquals("new", content().get("c"), "with damage at " + at);
            }
        }
        assertEquals(allowed, seen);
    }

    @Test
    void aForeignFileIsReplaced() throws IOException {
        Files.writeString(file, "The quick brown fox jumps over the lazy dog. ".repeat(9));
        assertEquals("{}", content().toString());
        assertEquals(Optional.empty(), use(store -> store.put("a", bytes("b"))));
        assertEquals("{a=b}", content().toString());
    }

    @Test
    void saveReportsAFolderInItsPlaceAndKeepsIt() throws IOException {
        Files.createDirectories(file.resolve("of/somebody"));
        assertTrue(use(store -> store.put("a", bytes("b"))).isPresent());
        assertTrue(Files.isDirectory(file.resolve("of/somebody")));
        assertEquals(List.of("store"), names());
    }

    @Test
    void saveReportsAMissingFolder() {
        try (Store store = Store.open(file.resolve("no/store"), KEY, false)) {
            store.put("a", bytes("b"));
            store.put("c", bytes("d"));
            assertEquals(Optional.empty(), store.find("a"));
            assertTrue(store.save().isPresent());
        }
    }

    @Test
    void ofOneBuildAloneNothingIsLeft() {
        try (Store store = Store.temporary(file)) {
            store.put("a", bytes("a".repeat(100_000)));
            assertEquals(Optional.of("a".repeat(100_000)), text(store, "a"));
            assertEquals(Optional.empty(), store.save());
        }
        assertFalse(Files.exists(file));
        try (Store store = Store.temporary(file.resolve("no/store"))) {
            store.put("a", bytes("b"));
            assertEquals(Optional.empty(), store.find("a"));
            assertEquals(Optional.empty(), store.save());
        }
    }
}

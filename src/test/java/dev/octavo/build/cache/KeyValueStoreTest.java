package dev.octavo.build.cache;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.hash.Hash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store from one build to the next. */
final class KeyValueStoreTest {
    private static final Hash KEY = new Hash(1, 2);
    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000);

    private final Path file;

    KeyValueStoreTest(@TempDir Path folder) {
        file = folder.resolve("files");
    }

    /** The actions of one build on the store. */
    private interface Use {
        void of(KeyValueStore store);
    }

    private Optional<IOException> use(Use use) {
        try (KeyValueStore store = KeyValueStore.open(Optional.of(file), KEY)) {
            use.of(store);
            return store.save();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private SortedMap<String, String> content(Hash key) throws IOException {
        Optional<KeyValueStore> store = KeyValueStore.openReadOnly(file, key);
        SortedMap<String, String> content = new TreeMap<>();
        store.ifPresent(known -> known.names()
                .forEach(
                        name -> content.put(name, new String(known.find(name).orElseThrow(), StandardCharsets.UTF_8))));
        return content;
    }

    private void putThree() {
        use(store -> {
            store.put("", bytes("of no name"));
            store.put("a", bytes(""));
            store.put("b/ü", bytes("two"));
        });
    }

    @Test
    void findsWhatWasPut() throws IOException {
        putThree();
        assertEquals("{=of no name, a=, b/ü=two}", content(KEY).toString());
        try (KeyValueStore store = KeyValueStore.open(Optional.of(file), KEY)) {
            assertArrayEquals(bytes("two"), store.find("b/ü").orElseThrow());
            assertEquals(Optional.empty(), store.find("c"));
        }
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
        assertEquals("{=of no name, a=new, c=three}", content(KEY).toString());
    }

    @Test
    void forgetsWithoutAnythingNew() throws IOException {
        putThree();
        use(store -> store.keep("a"));
        assertEquals("{a=}", content(KEY).toString());
    }

    @Test
    void holdsManyEntries() throws IOException {
        for (int build = 0; build < 3; build++) {
            use(store -> {
                for (int i = 0; i < 5_000; i++) {
                    String name = "posts/" + i;
                    if (store.find(name).isPresent() && i % 7 != 0) {
                        store.keep(name);
                    } else {
                        store.put(name, bytes("value " + i));
                    }
                }
            });
        }
        SortedMap<String, String> content = content(KEY);
        assertEquals(5_000, content.size());
        content.forEach((name, value) -> assertEquals(name.replace("posts/", "value "), value));
    }

    @Test
    void writesNothingIfEverythingIsKept() throws IOException {
        putThree();
        Files.setLastModifiedTime(file, LONG_AGO);
        use(store -> {
            store.keep("");
            store.keep("a");
            store.keep("b/ü");
        });
        assertEquals(LONG_AGO, Files.getLastModifiedTime(file));
    }

    @Test
    void writesNothingWithoutEntries() {
        use(store -> {});
        assertFalse(Files.exists(file));
    }

    @Test
    void anotherKeyFindsNothing() throws IOException {
        putThree();
        assertEquals("{}", content(new Hash(2, 1)).toString());
        KeyValueStore.open(Optional.of(file), new Hash(2, 1)).close();
        assertEquals(3, content(KEY).size());
    }

    @Test
    void aStoreThatIsNotSavedLeavesTheOldOne() throws IOException {
        putThree();
        try (KeyValueStore store = KeyValueStore.open(Optional.of(file), KEY)) {
            store.put("a", bytes("half"));
        }
        assertEquals("{=of no name, a=, b/ü=two}", content(KEY).toString());
        assertEquals("[files]", names());
    }

    @Test
    void removesWhatAKilledBuildLeft() throws IOException {
        putThree();
        Files.writeString(file.resolveSibling("files.part"), "half");
        use(store -> {
            store.keep("");
            store.keep("a");
            store.keep("b/ü");
        });
        assertEquals("[files]", names());
    }

    @Test
    void aLookTouchesNothing() throws IOException {
        putThree();
        Files.writeString(file.resolveSibling("files.part"), "of a build that is under way");
        KeyValueStore look = KeyValueStore.openReadOnly(file, KEY).orElseThrow();
        look.put("a", bytes("new"));
        assertEquals(Optional.empty(), look.save());
        assertEquals("[files, files.part]", names());
    }

    @Test
    void treatsAForeignFileAsEmptyAndReplacesIt() throws IOException {
        Files.writeString(file, "The quick brown fox jumps over the lazy dog. ".repeat(9));
        assertEquals("{}", content(KEY).toString());
        assertEquals(Optional.empty(), use(store -> store.put("a", bytes("b"))));
        assertEquals("{a=b}", content(KEY).toString());
    }

    @Test
    void saveReportsAFolderInItsPlaceAndKeepsIt() throws IOException {
        Files.createDirectories(file.resolve("of/somebody"));
        assertTrue(use(store -> store.put("a", bytes("b"))).isPresent());
        assertTrue(Files.isDirectory(file.resolve("of/somebody")));
        assertEquals("[files]", names());
    }

    @Test
    void saveReportsAMissingFolder() {
        Path nowhere = file.resolve("no/files");
        try (KeyValueStore store = KeyValueStore.open(Optional.of(nowhere), KEY)) {
            store.put("a", bytes("b"));
            store.put("c", bytes("d"));
            assertTrue(store.save().isPresent());
        }
    }

    private String names() throws IOException {
        try (var files = Files.list(file.getParent())) {
            return files.map(path -> path.getFileName().toString())
                    .sorted()
                    .collect(Collectors.toList())
                    .toString();
        }
    }
}

package dev.octavo.build.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.build.cache.Ledger.ByProduct;
import dev.octavo.build.cache.Ledger.Head;
import dev.octavo.build.cache.Ledger.Made;
import dev.octavo.lib.hash.Hash;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records of files, and the count of builds. */
final class LedgerTest {
    private static final Hash KEY = new Hash(1, 2);
    private static final String HOME = "https://blog.example/";

    private final Path file;

    LedgerTest(@TempDir Path folder) {
        file = folder.resolve("files");
    }

    private static Made made(int build) {
        Map<String, Hash> answers = new LinkedHashMap<>();
        answers.put("article " + "ü".repeat(40_000), new Hash(6, 7));
        answers.put("next content/posts/a.md", new Hash(7, 7));
        return new Made(
                build,
                Map.of("card", new Hash(3, 4)),
                new Hash(5, 6),
                Map.of("pictures/1/a-2.webp", new ByProduct(new Hash(8, 9), "content/a.png")),
                answers,
                List.of("one", "ü".repeat(40_000)));
    }

    private void build(String home, String... paths) {
        try (Store store = Store.open(file, KEY, false)) {
            Ledger ledger = Ledger.of(store, home);
            Stream.of("a", "b").forEach(ledger::keep);
            Stream.of(paths).forEach(path -> ledger.put(path, made(ledger.build())));
            assertEquals(Optional.empty(), store.save());
        }
    }

    private Ledger look() throws IOException {
        return Ledger.in(Store.openReadOnly(file, KEY).orElseThrow());
    }

    @Test
    void everythingComesBackHoweverLong() throws IOException {
        build(HOME, "a");
        assertEquals(Optional.of(made(1)), look().of("a"));
    }

    @Test
    void onlyBuildsThatMakeSomethingAreCounted() throws IOException {
        build(HOME, "a", "b");
        build(HOME);
        build(HOME, "b");
        build(HOME);
        assertEquals(new Head(2, HOME), look().head());
        assertEquals(1, look().of("a").orElseThrow().build());
        assertEquals(2, look().of("b").orElseThrow().build());
        assertEquals(List.of("a", "b"), look().paths().sorted().toList());
    }

    @Test
    void theSiteMoves() throws IOException {
        build(HOME, "a");
        build("https://other.example/", "a");
        assertEquals(new Head(2, "https://other.example/"), look().head());
    }
}

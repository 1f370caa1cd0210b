package dev.octavo.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.build.pipeline.Build;
import dev.octavo.build.pipeline.BuildReport;
import dev.octavo.build.pipeline.BuildRequest;
import dev.octavo.lib.work.Progress;
import dev.octavo.testing.Builds;
import dev.octavo.testing.Folders;
import dev.octavo.testing.Trials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A damaged cache is never trusted, and never stops a build. */
final class BrokenMemoryTest {
    private final Path folder;
    private final Path site;
    private final Path store;
    private SortedMap<String, String> clean = new java.util.TreeMap<>();

    BrokenMemoryTest(@TempDir Path folder) {
        this.folder = folder;
        this.site = folder.resolve("site");
        this.store = site.resolve(".octavo/public/memory/store");
    }

    @BeforeEach
    void aSiteThatIsBuilt() {
        RandomSite.create(site, new Random(1));
        clean = built(request());
    }

    private BuildRequest request() {
        return request(Optional.empty(), false, Builds.NOW);
    }

    private BuildRequest request(Optional<String> url, boolean drafts, Instant asOf) {
        return new BuildRequest(site, site.resolve("public"), url, drafts, asOf, false, 2);
    }

    private SortedMap<String, String> built(BuildRequest request) {
        BuildReport report = Build.run(request, Progress.SILENT);
        assertEquals(List.of(), report.warnings());
        return Folders.hashes(request.outFolder());
    }

    @Test
    void brokenAt15RandomPlaces() throws IOException {
        brokenAtRandomPlaces(20_261_125, 15);
    }

    @Test
    @Tag("ci")
    @Tag("endurance")
    void brokenAtMoreRandomPlaces() throws IOException {
        brokenAtRandomPlaces(Trials.seed(), Trials.of(1000));
    }

    private void brokenAtRandomPlaces(long seed, int times) throws IOException {
        Random random = new Random(seed);
        Path whole = folder.resolve("whole");
        Files.copy(store, whole);
        for (int i = 0; i < times; i++) {
            Files.copy(whole, store, StandardCopyOption.REPLACE_EXISTING);
            String story = "seed " + seed + ", damage " + i + ": " + damage(store, random);
            BuildReport report = Build.run(request(), Progress.SILENT);
            assertEquals(List.of(), report.warnings(), story);
            assertEquals(clean, Folders.hashes(site.resolve("public")), story);
            assertTrue(Files.size(store) > 0, story);
        }
    }

    private static String damage(Path file, Random random) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int at = random.nextInt(bytes.length);
        int length = Math.min(1 + random.nextInt(300), bytes.length - at);
        switch (random.nextInt(5)) {
            case 0 -> {
                bytes[at] ^= (byte) (1 << random.nextInt(8));
                Files.write(file, bytes);
                return "flipped at " + at;
            }
            case 1 -> {
                Files.write(file, Arrays.copyOf(bytes, at));
                return "cut at " + at;
            }
            case 2 -> {
                byte[] noise = new byte[length];
                random.nextBytes(noise);
                System.arraycopy(noise, 0, bytes, at, length);
                Files.write(file, bytes);
                return "noise of " + length + " at " + at;
            }
            case 3 -> {
                Arrays.fill(bytes, at, at + length, (byte) 0);
                Files.write(file, bytes);
                return "zeroed " + length + " at " + at;
            }
            default -> {
                Files.delete(file);
                return "deleted";
            }
        }
    }

    @Test
    void aForeignFileInItsPlace() throws IOException {
        Files.writeString(store, "A shopping list: milk, bread, and two pounds of type.\n".repeat(50));
        assertEquals(clean, built(request()));
    }

    @Test
    void aFolderInItsPlaceIsOneWarning() throws IOException {
        Files.delete(store);
        Folders.write(store, "somebody/wrote", "this");
        Files.writeString(site.resolve("content/posts/new.md"), "---\ntitle: N\ndate: 2026-02-02\n---\nText.\n");
        BuildReport report = Build.run(request(), Progress.SILENT);
        assertEquals(1, report.warnings().size(), () -> report.warnings().toString());
        assertTrue(report.warnings().get(0).message().startsWith("cannot write " + store.getParent()));
        assertTrue(Files.exists(site.resolve("public/posts/new/index.html")));
        assertEquals("this", Files.readString(store.resolve("somebody/wrote")));
    }

    /** Complete, and right for another state of the same articles. */
    @Test
    void theStoreOfAnEarlierBuild() throws IOException {
        Path earlier = folder.resolve("earlier");
        Files.copy(store, earlier);
        Path post = site.resolve("content/posts/new.md");
        Files.writeString(post, "---\ntitle: N\ndate: 2026-02-02\n---\nText.\n");
        built(request());
        Files.writeString(post, "---\ntitle: N\ndate: 2026-02-02\n---\nNext.\n");
        SortedMap<String, String> next = built(request());
        Files.copy(earlier, store, StandardCopyOption.REPLACE_EXISTING);
        assertEquals(next, built(request()));
    }

    @Test
    void aFileInThePlaceOfTheFolder() throws IOException {
        FileUtils.deleteDirectory(store.getParent().toFile());
        Files.writeString(store.getParent(), "no folder");
        assertEquals(clean, built(request()));
    }

    /** Each build finds the cache that the other left. */
    @Test
    void buildsWithDifferentOptionsInTurn() throws IOException {
        Files.writeString(site.resolve("content/posts/later.md"), "---\ntitle: Later\ndate: 2030-01-02\n---\nText.\n");
        Files.writeString(
                site.resolve("content/posts/draft.md"),
                "---\ntitle: Draft\ndate: 2026-01-02\ndraft: true\n---\n[Later](/posts/p1/)\n");
        List<BuildRequest> turns = List.of(
                request(),
                request(Optional.empty(), true, Builds.NOW),
                request(Optional.of("https://other.example/blog/"), false, Builds.NOW),
                request(Optional.empty(), false, Instant.parse("2030-01-03T00:00:00Z")));
        List<SortedMap<String, String>> wanted = turns.stream()
                .map(turn -> {
                    Path out = folder.resolve("clean-" + turns.indexOf(turn));
                    return built(new BuildRequest(site, out, turn.url(), turn.drafts(), turn.asOf(), true, 2));
                })
                .toList();
        assertEquals(4, Stream.of(wanted).flatMap(List::stream).distinct().count());
        for (int i : List.of(0, 1, 0, 2, 1, 3, 2, 2, 3, 0)) {
            assertEquals(wanted.get(i), built(turns.get(i)), "turn " + i);
        }
    }
}
